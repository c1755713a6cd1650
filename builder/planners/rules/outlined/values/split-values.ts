/**
 * The values that a line lists: each in a line of its own, else parted by semicolons, else by commas; brackets and quotes
 * keep theirs. The same twice is said once. `joints`: words that part them too.
 */
export function splitValues(text: string, joints: RegExp | null = null): string[] {
  const lines = splitAt(text, "\n");
  const bySemicolon = lines.flatMap((line) => splitAt(line, ";"));
  const isParted = lines.length > 1 || bySemicolon.length > 1;
  const pieces = isParted ? bySemicolon : splitAt(text, ",");
  const all = joints === null ? pieces : pieces.flatMap((piece) => (isQuoted(piece) ? [piece] : piece.split(joints)));
  const values = all.map((piece) => unquoted(piece.trim())).filter((piece) => piece !== "");
  const same = values.map((value) => value.toLowerCase());
  return values.filter((_, index) => same.indexOf(same[index] ?? "") === index);
}

function splitAt(text: string, sign: string): string[] {
  const pieces = [""];
  let depth = 0;
  let quote = "";
  for (const letter of text) {
    if (quote === "" && letter in QUOTES) quote = QUOTES[letter] ?? "";
    else if (letter === quote || letter === "\n") quote = "";
    if (letter === "(") depth += 1;
    if (letter === ")" || letter === "\n") depth = Math.max(0, depth - (letter === "\n" ? depth : 1));
    if (letter === sign && depth === 0 && quote === "") pieces.push("");
    else pieces[pieces.length - 1] += letter;
  }
  return pieces.filter((piece) => piece.trim() !== "");
}

const QUOTES: Record<string, string> = { '"': '"', "“": "”", "„": "“", "«": "»" };

function isQuoted(text: string): boolean {
  return /^["“„«]/.test(text.trim());
}

function unquoted(text: string): string {
  return text.replace(/^["“„«](.*)["”“»]$/u, "$1").trim();
}
