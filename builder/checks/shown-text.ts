const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/**
 * What a reader sees of a page: without tags, styles and scripts, entities decoded, white space made single spaces. However a
 * page is broken, it is read from front to back: what is never closed is not looked for from each place where it begins.
 */
export function shownText(page: string): string {
  const written = withoutHead(page.replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, unseen));
  const inLines = withoutTags(
    written,
    /<\/?(?:a|b|i|em|strong|span|small|code|mark|u|s|sub|sup|abbr|time)\b[^>]*>/gi,
    "",
  );
  return withoutTags(inLines, /<[^>]*>/g, " ")
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, decode)
    .replace(/\s+/g, " ")
    .trim();
}

/** Words around a comment are as close as if it were not there. */
function unseen(_whole: string, tag: string | undefined): string {
  return tag === undefined ? "" : " ";
}

/** Its end may be left away: then what is to be read begins nobody knows where. */
function withoutHead(page: string): string {
  const from = page.search(/<head\b/i);
  if (from < 0) return page;
  const end = /<\/head\s*>/gi;
  end.lastIndex = from;
  return end.test(page) ? `${page.slice(0, from)} ${page.slice(end.lastIndex)}` : page;
}

/** After the last `>` there is none. */
function withoutTags(page: string, tag: RegExp, instead: string): string {
  const end = page.lastIndexOf(">") + 1;
  return page.slice(0, end).replace(tag, instead) + page.slice(end);
}

function decode(entity: string, hexadecimal?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity;
  const point = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
}
