import { make } from "../frame/dom.js";

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON with its parts told apart, and what was searched for marked. */
export function jsonView(value, words, label) {
  const text = JSON.stringify(value, null, 2) ?? "null";
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    nodes.push(...marked(text.slice(end, match.index), words));
    end = match.index + match[0].length;
    const [, string, colon, word, number] = match;
    const kind = string ? (colon ? "key" : "string") : word ? "word" : "number";
    nodes.push(make("span", { class: `json-${kind}` }, ...marked(string ?? word ?? number, words)), colon ?? "");
  }
  nodes.push(...marked(text.slice(end), words));
  return make("pre", { class: "json", tabindex: 0, role: "region", "aria-label": label }, ...nodes);
}

function marked(text, words) {
  if (words === "") return [text];
  const nodes = [];
  const wanted = words.toLowerCase();
  let rest = text;
  for (let at = rest.toLowerCase().indexOf(wanted); at >= 0; at = rest.toLowerCase().indexOf(wanted)) {
    nodes.push(rest.slice(0, at), make("mark", {}, rest.slice(at, at + wanted.length)));
    rest = rest.slice(at + wanted.length);
  }
  return [...nodes, rest];
}
