import type { Json } from "../json.ts";
import { randomName } from "../random.ts";
import { richText } from "../rich-text.ts";
import { storedBlocks } from "../validators/stored-blocks.ts";
import type { Part, Streamed } from "./chunks.ts";

/** `timeline` shows each task where it came, `plan` all of them together, where the first one came. */
export type TaskDisplay = "timeline" | "plan";

/**
 * What a streamed message says: `text` is all its markdown, or the titles of its tasks where it has none. Slack turns the
 * markdown into rich text; here it stays a `markdown` block.
 */
export function drawn(streamed: Streamed, display: TaskDisplay): { text: string; blocks: Json[] } {
  const tasks = streamed.parts.filter((part) => part.kind === "task");
  const said = streamed.parts.filter((part) => part.kind === "markdown").map((part) => part.text);
  const titles = [...(streamed.planTitle ? [streamed.planTitle] : []), ...tasks.map((task) => task.title)];
  const text = said.length > 0 ? said.join("\n\n") : titles.join("\n");
  if (display === "timeline") return { text, blocks: storedBlocks(streamed.parts.flatMap(blocksOf)) };
  const plan = {
    type: "plan",
    title: streamed.planTitle ?? tasks.at(-1)?.title ?? "",
    tasks: tasks.flatMap(blocksOf),
  };
  const isPlanned = tasks.length > 0 || streamed.planTitle !== null;
  const first = streamed.parts.findIndex((part) => part.kind === "task");
  const at = first < 0 ? 0 : first;
  const others = (parts: readonly Part[]) => parts.filter((part) => part.kind !== "task").flatMap(blocksOf);
  const before = others(streamed.parts.slice(0, at));
  const after = others(streamed.parts.slice(at));
  return { text, blocks: storedBlocks([...before, ...(isPlanned ? [plan] : []), ...after]) };
}

function blocksOf(part: Part): Json[] {
  if (part.kind === "markdown") return [{ type: "markdown", text: part.text }];
  if (part.kind === "blocks") return part.blocks;
  const { taskId, title, status, details, output, sources } = part;
  return [
    {
      type: "task_card",
      task_id: taskId,
      title,
      status,
      ...(details === "" ? {} : { details: richText(details, randomName(5)) }),
      ...(output === "" ? {} : { output: richText(output, randomName(5)) }),
      ...(sources.length > 0 ? { sources } : {}),
    },
  ];
}
