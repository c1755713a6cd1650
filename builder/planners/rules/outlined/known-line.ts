import { cleanText } from "../../../outline/clean-text.ts";
import { folded, isKey } from "../../../outline/keys.ts";
import type { Outline } from "../../../outline/outline.ts";
import { type LineAlone, readLinesAlone, readOutline } from "../../../outline/read-outline.ts";
import type { LineProblem, LineProblemKind } from "./section-reading.ts";

/**
 * The text of an outline where a reply says what a line of it is that is not known: "Add up: Weight", or its key alone, "I
 * meant Add up". It stands in that line's place. null: the reply says nothing of the kind.
 */
export function withKnownLine(text: string, reply: string, problems: readonly LineProblem[]): string | null {
  const linesOf = (kind: LineProblemKind) => problems.flatMap((one) => (one.kind === kind ? [one.line] : []));
  const strange = linesOf("unknown");
  const unknown = strange.length > 0 ? strange : linesOf("nowhere");
  const key = reply.replace(MEANT, "").replace(/[\s.!:]+$/, "");
  const [only, ...others] = unknown;
  if (only === undefined) return null;
  if (isKey(key)) return others.length > 0 ? null : accepted(text, replaced(text, only, `${key}: ${behindKey(only)}`));
  const lines = readLinesAlone(reply);
  if (lines === null) return null;
  const same = unknown.find((line) => lines.some(({ value }) => folded(value) === folded(behindKey(line))));
  if (same !== undefined) return accepted(text, replaced(text, same, reply));
  const isAsked = (line: LineAlone) => problems.some((one) => one.key !== null && one.key === line.key);
  if (others.length > 0 || lines.some(isAsked)) return null;
  const mended = accepted(text, replaced(text, only, reply));
  return mended === null || saysTwice(text, mended) ? null : mended;
}

const MEANT =
  /^(?:sorry,? )?(?:i (?:meant?|mean)|it(?:'s| is)|that(?:'s| is)|ich meint?e|gemeint (?:ist|war)|das ist) /i;

/** `line`: as a problem has it, which may be shortened. */
function replaced(text: string, line: string, by: string): string {
  const lines = cleanText(text).split("\n");
  const at = lines.findIndex((one) => one.trim().startsWith(line));
  return lines.map((one, index) => (index === at ? by : one)).join("\n");
}

function behindKey(line: string): string {
  const colon = line.indexOf(":");
  return line.slice(colon + 1).trim();
}

/** null: it is no outline then, or no more of its lines are known. */
function accepted(before: string, after: string): string | null {
  const [old, read] = [readOutline(before), readOutline(after)];
  const isBetter = read !== null && (old === null || read.outline.unknown.length < old.outline.unknown.length);
  return isBetter ? after : null;
}

/** Whether a line, or a part, is there a second time that was there once: it was said anew, and not in another one's place. */
function saysTwice(before: string, after: string): boolean {
  const [old, now] = [readOutline(before)?.outline ?? null, readOutline(after)?.outline];
  if (old === null || now === undefined) return false;
  const counts = ({ sections }: Outline) =>
    sections.flatMap(({ kind, lines }) => [kind, ...lines.map(({ key }) => `${kind} ${key}`)]);
  const had = counts(old);
  return had.some((one) => counts(now).filter((other) => other === one).length > had.filter((x) => x === one).length);
}
