/**
 * The values that a line lists: each in a line of its own, else parted by semicolons, else by commas; brackets and quotes
 * that are closed again keep theirs. The same twice is said once. `joints`: words that may stand before the last of them.
 */
export function splitValues(text: string, joints: RegExp | null = null): string[] {
  const lines = splitAt(text, "\n");
  const bySemicolon = lines.flatMap((line) => splitAt(line, ";"));
  const isParted = lines.length > 1 || bySemicolon.length > 1;
  const pieces = isParted ? bySemicolon : splitAt(text, ",");
  return eachOnce(joints === null || isParted ? pieces : splitLast(pieces, joints));
}

/** "open / done", where a slash parts them, too. */
export function splitChoices(text: string): string[] {
  const pieces = splitAt(text, "/|\n");
  return pieces.length > 1 ? eachOnce(pieces) : splitValues(text, / or | oder /);
}

function eachOnce(pieces: readonly string[]): string[] {
  const values = pieces.map((piece) => unquoted(piece.trim())).filter((piece) => piece !== "");
  const same = values.map((value) => value.toLowerCase());
  return values.filter((_, index) => same.indexOf(same[index] ?? "") === index);
}

/** "Ana, Jo and Mia"; where another has such a word, it belongs to what they are: "Ana and Jo, Mia and Tom". */
function splitLast(pieces: readonly string[], joints: RegExp): readonly string[] {
  const joined = pieces.filter((piece) => unquoted(piece.trim()) === piece.trim() && joints.test(piece));
  const last = pieces.at(-1) ?? "";
  return joined.length === 1 && joined[0] === last ? [...pieces.slice(0, -1), ...last.split(joints)] : pieces;
}

/** `signs`: each of them parts. */
function splitAt(text: string, signs: string): string[] {
  const [brackets, closers] = [bracketEnds(text), closersIn(text)];
  const pieces = [""];
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (at >= kept) kept = Math.max(brackets.get(at) ?? 0, quoteEnd(text, at, closers));
    if (at >= kept && signs.includes(letter)) pieces.push("");
    else pieces[pieces.length - 1] += letter;
  }
  return pieces.filter((piece) => piece.trim() !== "");
}

/** Where each bracket that is closed in its line opens, and where it ends. Of ":(" it is none. */
export function bracketEnds(text: string): Map<number, number> {
  const ends = new Map<number, number>();
  let open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()\n]/g)) {
    if (sign === "\n") open = [];
    else if (/(?:^|\s)[:;=]-?$/.test(text.slice(Math.max(0, index - 3), index))) continue;
    else if (sign === "(") open.push(index);
    else {
      const begin = open.pop();
      if (begin !== undefined) ends.set(begin, index + 1);
    }
  }
  return ends;
}

/** Behind a quote that begins here and is closed again; 0: none does. That of an inch begins none. */
function quoteEnd(text: string, at: number, closers: readonly number[]): number {
  const closing = QUOTES[text.charAt(at)];
  if (closing === undefined || !/^$|[\s,;/|(]/.test(text.charAt(at - 1))) return 0;
  const end = closers.find((one) => one > at && closing.includes(text.charAt(one)));
  return end === undefined || text.slice(at, end).includes("\n") ? 0 : end + 1;
}

/** Quotes that may end what is quoted. */
function closersIn(text: string): number[] {
  return [...text.matchAll(/["“”»](?=$|[\s,;/|)*])/gm)].map(({ index }) => index);
}

const QUOTES: Partial<Record<string, string>> = { '"': '"', "“": "”", "„": "“”", "«": "»" };

/** Without quotes around all of it. */
export function unquoted(text: string): string {
  const end = quoteEnd(text, 0, closersIn(text));
  return end === text.length && end > 2 ? text.slice(1, -1).trim() : text;
}
