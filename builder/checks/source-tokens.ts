/** A word, a text or a sign of TypeScript source. A template's text is a `text` if it holds no `${}`, else a `template`. */
export interface SourceToken {
  kind: "word" | "text" | "template" | "sign";
  value: string;
  /** From 1. */
  line: number;
}

/**
 * Splits source into tokens without comments: enough to see which calls it makes with which literal texts. It runs
 * nothing and never fails; of source that is not TypeScript it gives what it can.
 */
export function sourceTokens(source: string): SourceToken[] {
  const tokens: SourceToken[] = [];
  const braces: ("block" | "template")[] = [];
  let line = 1;
  let at = 0;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found === undefined || found === "") return undefined;
    at += found.length;
    return found;
  };
  const push = (kind: SourceToken["kind"], value: string, startLine = line) =>
    tokens.push({ kind, value, line: startLine });

  // Each takes what begins here, where it is of its kind, and says whether it was.
  const gap = (): boolean => {
    const skipped = take(/\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y);
    line += newLines(skipped ?? "");
    return skipped !== undefined;
  };
  const word = (): boolean => {
    const found = take(/[\p{L}\p{N}_$#]+/uy);
    if (found !== undefined) push("word", found);
    return found !== undefined;
  };
  const text = (): boolean => {
    const found = take(/"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y);
    if (found === undefined) return false;
    const isClosed = found.length > 1 && found.endsWith(found.charAt(0));
    push("text", plainText(found.slice(1, isClosed ? -1 : undefined)));
    line += newLines(found);
    return true;
  };
  const regularExpression = (): boolean => {
    if (source[at] !== "/" || !mayBeginExpression(tokens.at(-1))) return false;
    const found = take(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y);
    if (found !== undefined) push("sign", "/…/");
    return found !== undefined;
  };
  const sign = (): boolean => {
    const found = source.charAt(at);
    at += 1;
    if (found === "`") templatePart(true);
    else if (found === "}" && braces.pop() === "template") templatePart(false);
    else {
      if (found === "{") braces.push("block");
      push("sign", found);
    }
    return true;
  };
  const templatePart = (opens: boolean): void => {
    const startLine = line;
    const part = take(/(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y) ?? "";
    line += newLines(part);
    const ends = source[at] === "`";
    at += ends ? 1 : 2;
    if (!ends && at <= source.length) braces.push("template");
    if (opens) push(ends ? "text" : "template", ends ? plainText(part) : part, startLine);
  };

  while (at < source.length) gap() || word() || text() || regularExpression() || sign();
  return tokens;
}

/** Whether a slash after this token begins a regular expression (else it divides). */
function mayBeginExpression(before: SourceToken | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === "word") return /^(return|typeof|case|in|of|do|else|void|await|yield)$/.test(before.value);
  return before.kind === "sign" && !/^[)\]}]$|^\/…\/$/.test(before.value);
}

function newLines(text: string): number {
  return text.split("\n").length - 1;
}

function plainText(text: string): string {
  return text.replace(
    /\\(u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|[\s\S])/gi,
    (whole, body: string, long, short, byte) => {
      const code = Number.parseInt(long ?? short ?? byte, 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      const plain: Record<string, string> = { n: "\n", t: "\t", r: "\r", "\n": "" };
      return plain[body] ?? body;
    },
  );
}
