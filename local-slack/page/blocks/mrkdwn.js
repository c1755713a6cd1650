import { make } from "../frame/dom.js";
import { emoji } from "./emoji.js";

/**
 * Slack's mrkdwn as nodes: paragraphs, lists, quotes, code. `names` tells what things are called:
 * `{person(userId), channel(channelId), group(groupId), isMe(userId), date(pattern, seconds)}`.
 * Bare addresses become links, unless the text is `verbatim`.
 * @returns {Node[]}
 */
export function mrkdwn(written, names, { isVerbatim = false } = {}) {
  const text = isVerbatim ? written : withLinks(written);
  return text.split(/(```[\s\S]*?```)/).flatMap((part) => {
    const code = /^```\n?([\s\S]*?)\n?```$/.exec(part)?.[1];
    return code === undefined ? paragraphs(part, names) : [codeBlock(plain(code))];
  });
}

function withLinks(text) {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]+`|<[^>\n]*>)/)
    .map((part, at) => (at % 2 ? part : part.replace(/https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)"'*_~]/g, "<$&>")))
    .join("");
}

/** Plain text of Slack: only its emoji are shown. */
export function plainText(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}

export function link(url, label) {
  if (!/^(https?:|mailto:)/i.test(url)) return document.createTextNode(label);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

export function mention(label, isMe = false) {
  return make("span", { class: isMe ? "mention me" : "mention" }, label);
}

/** Code keeps its lines; long ones are scrolled, by keyboard too. */
export function codeBlock(text) {
  return make("pre", { tabindex: 0, role: "region", "aria-label": "Code" }, text);
}

const kinds = [
  { kind: "quote", form: /^(?:&gt;|>) ?/ },
  { kind: "steps", form: /^(?:• )?\*?[✓✗▸·] / },
  { kind: "bullets", form: /^• / },
  { kind: "lead", form: /^(?=\*[^*\n]+\*$)/ },
];

/** Lines of one kind stand together: quotes, lists, the steps of a card, a line that is a title. */
function paragraphs(text, names) {
  const groups = [];
  for (const line of text.split("\n")) {
    const kind = kinds.find(({ form }) => form.test(line))?.kind ?? "said";
    if (groups.at(-1)?.kind === kind && kind !== "lead") groups.at(-1).lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.flatMap(({ kind, lines }) => drawings[kind](lines, names));
}

const drawings = {
  said: (lines, names) => {
    const text = lines.join("\n");
    if (text.trim() === "") return [];
    return [make("p", { class: "said" }, ...inline(text.replace(/^\n+|\n+$/g, ""), names))];
  },
  lead: ([line], names) => [make("p", { class: "said lead" }, ...inline(line, names))],
  quote: (lines, names) => [
    make(
      "blockquote",
      { class: "said" },
      ...inline(lines.map((line) => line.replace(/^(?:&gt;|>) ?/, "")).join("\n"), names),
    ),
  ],
  bullets: (lines, names) => [
    make("ul", { class: "bullets" }, ...lines.map((line) => make("li", {}, ...inline(line.slice(2), names)))),
  ],
  steps: (lines, names) => [make("ul", { class: "steps" }, ...lines.map((line) => step(line, names)))],
};

/** The sign stands in a column of its own. It is text: copied, the line is what was sent. */
function step(line, names) {
  const [, bold, sign, words] = /^(?:• )?(\*?)([✓✗▸·]) (.*)$/.exec(line);
  const inside = make("span", {}, ...inline(`${bold}${words}`, names));
  return make(
    "li",
    { class: line.startsWith("•") ? `item ${stepStates[sign]}` : stepStates[sign] },
    make("span", { class: "step-sign" }, `${sign} `),
    inside,
  );
}

const stepStates = { "✓": "done", "✗": "failed", "▸": "now", "·": "next" };

const tokens =
  /<([^>\n]+)>|`([^`\n]+)`|:([a-z0-9_+-]+):|(?<![\p{L}\p{N}*])\*([^*\n]+)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])~([^~\n]+)~(?![\p{L}\p{N}])/gu;

function inline(text, names) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(tokens)) {
    nodes.push(document.createTextNode(plain(text.slice(end, match.index))));
    end = match.index + match[0].length;
    const [, angle, code, picture, bold, italic, strike] = match;
    if (angle !== undefined) nodes.push(reference(angle, names));
    else if (code !== undefined) nodes.push(make("code", {}, plain(code)));
    else if (picture !== undefined) nodes.push(document.createTextNode(emoji(picture)));
    else if (bold !== undefined) nodes.push(make("strong", {}, ...inline(bold, names)));
    else if (italic !== undefined) nodes.push(make("em", {}, ...inline(italic, names)));
    else if (strike !== undefined) nodes.push(make("s", {}, ...inline(strike, names)));
  }
  nodes.push(document.createTextNode(plain(text.slice(end))));
  return nodes;
}

function reference(inside, names) {
  const [target, label] = inside.split("|");
  const name = target.slice(1);
  if (target.startsWith("@")) return mention(`@${names.person(name)}`, names.isMe(name));
  if (target.startsWith("#")) return mention(`#${names.channel(name)}`);
  if (target.startsWith("!date^")) return dateText(target, label, names);
  if (target.startsWith("!subteam^")) return mention(label ?? `@${names.group(target.slice(9))}`);
  if (target.startsWith("!")) return mention(label ?? `@${name.split("^")[0]}`);
  return link(plain(target), plain(label ?? target.replace(/^mailto:/, "")));
}

/** What a date can hold, in seconds: https://tc39.es/ecma262/#sec-time-values-and-time-range. */
const LAST_SECOND = 8.64e12;

function dateText(target, label, names) {
  const [, seconds, pattern = "{date_short} {time}"] = target.split("^");
  if (!/^\d+$/.test(seconds ?? "") || Number(seconds) > LAST_SECOND)
    return document.createTextNode(plain(label ?? target));
  const time = make("time", { title: plain(label ?? "") }, plain(names.date(pattern, Number(seconds))));
  time.dateTime = new Date(Number(seconds) * 1000).toISOString();
  return time;
}

function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
