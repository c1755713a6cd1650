import { isJson, type Json, objectsIn } from "./json.ts";

/** The blocks with those inside containers and carousels, each after the one that it stands in. */
export function allBlocks(blocks: readonly Json[]): Json[] {
  return blocks.flatMap((block) => [block, ...allBlocks(childrenOf(block))]);
}

/** Everything in a block itself that may be pressed, chosen or written in. */
export function elementsIn(block: Json): Json[] {
  if (block.type === "carousel") return [];
  return [block.element, block.accessory, ...objectsIn(block.elements), ...objectsIn(block.actions)].filter(isJson);
}

function childrenOf(block: Json): Json[] {
  if (block.type === "container") return objectsIn(block.child_blocks);
  return block.type === "carousel" ? objectsIn(block.elements) : [];
}
