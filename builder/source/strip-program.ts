import { stripTypeScriptTypes } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { systemCode } from "../../lib/errors.ts";

// The program of the thread that strips: see stripped.ts. What is no TypeScript is left out; any other error ends it all.
const NO_TYPESCRIPT = ["ERR_INVALID_TYPESCRIPT_SYNTAX", "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX"];

const files = workerData as { path: string; source: string }[];
parentPort?.postMessage(
  files.flatMap(({ path, source }) => {
    const code = strip(source);
    return code === null ? [] : [{ path, code }];
  }),
);

function strip(source: string): string | null {
  try {
    return stripTypeScriptTypes(source);
  } catch (error) {
    // The checks tell the agent of its error, line by line.
    if (NO_TYPESCRIPT.includes(systemCode(error) ?? "")) return null;
    throw error;
  }
}
