/** A page as a tree, as far as reading forms, rows and links needs it. */
export interface Element {
  tag: string;
  attributes: Record<string, string>;
  parent: Element | null;
  children: (Element | string)[];
}

const EMPTY = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const RAW = new Set(["script", "style"]);
/** What ends an open one of these: the next one of them, unless a list or table of its own has begun in it. */
const ENDED_BY: Record<string, string[]> = {
  ...{ li: ["li"], tr: ["tr"], option: ["option"], p: ["p"], td: ["td", "th"], th: ["td", "th"] },
  ...{ dt: ["dt", "dd"], dd: ["dt", "dd"], thead: ["thead", "tbody"], tbody: ["thead", "tbody"], tfoot: ["tbody"] },
};
const OF_ITS_OWN = new Set("table ul ol dl select div section article form fieldset main body".split(" "));
const LINE = new Set(
  "address article aside br dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);

const TOKEN =
  /<!--[\s\S]*?-->|<![^>]*>|<\/([a-z][a-z0-9-]*)\s*>|<([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|[^<]+|</gi;

export function parseHtml(markup: string): Element {
  const root: Element = { tag: "", attributes: {}, parent: null, children: [] };
  let open = root;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(markup); found !== null; found = TOKEN.exec(markup)) {
    const [whole, ended, begun, attributes = ""] = found;
    if (ended !== undefined) open = closed(open, ended.toLowerCase());
    else if (begun !== undefined) {
      const tag = begun.toLowerCase();
      open = madeRoomFor(open, tag);
      const element: Element = { tag, attributes: readAttributes(attributes), parent: open, children: [] };
      open.children.push(element);
      if (RAW.has(tag)) {
        const end = markup.toLowerCase().indexOf(`</${tag}`, TOKEN.lastIndex);
        TOKEN.lastIndex = end < 0 ? markup.length : end;
        open = element;
      } else if (!EMPTY.has(tag)) open = element;
    } else if (!whole.startsWith("<!")) open.children.push(unescaped(whole));
  }
  return root;
}

/** All elements below, in the page's order. */
export function allOf(element: Element): Element[] {
  return element.children.flatMap((child) => (typeof child === "string" ? [] : [child, ...allOf(child)]));
}

export function tagged(element: Element, ...tags: string[]): Element[] {
  return allOf(element).filter(({ tag }) => tags.includes(tag));
}

export function ancestors(element: Element): Element[] {
  return element.parent === null ? [] : [element.parent, ...ancestors(element.parent)];
}

/** What somebody reads there, line by line: also what stands in fields, and of a choice the chosen one. */
export function textOf(element: Element): string {
  return read(element)
    .replace(/[ \t\r\f\v\u00a0]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

function read(element: Element): string {
  const { tag, attributes, children } = element;
  if (RAW.has(tag) || tag === "head" || tag === "template" || "hidden" in attributes) return "";
  if (tag === "input")
    return /^(text|search|url|number|date|time|email|)$/.test(attributes.type ?? "") ? shown(attributes.value) : "";
  if (tag === "option" && !("selected" in attributes)) return "";
  const inner = children
    .map((child) => (typeof child === "string" ? child.replace(/\s+/g, " ") : read(child)))
    .join("");
  if (LINE.has(tag)) return `\n${inner}\n`;
  return tag === "td" || tag === "th" || tag === "label" || tag === "button" || tag === "option" ? ` ${inner} ` : inner;
}

function shown(value: string | undefined): string {
  return value === undefined ? "" : ` ${value} `;
}

function closed(open: Element, tag: string): Element {
  for (let element: Element | null = open; element !== null; element = element.parent) {
    if (element.tag === tag) return element.parent ?? element;
  }
  return open;
}

function madeRoomFor(open: Element, tag: string): Element {
  const ended = ENDED_BY[tag] ?? [];
  for (let element: Element | null = open; element !== null && !OF_ITS_OWN.has(element.tag); element = element.parent) {
    if (ended.includes(element.tag)) return element.parent ?? element;
  }
  return open;
}

function readAttributes(written: string): Record<string, string> {
  const found = written.matchAll(/([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g);
  return Object.fromEntries(
    [...found].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      unescaped(double ?? single ?? bare ?? ""),
    ]),
  );
}

const SIGNS: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " ", middot: "·" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return SIGNS[name.toLowerCase()] ?? whole;
  });
}
