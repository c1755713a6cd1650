import { isJson, type Json, objectsIn } from "../json.ts";
import { randomName } from "../random.ts";

/** The blocks as Slack keeps and gives them back: with ids where there were none, with every text's defaults. */
export function storedBlocks(blocks: readonly Json[]): Json[] {
  return blocks.map((block) => {
    const isRich = block.type === "rich_text" || block.type === "markdown";
    const filled = isRich ? block : (withDefaults(block) as Json);
    return { ...filled, ...insideOf(filled), block_id: block.block_id ?? randomName(5) };
  });
}

/** The blocks inside a container or carousel are blocks with ids of their own. */
function insideOf(block: Json): Json {
  if (block.type === "container") return { child_blocks: storedBlocks(objectsIn(block.child_blocks)) };
  return block.type === "carousel" ? { elements: storedBlocks(objectsIn(block.elements)) } : {};
}

const interactive =
  /^(button|overflow|checkboxes|radio_buttons|datepicker|timepicker|.*_select|.*_input|feedback_buttons|icon_button)$/;

function withDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDefaults);
  if (!isJson(value)) return value;
  const copy: Json = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDefaults(inner)]));
  if (copy.type === "plain_text") return { emoji: true, ...copy };
  if (copy.type === "mrkdwn") return { verbatim: false, ...copy };
  if (typeof copy.type === "string" && interactive.test(copy.type) && copy.action_id === undefined) {
    copy.action_id = randomName(5);
  }
  return copy;
}
