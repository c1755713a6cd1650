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
  const push = (kind: SourceToken["kind"], value: string, startLine: number) =>
    tokens.push({ kind, value, line: startLine });
  const templatePart = (opens: boolean) => {
    const startLine = line;
    const text = take(/(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y) ?? "";
    line += newLines(text);
    const ends = source[at] === "`";
    at += ends ? 1 : 2;
    if (!ends && at <= source.length) braces.push("template");
    if (opens) push(ends ? "text" : "template", ends ? plainText(text) : text, startLine);
  };

  while (at < source.length) {
    const skipped = take(/\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y);
    if (skipped !== undefined) {
      line += newLines(skipped);
      continue;
    }
    const startLine = line;
    const word = take(/[\p{L}\p{N}_$#]+/uy);
    if (word !== undefined) {
      push("word", word, startLine);
      continue;
    }
    const text = take(/"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y);
    if (text !== undefined) {
      line += newLines(text);
      push(
        "text",
        plainText(text.slice(1, text.length > 1 && text.endsWith(text.charAt(0)) ? -1 : undefined)),
        startLine,
      );
      continue;
    }
    if (
      source[at] === "/" &&
      mayBeginExpression(tokens.at(-1)) &&
      take(/\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y)
    ) {
      push("sign", "/…/", startLine);
      continue;
    }
    const sign = source.charAt(at);
    at += 1;
    if (sign === "`") {
      templatePart(true);
      continue;
    }
    if (sign === "{") braces.push("block");
    if (sign === "}" && braces.pop() === "template") templatePart(false);
    else push("sign", sign, startLine);
  }
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
