import type { FileChange } from "./file-list.ts";
import type { TranscriptLine } from "./read-transcripts.ts";

/** One attempt of an agent, with what it wrote down. */
export interface ToldBuild {
  id: string;
  round: number;
  attempt: number;
  harness: string;
  model: string | null;
  status: string;
  summary: string | null;
  lines: readonly TranscriptLine[];
}

/** The work of agents on one request, for people: markdown, oldest first. */
export function tellWork(title: string, builds: readonly ToldBuild[]): string {
  const intro = "What the coding agent was told, said and did. What looked like a credential was replaced by [secret].";
  return [`# The work on ${title}`, intro, ...builds.map(tellBuild)].join("\n\n").concat("\n");
}

function tellBuild({ id, round, attempt, harness, model, status, summary, lines }: ToldBuild): string {
  const by = model === null ? harness : `${harness}, ${model}`;
  const head = `## Round ${round}, attempt ${attempt}: ${by}\n\n${id} · ${status} · ${costOf(lines)}`;
  const said = summary === null ? [] : [`> ${summary.replace(/\n/g, "\n> ")}`];
  return [head, ...said, ...lines.flatMap(tellLine)].join("\n\n");
}

function costOf(lines: readonly TranscriptLine[]): string {
  const calls = lines.filter(({ kind }) => kind === "model_call");
  const usd = calls.reduce((sum, { costUsd }) => sum + (typeof costUsd === "number" ? costUsd : 0), 0);
  return `${calls.length} model ${calls.length === 1 ? "call" : "calls"}, $${usd.toFixed(2)}`;
}

function tellLine(line: TranscriptLine): string[] {
  const text = (field: string) => (typeof line[field] === "string" ? (line[field] as string) : "");
  switch (line.kind) {
    case "began":
      return [
        `${clock(line)} **Begins** (${text("occasion")}${versionOf(line.harness)}) from ${text("base").slice(0, 12)}; taught: ${hashes(line.skills)}${pagesOf(line.contextPages)}; prompt ${text("promptSha256").slice(0, 12)}:`,
        fenced(text("assignment"), "text"),
      ];
    case "text":
      return [text("text").trim()].filter((said) => said !== "");
    case "call_start":
      return [`${clock(line)} **${text("title")}**`, ...(text("input") === "" ? [] : [fenced(text("input"), "json")])];
    case "call_end": {
      const result = `${line.ok === true ? "→" : "✗"} ${text("note")}`;
      return [result, ...(text("output") === "" ? [] : [fenced(text("output"), "text")])];
    }
    case "heard":
      return [`${clock(line)} It was told what was said meanwhile.`];
    case "changed":
      return [`${clock(line)} Changed: ${changes(line.files)}`];
    case "model_call":
      return [
        `${clock(line)} Model call: ${text("model")}, ${number(line.inputTokens)} in, ${number(line.cacheReadTokens)} from the cache, ${number(line.outputTokens)} out, $${number(line.costUsd).toFixed(4)}`,
      ];
    case "read_call": {
      const got = text("refused") === "" ? `${number(line.bytes)} bytes` : `nothing (${text("refused")})`;
      return [`${clock(line)} Read in the name of ${text("personId")}: ${text("call")} gave ${got}`];
    }
    case "done":
      return [`${clock(line)} **Done**`];
    case "error":
      return [`${clock(line)} **Ended**: ${text("message")}`];
    case "diff":
      return ["### What it changed", fenced(text("diff"), "diff")];
    default:
      return [];
  }
}

function pagesOf(pages: unknown): string {
  return Array.isArray(pages) && pages.length > 0 ? `; given of the company's context: ${hashes(pages)}` : "";
}

function versionOf(harness: unknown): string {
  const { name = "", version = null } = (harness ?? {}) as { name?: string; version?: string | null };
  return version === null ? "" : `, ${name} ${version}`;
}

function clock({ at }: TranscriptLine): string {
  return String(at).slice(11, 19);
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function hashes(materials: unknown): string {
  if (!Array.isArray(materials) || materials.length === 0) return "nothing";
  return (materials as { name: string; sha256: string }[])
    .map(({ name, sha256 }) => `${name} (${sha256.slice(0, 12)})`)
    .join(", ");
}

function changes(files: unknown): string {
  return Array.isArray(files)
    ? (files as FileChange[]).map(({ path, change }) => `${path} (${change})`).join(", ")
    : "";
}

/** However many backticks are in it. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}
