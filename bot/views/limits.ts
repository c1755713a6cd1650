import type { KnownBlock } from "@slack/types";
import { english } from "../words/english.ts";
import type { Language } from "../words/language.ts";
import type { Content } from "./pieces.ts";

/** Block Kit's limits, in characters and pieces (types of @slack/types 3.2 and Slack's reference). */
const LIMITS = {
  blocks: 50,
  homeBlocks: 100,
  section: 3000,
  field: 2000,
  fields: 10,
  header: 150,
  text: 40_000,
  spoken: 3000,
};

/** A message that Slack takes, and what did not fit into it: whole texts, for a file. Nothing is lost in between. */
export interface Fitted {
  content: { text: string; blocks: KnownBlock[] };
  overflow: string | null;
}

export function fitMessage(content: Content, language: Language = english): Fitted {
  const more = language.replies.rest;
  const overflow: string[] = [];
  const blocks = fewEnough(
    content.blocks.map((block) => fitBlock(block, overflow, more)),
    LIMITS.blocks,
    overflow,
    more,
  );
  if (blocks.length === 0 && content.text.length > LIMITS.text) overflow.push(content.text);
  const text = shorten(
    content.text,
    blocks.length === 0 ? LIMITS.text : LIMITS.spoken,
    blocks.length === 0 ? `\n${more}` : " …",
  );
  return { content: { text, blocks }, overflow: overflow.length === 0 ? null : readable(overflow.join("\n\n")) };
}

/** A Home has no files: its lists are short already, so a block too many only says where the rest is. */
export function fitHome(blocks: KnownBlock[], { home, replies }: Language): KnownBlock[] {
  const overflow: string[] = [];
  const fitted = blocks.map((block) => fitBlock(block, overflow, replies.rest));
  if (fitted.length <= LIMITS.homeBlocks) return fitted;
  return [...fitted.slice(0, LIMITS.homeBlocks - 1), note(home.moreThere)];
}

function fitBlock(block: KnownBlock, overflow: string[], more: string): KnownBlock {
  if (block.type === "header" && block.text.text.length > LIMITS.header) {
    overflow.push(block.text.text);
    return { ...block, text: { ...block.text, text: `${block.text.text.slice(0, LIMITS.header - 2)} …` } };
  }
  if (block.type === "context") {
    const elements = block.elements.map((element) =>
      element.type === "mrkdwn" ? fitText(element, LIMITS.section, overflow, more) : element,
    );
    return { ...block, elements };
  }
  if (block.type !== "section") return block;
  const fields = block.fields?.slice(0, LIMITS.fields).map((field) => fitText(field, LIMITS.field, overflow, more));
  for (const field of block.fields?.slice(LIMITS.fields) ?? []) overflow.push(field.text);
  return {
    ...block,
    ...(block.text === undefined ? {} : { text: fitText(block.text, LIMITS.section, overflow, more) }),
    ...(fields === undefined ? {} : { fields }),
  };
}

function fitText<T extends { text: string }>(text: T, limit: number, overflow: string[], more: string): T {
  if (text.text.length <= limit) return text;
  overflow.push(text.text);
  return { ...text, text: shorten(text.text, limit, `\n${more}`) };
}

/** Buttons stay; of the rest the last blocks go. */
function fewEnough(blocks: KnownBlock[], limit: number, overflow: string[], more: string): KnownBlock[] {
  if (blocks.length <= limit) return blocks;
  const buttons = blocks.filter((block) => block.type === "actions");
  const words = blocks.filter((block) => block.type !== "actions");
  const kept = limit - buttons.length - 1;
  for (const block of words.slice(kept)) overflow.push(wordsOf(block));
  return [...words.slice(0, kept), note(more), ...buttons];
}

/** Cuts at a space, never inside an entity, a mention or a link, and closes a code block that it cut. */
function shorten(text: string, limit: number, ending: string): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - ending.length - 4);
  const whole = room.replace(/(?:&[a-z]{0,4}|<[^>\s]{0,400})$/, "");
  const atSpace = whole.slice(0, Math.max(whole.lastIndexOf("\n"), whole.lastIndexOf(" "), whole.length - 200));
  const isInCode = (atSpace.match(/```/g)?.length ?? 0) % 2 === 1;
  return `${atSpace}${isInCode ? "\n```" : ""}${ending}`;
}

function wordsOf(block: KnownBlock): string {
  if (block.type === "header") return block.text.text;
  if (block.type === "section")
    return [block.text?.text, ...(block.fields ?? []).map((field) => field.text)].join("\n");
  if (block.type === "context")
    return block.elements.map((element) => ("text" in element ? element.text : "")).join("\n");
  return "";
}

function readable(mrkdwn: string): string {
  return mrkdwn.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

function note(text: string): KnownBlock {
  return { type: "context", elements: [{ type: "mrkdwn", text }] };
}
