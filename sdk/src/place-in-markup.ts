/** Where in markup a value would stand. `attribute`: its name and what stands of it already, between quotes. */
export type PlaceInMarkup =
  | { kind: "text" }
  | { kind: "tag" }
  | { kind: "unquoted" }
  | { kind: "attribute"; name: string; before: string };

/** The place at the end of markup, as far as its last tag tells. */
export function placeAtEnd(markup: string): PlaceInMarkup {
  const tag = markup.slice(markup.lastIndexOf("<"));
  if (!/^<[a-z]/i.test(tag)) return { kind: "text" };
  let quote = "";
  let from = 0;
  for (let at = 1; at < tag.length; at += 1) {
    const sign = tag[at] ?? "";
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === ">") return { kind: "text" };
    else if ((sign === '"' || sign === "'") && /=\s*$/.test(tag.slice(0, at))) [quote, from] = [sign, at];
  }
  if (quote === "") return { kind: /=\s*$|=[^\s"'>]+$/.test(tag) ? "unquoted" : "tag" };
  const name = /([^\s"'=<>/]+)\s*=\s*$/.exec(tag.slice(0, from))?.[1] ?? "";
  return { kind: "attribute", name: name.toLowerCase(), before: tag.slice(from + 1) };
}
