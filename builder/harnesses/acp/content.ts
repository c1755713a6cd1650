import type { ModelBlock } from "../../model.ts";

type AcpContent = { type: "text"; text: string } | { type: "image"; mimeType: string; data: string };

/** Blocks for a model as the protocol has them. Where the agent takes no pictures, it is told that there was one. */
export function acpContent(blocks: readonly ModelBlock[], takesPictures: boolean): AcpContent[] {
  return blocks.flatMap((block): AcpContent[] => {
    if (block.type === "text") return [{ type: "text", text: block.text }];
    if (block.type !== "image" || block.source.type !== "base64") return [];
    const { media_type: mimeType, data } = block.source;
    return takesPictures
      ? [{ type: "image", mimeType, data }]
      : [{ type: "text", text: "(This agent cannot look at pictures: one stood here.)" }];
  });
}
