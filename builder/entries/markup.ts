export type Piece =
  | { kind: "text"; text: string }
  | { kind: "open"; tag: string; attributes: ReadonlyMap<string, string> }
  | { kind: "close"; tag: string };

/** No piece runs over the beginning of another one: however a page is broken, it is read once, from front to back. */
const PIECES = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|[^<]+|</gi;
const ATTRIBUTES = /([a-z][a-z0-9-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;
const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** A page's markup, piece by piece, as an App sent it: nothing in it is trusted to be whole. */
export function* piecesOf(markup: string): Generator<Piece> {
  for (const [whole, slash, tag, attributes = ""] of markup.matchAll(PIECES)) {
    if (whole.startsWith("<!--")) continue;
    if (tag === undefined) yield { kind: "text", text: readable(whole) };
    else if (slash === "/") yield { kind: "close", tag: tag.toLowerCase() };
    else yield { kind: "open", tag: tag.toLowerCase(), attributes: attributesOf(attributes) };
  }
}

function attributesOf(written: string): Map<string, string> {
  const given = [...written.matchAll(ATTRIBUTES)];
  return new Map(
    given.map(([, name = "", quoted, single, bare]) => [name.toLowerCase(), readable(quoted ?? single ?? bare ?? "")]),
  );
}

function readable(escaped: string): string {
  return escaped.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return SIGNS[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
