import { isButton, wordsOn } from "./forms.ts";
import { allOf, ancestors, type Element, parseHtml, tagged, textOf } from "./html.ts";
import type { Who } from "./shape.ts";
import type { Shown, Stand } from "./stand.ts";

export interface Page {
  url: string;
  root: Element;
}

const MOST_LINKS = 30;
const ROWS = ["tr", "li", "article", "section", "details", "dl", "fieldset", "form", "div", "p"];
/** Beyond one of these, another row begins. */
const WHOLE_ROWS = new Set(["tr", "li", "article"]);
const LISTS = new Set(["table", "tbody", "ul", "ol", "main", "body", "html", ""]);

/** The app's first page and all that one click leads to. What is no page (a file, a refusal) is left out. */
export async function pagesOf(stand: Stand, as: Who): Promise<Page[]> {
  if (stand.address === null) return [];
  const first = await pageAt(stand, as, stand.address);
  if (first === null) return [];
  const pages = [first];
  for (const url of linksOf(first).slice(0, MOST_LINKS)) {
    const page = await pageAt(stand, as, url);
    if (page !== null) pages.push(page);
  }
  return pages;
}

export async function pageAt(stand: Stand, as: Who, url: string): Promise<Page | null> {
  return asPage(await stand.browse(as, url));
}

export function asPage({ status, url, text }: Shown): Page | null {
  return status < 400 && /^\s*<(!doctype|html|main|div|h1|section)/i.test(text) ? { url, root: parseHtml(text) } : null;
}

/** Addresses of the same app that a page links to, each once. */
export function linksOf({ url, root }: Page, within: Element = root): string[] {
  const links = tagged(within, "a").flatMap((link) => {
    const to = link.attributes.href;
    if (to === undefined || to === "" || /^(mailto|tel|javascript):|^#/i.test(to)) return [];
    const target = new URL(to, url);
    target.hash = "";
    return target.host === new URL(url).host && target.href !== url ? [target.href] : [];
  });
  return [...new Set(links)];
}

/** The smallest parts of a page that say this: rows of tables, points of lists, sections. */
export function rowsOf({ root }: Page, words: RegExp): Element[] {
  const saying = tagged(root, ...ROWS).filter((element) => words.test(textOf(element)));
  return saying.filter((element) => !allOf(element).some((inner) => saying.includes(inner)));
}

/** From a row outwards, as far as what stands there still belongs to it. */
export function around(row: Element): Element[] {
  const own = [row];
  let at = row;
  while (!WHOLE_ROWS.has(at.tag) && !isOneOfSeveral(at) && at.parent !== null && !LISTS.has(at.parent.tag)) {
    at = at.parent;
    own.push(at);
  }
  return own;
}

/** A box beside boxes of its kind is a row of its own. */
function isOneOfSeveral({ tag, parent }: Element): boolean {
  const isBox = ["div", "section", "details", "fieldset"].includes(tag);
  return isBox && (parent?.children.filter((one) => typeof one !== "string" && one.tag === tag).length ?? 0) > 1;
}

/** What can be clicked: buttons, and links. */
export function clickables(within: Element): Element[] {
  return [within, ...allOf(within)].filter(
    (one) =>
      (isButton(one) && !("disabled" in one.attributes) && !isHidden(one)) ||
      (one.tag === "a" && one.attributes.href !== undefined),
  );
}

export function clickable(within: Element, words: RegExp): Element | undefined {
  const all = clickables(within).filter((one) => words.test(wordsOn(one).trim()));
  return all.find(isButton) ?? all[0];
}

function isHidden(element: Element): boolean {
  return [element, ...ancestors(element)].some(({ attributes, tag }) => "hidden" in attributes || tag === "template");
}
