import { closeSync, existsSync, openSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import { type Call, textOf } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import { callPlatform } from "../platform/call-platform.ts";
import type { Surroundings } from "../surroundings.ts";

const exportedSchema = z.object({ file: z.string(), rows: z.number(), lastRow: z.number(), lastHash: z.string() });

/** What the platform answers, but for an export: then the file that was written. */
export const resultSchema = z.union([exportedSchema, z.unknown()]);

const pageSchema = z.object({
  rows: z.array(z.looseObject({ seq: z.number().int(), hash: z.string() })),
  isLast: z.boolean(),
});

/** Asks the platform; of an export it brings page after page into a file of JSON lines, a row a line. */
export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  const { into, ...options } = call.options;
  if (call.args.action !== "export") {
    if (into === undefined) return callPlatform(around, command, call);
    return failed("usage", "`--into` goes with `export` alone.", "Write `tool audit export --into <file>`.");
  }
  const file = resolve(around.folder, textOf(into) ?? "audit.jsonl");
  if (existsSync(file)) return failed("exists", `${file} is there already.`, "Name another file: --into <file>");
  const handle = openSync(file, "wx", 0o600); // it says who did what
  let isWhole = false;
  try {
    const written = await writeRows(handle, { ...call, options }, around, command);
    if (written.kind === "failed") return written.outcome;
    isWhole = true;
    around.hasChanged(file);
    const { rows, lastRow, lastHash } = written;
    return { result: { file, rows, lastRow, lastHash } };
  } finally {
    closeSync(handle);
    if (!isWhole) rmSync(file, { force: true });
  }
}

type Written =
  | { kind: "written"; rows: number; lastRow: number; lastHash: string }
  | { kind: "failed"; outcome: Outcome };

async function writeRows(handle: number, call: Call, around: Surroundings, command: Command): Promise<Written> {
  let rows = 0;
  let lastRow = Number(textOf(call.options.after) ?? "0");
  let lastHash = "";
  for (let isLast = false; !isLast; ) {
    const options = rows === 0 ? call.options : { ...call.options, after: String(lastRow) };
    const { result, ...said } = await callPlatform(around, command, { ...call, options });
    if (said.error !== undefined) return { kind: "failed", outcome: said };
    const page = pageSchema.parse(result);
    writeSync(handle, page.rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    rows += page.rows.length;
    lastRow = page.rows.at(-1)?.seq ?? lastRow;
    lastHash = page.rows.at(-1)?.hash ?? lastHash;
    isLast = page.isLast;
  }
  return { kind: "written", rows, lastRow, lastHash };
}
