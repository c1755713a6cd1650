/** How things are written on this terminal. No meaning stands in a colour alone: NO_COLOR takes them all away. */
export interface Pen {
  /** Columns. */
  width: number;
  bold(text: string): string;
  quiet(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
}

export function createPen({ width, hasColour }: { width: number; hasColour: boolean }): Pen {
  const style = (on: number, off: number) => (text: string) =>
    hasColour && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    width: Math.max(40, width),
    bold: style(1, 22),
    quiet: style(2, 22),
    good: style(32, 39),
    bad: style(31, 39),
    warn: style(33, 39),
  };
}

/** Text in lines no longer than `width`, each behind `indent` but the first. Words longer than a line stay whole. */
export function wrap(text: string, width: number, indent = ""): string {
  return text
    .split("\n")
    .map((paragraph) => wrapOne(paragraph, width - indent.length).join(`\n${indent}`))
    .join(`\n${indent}`);
}

function wrapOne(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? "";
  const hang = line;
  for (const word of text.trim().split(/ +/)) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hang + word;
    } else line = line.trim() === "" ? line + word : `${line} ${word}`;
  }
  return [...lines, line];
}

/**
 * What a terminal would obey stands in it as it is written: an app's output, a file's name or a platform's word can hold the
 * sequences that move its cursor, rename its window or fill its clipboard.
 */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (sign) =>
    sign === "\r" ? "" : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
