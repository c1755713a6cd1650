import type { Json } from "./json.ts";

/** The `rich_text` block that Slack makes of what a person wrote: mentions, links, emoji, styles, code. */
export function richText(text: string, blockId: string): Json {
  const elements: Json[] = [];
  for (const part of text.split(/(```[\s\S]*?```)/)) {
    if (part === "") continue;
    const code = /^```\n?([\s\S]*?)\n?```$/.exec(part)?.[1];
    if (code === undefined) elements.push({ type: "rich_text_section", elements: inline(part) });
    else
      elements.push({ type: "rich_text_preformatted", elements: [{ type: "text", text: unescaped(code) }], border: 0 });
  }
  return { type: "rich_text", block_id: blockId, elements };
}

/** Marks bare addresses as links (`<https://…>`), as Slack does with what people type; code is left alone. */
export function withLinks(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`|<[^>\n]*>)/)
    .map((part, at) => (at % 2 ? part : part.replace(/https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)"'*_~]/g, "<$&>")))
    .join("");
}

const tokens =
  /<([^>\n]+)>|`([^`\n]+)`|:([a-z0-9_+'-]+):|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<!\w)_([^_\n]+)_(?!\w)|(?<!\w)~([^~\n]+)~(?!\w)/g;

function inline(text: string, style: Json = {}): Json[] {
  const found: Json[] = [];
  const styled = Object.keys(style).length > 0 ? { style } : {};
  const plain = (part: string): void => {
    if (part !== "") found.push({ type: "text", text: unescaped(part), ...styled });
  };
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    plain(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, angle, code, emoji, bold, italic, strike] = match;
    if (angle !== undefined) found.push({ ...reference(angle), ...styled });
    else if (code !== undefined) found.push({ type: "text", text: unescaped(code), style: { ...style, code: true } });
    else if (emoji !== undefined) found.push({ type: "emoji", name: emoji });
    else if (bold !== undefined) found.push(...inline(bold, { ...style, bold: true }));
    else if (italic !== undefined) found.push(...inline(italic, { ...style, italic: true }));
    else if (strike !== undefined) found.push(...inline(strike, { ...style, strike: true }));
  }
  plain(text.slice(end));
  return found;
}

function reference(inside: string): Json {
  const [target = "", label] = inside.split("|");
  if (target.startsWith("@")) return { type: "user", user_id: target.slice(1) };
  if (target.startsWith("#")) return { type: "channel", channel_id: target.slice(1) };
  if (target.startsWith("!subteam^")) return { type: "usergroup", usergroup_id: target.slice(9) };
  if (target.startsWith("!")) return { type: "broadcast", range: target.slice(1) };
  return { type: "link", url: unescaped(target), ...(label ? { text: unescaped(label) } : {}) };
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
