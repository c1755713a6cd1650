const CONTEXT = 3;
/** Larger middles are shown as replaced: to look for what stayed in them takes too long on the main thread. */
const MOST_CELLS = 250_000;

type Line = { sign: " " | "-" | "+"; text: string };

/** What changed from one text to another, as the hunks of a unified diff; empty: nothing. */
export function diffLines(before: string, after: string): string {
  const lines = compare(split(before), split(after));
  const changed = lines.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const hunks: string[] = [];
  for (let at = 0; at < changed.length; ) {
    const from = Math.max(0, (changed[at] ?? 0) - CONTEXT);
    let to = (changed[at] ?? 0) + CONTEXT;
    while (at < changed.length && (changed[at] ?? 0) <= to + CONTEXT) {
      to = (changed[at] ?? 0) + CONTEXT;
      at += 1;
    }
    hunks.push(hunk(lines, from, Math.min(lines.length, to + 1)));
  }
  return hunks.join("");
}

function hunk(lines: readonly Line[], from: number, to: number): string {
  const count = (part: readonly Line[], without: string) => part.filter(({ sign }) => sign !== without).length;
  const [before, shown] = [lines.slice(0, from), lines.slice(from, to)];
  const range = (without: string) => {
    const length = count(shown, without);
    return `${count(before, without) + (length === 0 ? 0 : 1)},${length}`;
  };
  return `@@ -${range("+")} +${range("-")} @@\n${shown.map(({ sign, text }) => `${sign}${text}\n`).join("")}`;
}

/** A file's last line ends like the others here: what a reader wants to know is which words changed. */
function split(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function compare(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const same = (part: readonly string[]) => part.map((text): Line => ({ sign: " ", text }));
  const middle = between(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))];
}

/** By the longest common sequence of lines. */
function between(before: readonly string[], after: readonly string[]): Line[] {
  const gone = (from: number, to: number) => before.slice(from, to).map((text): Line => ({ sign: "-", text }));
  const come = (from: number, to: number) => after.slice(from, to).map((text): Line => ({ sign: "+", text }));
  if (before.length * after.length > MOST_CELLS || before.length === 0 || after.length === 0)
    return [...gone(0, before.length), ...come(0, after.length)];
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      lines.push({ sign: " ", text: before[row] ?? "" });
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) lines.push(...gone(row, ++row));
    else lines.push(...come(column, ++column));
  }
  return [...lines, ...gone(row, before.length), ...come(column, after.length)];
}
