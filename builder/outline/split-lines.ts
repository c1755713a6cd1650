import { cleanText } from "./clean-text.ts";
import { isMarked, withoutMarkers } from "./markers.ts";

/** A line with the ones that go on with it. */
export interface KeyLine {
  /** null: it has none. */
  key: string | null;
  value: string;
  /** The line as written, without those that go on with it. */
  written: string;
}

/**
 * Lines `Key: value`. A line goes on with the one above it where it is indented, numbered or begins with a bullet.
 * `keepsWords`: keys whose value is kept as it stands, with bullets, and goes on in any line without a key.
 */
export function splitLines(text: string, keepsWords: (key: string) => boolean): KeyLine[] {
  const lines: (KeyLine & { more: string[]; isWords: boolean })[] = [];
  let blank = "";
  for (const written of cleanText(text).split("\n")) {
    const line = written.trimEnd();
    if (line.trim() === "") {
      blank += "\n";
      continue;
    }
    const last = lines.at(-1);
    const isWords = last?.isWords === true;
    const isOn = last?.key != null && (goesOn(line) || (isWords && blank === "" && keyOf(line) === null));
    if (last !== undefined && isOn)
      last.more.push(isWords ? `${blank}\n${line.replace(/^(?: {2}|\t)/, "")}` : line.trim());
    else {
      const found = keyOf(line);
      const key = found?.key ?? null;
      const own = { key, value: found?.value ?? "", written: line.trim() };
      lines.push({ ...own, more: [], isWords: key !== null && keepsWords(key) });
    }
    blank = "";
  }
  return lines.map(({ key, value, written, more, isWords }) => {
    const whole = isWords ? value + more.join("") : withoutMarkers(value, more);
    return { key, value: whole.trim(), written };
  });
}

function goesOn(line: string): boolean {
  return /^(?:\s{2}|\t)/.test(line) || isMarked(line.trim());
}

/** A key and the signs around it are no longer than this. */
const MOST_OF_KEY = 80;

/** A short name, a colon, and what stands behind it; the name may be bold. */
function keyOf(line: string): { key: string; value: string } | null {
  const found = /^\s*([*_]*)(\p{L}[^:\n]{0,38}?)\s*[*_]*:(?!\/\/)([*_]*)/u.exec(line.slice(0, MOST_OF_KEY));
  if (found === null) return null;
  const [all, bold = "", key = "", closing = ""] = found;
  const value = line.slice(all.length);
  return { key, value: (bold === "" ? `${closing}${value}` : value).trim() };
}
