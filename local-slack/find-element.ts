import type { Json } from "./json.ts";
import { allBlocks, elementsIn } from "./nested-blocks.ts";

/** An interactive element by its `action_id`, and where several share one, by block or by value too. */
export function findElement(
  blocks: readonly Json[],
  wanted: { actionId: string; blockId?: string | undefined; value?: unknown },
): { blockId: string; element: Json } | undefined {
  const found = allBlocks(blocks)
    .flatMap((block) => elementsIn(block).map((element) => ({ blockId: String(block.block_id), element })))
    .filter((one) => one.element.action_id === wanted.actionId)
    .filter((one) => wanted.blockId === undefined || one.blockId === wanted.blockId);
  return found.find((one) => wanted.value !== undefined && one.element.value === wanted.value) ?? found[0];
}
