import { type Json, objectsIn, textOf } from "../json.ts";
import { explained, SlackError } from "../slack-error.ts";
import { requireBlocks } from "../validators/blocks.ts";
import { limits } from "../validators/limits.ts";

/** What a stream consists of, in the order in which it first came. */
export type Part =
  | { kind: "markdown"; text: string }
  | { kind: "task"; taskId: string; title: string; status: string; details: string; output: string; sources: Json[] }
  | { kind: "blocks"; blocks: Json[] };

/** A stream takes what it began with to its end: `markdown_text` or `chunks`. */
export type Mode = "text" | "chunks";

export interface Streamed {
  parts: Part[];
  planTitle: string | null;
}

const statuses = ["pending", "in_progress", "complete", "error"];

/**
 * The mode of what a call brings, `undefined` where it brings nothing. Throws
 * `cannot_provide_both_markdown_text_and_chunks` (docs.slack.dev/reference/methods/chat.appendStream).
 */
export function modeOf(given: { markdown_text?: string | undefined; chunks?: Json[] | undefined }): Mode | undefined {
  const isText = given.markdown_text !== undefined;
  const isChunks = given.chunks !== undefined && given.chunks.length > 0;
  if (isText && isChunks) throw new SlackError("cannot_provide_both_markdown_text_and_chunks");
  return isText ? "text" : isChunks ? "chunks" : undefined;
}

/**
 * What there was with what a call brings (shapes: @slack/types, chunk.d.ts). Text is added to text; a task with a known id is
 * that task: its title and status are replaced, its details and output added to (measured: openclaw/openclaw PR 125168).
 * Throws `msg_too_long`, `invalid_chunks` with a pointer to each fault, `invalid_blocks`.
 */
export function grown(
  before: Streamed,
  given: { markdown_text?: string | undefined; chunks?: Json[] | undefined },
): Streamed {
  const text = given.markdown_text === undefined ? [] : [{ type: "markdown_text", text: given.markdown_text }];
  const chunks = [...text, ...(given.chunks ?? [])];
  const faults = chunks.flatMap((chunk, index) => faultsOf(chunk, `/chunks/${index}`));
  if (faults.length > 0) throw explained("invalid_chunks", faults);
  const after: Streamed = { parts: structuredClone(before.parts), planTitle: before.planTitle };
  for (const chunk of chunks) take(after, chunk);
  return after;
}

function take(after: Streamed, chunk: Json): void {
  const last = after.parts.at(-1);
  if (chunk.type === "markdown_text") {
    const text = textOf(chunk.text);
    if (text.length > limits.markdownText) throw new SlackError("msg_too_long");
    if (last?.kind === "markdown") last.text += text;
    else if (text !== "") after.parts.push({ kind: "markdown", text });
  } else if (chunk.type === "plan_update") {
    after.planTitle = textOf(chunk.title);
  } else if (chunk.type === "blocks") {
    after.parts.push({ kind: "blocks", blocks: requireBlocks(chunk.blocks) });
  } else {
    takeTask(after, chunk);
  }
}

function takeTask(after: Streamed, chunk: Json): void {
  const taskId = textOf(chunk.id);
  const known = after.parts.find((part) => part.kind === "task" && part.taskId === taskId);
  const { title, status } = { title: textOf(chunk.title), status: textOf(chunk.status) };
  const [details, output] = [textOf(chunk.details), textOf(chunk.output)];
  const sources = objectsIn(chunk.sources);
  if (known?.kind !== "task") {
    after.parts.push({ kind: "task", taskId, title, status, details, output, sources });
    return;
  }
  known.details += details;
  known.output += output;
  Object.assign(known, { title, status, ...(sources.length > 0 ? { sources } : {}) });
}

function faultsOf(chunk: Json, at: string): string[] {
  const missing = (fields: readonly string[]) =>
    fields.filter((field) => textOf(chunk[field]) === "").map((field) => `missing required field: ${field}`);
  const long = ["id", "title"].filter((field) => textOf(chunk[field]).length > limits.chunkTitle);
  const tooLong = long.map((field) => `${field} must be less than ${limits.chunkTitle + 1} characters`);
  const told = (faults: readonly string[]) => faults.map((fault) => `${fault} [json-pointer:${at}]`);
  switch (chunk.type) {
    case "markdown_text":
      return typeof chunk.text === "string" ? [] : told(["missing required field: text"]);
    case "plan_update":
      return told([...missing(["title"]), ...tooLong]);
    case "task_update": {
      const isKnown = statuses.includes(textOf(chunk.status));
      const status = isKnown ? [] : [`status must be one of ${statuses.join(", ")}`];
      return told([...missing(["id", "title"]), ...tooLong, ...status]);
    }
    case "blocks": {
      const count = objectsIn(chunk.blocks).length;
      return count >= 1 && count <= limits.blocksInMessage ? [] : told(["blocks must hold 1 to 50 blocks"]);
    }
    default:
      return told([`unsupported type: ${String(chunk.type)}`]);
  }
}
