import { escapeHtml } from "../contract/escape-html.ts";
import type { Html, HtmlValue } from "./api.ts";

/** A symbol, so that no JSON from outside can pass for markup. */
const MARKUP = Symbol("markup");

/** Escapes every value; markup made by `html` goes in as it is. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let markup = strings[0] ?? "";
  values.forEach((value, index) => {
    refuseInsideScript(markup);
    markup += render(value) + (strings[index + 1] ?? "");
  });
  return { [MARKUP]: markup, toString: () => markup } as Html;
}

export function isHtml(value: unknown): value is Html {
  return typeof value === "object" && value !== null && MARKUP in value;
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
