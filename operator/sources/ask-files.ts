import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseJson } from "../../lib/json.ts";
import { QUERY_LIMITS, type SourceAnswer, tooManyRows, tooSlow } from "../../sdk/contract/door/data-answer.ts";
import type { FileQuery, GivenQuery } from "./file-query.ts";

const PROGRAM = fileURLToPath(new URL("./file-program.ts", import.meta.url));
const HEAP_MB = 384;
/** Quotes and commas beside the cells. */
const JSON_FACTOR = 4;

/**
 * Asks a database's file or a folder of CSV in a process of its own, which is killed when its time is over: SQLite, once it
 * counts, hears nobody. It gets nothing of this process's environment.
 */
export function askFiles(wanted: FileQuery): Promise<SourceAnswer> {
  const { limits } = wanted;
  const flags = ["--disable-warning=ExperimentalWarning", `--max-old-space-size=${HEAP_MB}`];
  const child = spawn(process.execPath, [...flags, PROGRAM], { env: {}, cwd: "/", stdio: ["pipe", "pipe", "ignore"] });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    let end: SourceAnswer | null = null;
    const kill = (answer: SourceAnswer) => {
      end ??= answer;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => kill(tooSlow(limits)), limits.ms);
    child.stdout.on("data", (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > limits.bytes * JSON_FACTOR) kill(tooManyRows(limits));
    });
    child.once("error", () => kill(ENDED));
    child.once("close", () => {
      clearTimeout(timer);
      const said = parseJson(Buffer.concat(parts).toString("utf8"));
      resolve(end ?? (said as SourceAnswer | undefined) ?? ENDED);
    });
    // It may end before it has read.
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify(wanted));
  });
}

/** What an App in its Checks is given, in such a process too: its query is as little known as any. */
export function askGiven(sent: unknown, { bindings, given }: GivenQuery["manifest"]): Promise<SourceAnswer> {
  return askFiles({ kind: "given", sent, manifest: { bindings, ...(given && { given }) }, limits: QUERY_LIMITS });
}

const ENDED: SourceAnswer = {
  ok: false,
  code: "too_slow",
  problem: "The query takes more memory than there is.",
  fix: "Ask for less: fewer columns, a shorter time.",
};
