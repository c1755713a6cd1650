import { make } from "../frame/dom.js";
import { codeBlock, link } from "./mrkdwn.js";

/** The `markdown` block: headings, lists, quotes, code, bold, italic, links. */
export function markdown(text) {
  const lines = text.split("\n");
  const nodes = [];
  while (lines.length > 0) nodes.push(...block(lines));
  return nodes;
}

/** Takes the next block off `lines`. */
function block(lines) {
  const line = lines.shift();
  if (line.trim() === "") return [];
  if (line.startsWith("```")) {
    const code = taken(lines, (next) => !next.startsWith("```"));
    lines.shift();
    return [codeBlock(code.join("\n"))];
  }
  const [, marks, title] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (marks) return [make("h3", { class: marks.length === 1 ? "header" : undefined }, ...inline(title))];
  const kind = /^\s*[-*] /.test(line) ? "ul" : /^\s*\d+\. /.test(line) ? "ol" : undefined;
  if (kind) {
    const form = kind === "ul" ? /^\s*[-*] / : /^\s*\d+\. /;
    const items = [line, ...taken(lines, (next) => form.test(next))];
    return [
      make(kind, { class: "bullets" }, ...items.map((item) => make("li", {}, ...inline(item.replace(form, ""))))),
    ];
  }
  if (line.startsWith(">")) {
    const quoted = [line, ...taken(lines, (next) => next.startsWith(">"))];
    return [make("blockquote", {}, ...inline(quoted.map((one) => one.replace(/^> ?/, "")).join("\n")))];
  }
  const rest = taken(lines, (next) => next.trim() !== "" && !/^(#|```|>|\s*[-*] |\s*\d+\. )/.test(next));
  return [make("p", { class: "said" }, ...inline([line, ...rest].join("\n")))];
}

function taken(lines, isWanted) {
  const end = lines.findIndex((line) => !isWanted(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

const tokens =
  /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|(?<![\w*])\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_(?!\w)|(https?:\/\/[^\s<>)]+)/g;

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    nodes.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, code, bold, label, url, star, under, bare] = match;
    if (code !== undefined) nodes.push(make("code", {}, code));
    else if (bold !== undefined) nodes.push(make("strong", {}, ...inline(bold)));
    else if (url !== undefined) nodes.push(link(url, label));
    else if (bare !== undefined) nodes.push(link(bare, bare));
    else nodes.push(make("em", {}, ...inline(star ?? under)));
  }
  nodes.push(text.slice(end));
  return nodes;
}
