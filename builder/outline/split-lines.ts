/** A line with the ones that go on with it. */
export interface KeyLine {
  /** null: it has none. */
  key: string | null;
  value: string;
  /** The line as written, without those that go on with it. */
  written: string;
}

/**
 * Lines `Key: value`. A line goes on with the one above it where it is indented, numbered or begins with a bullet. `keepsWords`: keys whose value is kept as it stands, with bullets,
 * and goes on in any line without a key.
 */
export function splitLines(text: string, keepsWords: (key: string) => boolean): KeyLine[] {
  const lines: KeyLine[] = [];
  let blank = "";
  for (const written of text.replaceAll("\r\n", "\n").split("\n")) {
    const line = written.trimEnd();
    if (line.trim() === "") {
      blank += "\n";
      continue;
    }
    const last = lines.at(-1);
    const isWords = last?.key != null && keepsWords(last.key);
    const isOn = last?.key != null && (goesOn(line) || (isWords && blank === "" && keyOf(line) === null));
    if (last !== undefined && isOn) {
      const more = isWords ? `${blank}\n${line.replace(/^(?: {2}|\t)/, "")}` : `\n${line.trim().replace(BULLET, "")}`;
      last.value = last.value === "" ? more.trim() : last.value + more;
    } else {
      const found = keyOf(line);
      lines.push({ key: found?.key ?? null, value: found?.value ?? "", written: line.trim() });
    }
    blank = "";
  }
  return lines;
}

const BULLET = /^(?:[-•–*]|\d{1,2}[.)])\s+/;

function goesOn(line: string): boolean {
  return /^(?:\s{2}|\t)/.test(line) || BULLET.test(line.trim());
}

/** A short name, a colon, and what stands behind it; the name may be bold. */
function keyOf(line: string): { key: string; value: string } | null {
  const found = /^\s*([*_]*)(\p{L}[^:\n]{0,38}?)\s*[*_]*:(?!\/\/)([*_]*)\s*(.*)$/u.exec(line);
  if (found === null) return null;
  const [, bold = "", key = "", closing = "", value = ""] = found;
  return { key, value: (bold === "" ? `${closing}${value}` : value).trim() };
}
