import { make } from "./dom.js";
import { emoji } from "./emoji.js";

/**
 * Slack's mrkdwn as nodes. `names` tells what people and channels are called: `{person(userId), channel(channelId)}`.
 * @returns {Node[]}
 */
export function mrkdwn(text, names) {
  return text.split(/(```[\s\S]*?```)/).flatMap((part) => {
    const code = /^```\n?([\s\S]*?)\n?```$/.exec(part)?.[1];
    return code === undefined ? paragraphs(part, names) : [make("pre", {}, plain(code))];
  });
}

/** Plain text of Slack: only its emoji are shown. */
export function plainText(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}

export function link(url, label) {
  if (!/^(https?:|mailto:)/i.test(url)) return document.createTextNode(label);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

export function mention(label) {
  return make("span", { class: "mention" }, label);
}

function paragraphs(text, names) {
  return text.split(/((?:^|\n)(?:&gt; ?.*(?:\n|$))+)/).flatMap((part) => {
    if (!/^\n?&gt;/.test(part)) return inline(part, names);
    return [make("blockquote", {}, ...inline(part.trim().replace(/^&gt; ?/gm, ""), names))];
  });
}

const tokens =
  /<([^>\n]+)>|`([^`\n]+)`|:([a-z0-9_+-]+):|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<!\w)_([^_\n]+)_(?!\w)|(?<!\w)~([^~\n]+)~(?!\w)/g;

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
  if (target.startsWith("@")) return mention(`@${names.person(target.slice(1))}`);
  if (target.startsWith("#")) return mention(`#${names.channel(target.slice(1))}`);
  if (target.startsWith("!date^")) return document.createTextNode(dateText(target, label));
  if (target.startsWith("!")) return mention(label ?? `@${target.slice(1).split("^")[0]}`);
  return link(plain(target), plain(label ?? target.replace(/^mailto:/, "")));
}

function dateText(target, label) {
  const seconds = Number(target.split("^")[1]);
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toLocaleString() : (label ?? target);
}

function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
