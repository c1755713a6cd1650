import { escapeHtml } from "../contract/escape-html.ts";
import type { Html, HtmlValue } from "./api.ts";
import { placeAtEnd } from "./place-in-markup.ts";

/** A symbol, so that no JSON from outside can pass for markup. */
const MARKUP = Symbol("markup");

/** Escapes every value; markup made by `html` goes in as it is. Where escaping would protect nothing, a value is refused. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let markup = strings[0] ?? "";
  values.forEach((value, index) => {
    refuseInsideScript(markup);
    markup += placed(value, markup) + (strings[index + 1] ?? "");
  });
  return { [MARKUP]: markup, toString: () => markup } as Html;
}

export function isHtml(value: unknown): value is Html {
  return typeof value === "object" && value !== null && MARKUP in value;
}

function placed(value: HtmlValue, markup: string): string {
  const place = placeAtEnd(markup);
  const rendered = render(value);
  if (place.kind === "text" || rendered === "") return rendered;
  if (place.kind === "unquoted") throw new TypeError('html takes the value of an attribute between quotes: name="…".');
  if (place.kind === "tag") {
    // A word such as `selected` is nobody's attack; anything else would be attributes that somebody typed.
    if (isMarkup(value) || (/^[a-z-]+$/i.test(rendered.trim()) && !/^\s*on/i.test(rendered))) return rendered;
    throw new TypeError('html takes attributes as markup, made by html as well, or a value between quotes: name="…".');
  }
  if (/^on/.test(place.name))
    throw new TypeError(
      `html takes no value inside ${place.name}="…": put it into a data- attribute and read it from there.`,
    );
  return ADDRESSES.has(place.name) && place.before.trim() === "" && runs(value) ? "#unsafe-address" : rendered;
}

const ADDRESSES = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "hx-get", "hx-post"]);

/** An address that runs in who follows it. What people typed must not make a page fail: it leads nowhere. */
function runs(value: HtmlValue): boolean {
  // As browsers read it: without line breaks, tabs and what stands before it.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers leave out
  const address = String(value).replace(/[\u0000-\u0020]+/g, "");
  return /^(javascript|vbscript|data):/i.test(address) && !/^data:image\//i.test(address);
}

/** Made by `html`, or a list of nothing else. */
function isMarkup(value: HtmlValue): boolean {
  return Array.isArray(value) ? value.every((one) => isMarkup(one) || render(one) === "") : isHtml(value);
}

function render(value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(render).join("");
  if (isHtml(value)) return value.toString();
  if (isPromise(value)) throw new TypeError("html got a promise: write `await` before the value.");
  if (typeof value === "object" || typeof value === "function") {
    throw new TypeError("html got an object: give it text, a number, a list or other html.");
  }
  return escapeHtml(String(value));
}

function isPromise(value: unknown): boolean {
  return value instanceof Promise;
}

/** Inside <script> and <style> the browser undoes no escapes, so escaping would protect nothing there. */
function refuseInsideScript(markup: string): void {
  const lower = markup.toLowerCase();
  for (const tag of ["script", "style"]) {
    if (lower.lastIndexOf(`<${tag}`) > lower.lastIndexOf(`</${tag}`)) {
      throw new TypeError(`html takes no value inside <${tag}>: put it into a data- attribute and read it from there.`);
    }
  }
}
