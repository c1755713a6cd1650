import { stripTypeScriptTypes } from "node:module";
import { parentPort } from "node:worker_threads";
import { systemCode } from "../../lib/errors.ts";
import type { Stripped } from "./stripping.ts";

// The program of the thread that strips: see stripping.ts. What is no TypeScript is null; any other error ends it all.
const NO_TYPESCRIPT = ["ERR_INVALID_TYPESCRIPT_SYNTAX", "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX"];

strip(""); // What strips is loaded at the first use.
parentPort?.on("message", (sources: string[]) => parentPort?.postMessage(sources.map(strip) satisfies Stripped));

function strip(source: string): string | null {
  try {
    return stripTypeScriptTypes(source);
  } catch (error) {
    // The checks tell the agent of its error, line by line.
    if (NO_TYPESCRIPT.includes(systemCode(error) ?? "")) return null;
    throw error;
  }
}
