import { takes } from "../../../outline/keys.ts";
import type { Outline, OutlineKey, OutlineLanguage, OutlineSection } from "../../../outline/outline.ts";
import { type LineAlone, lostHead, readLinesAlone, readOutline } from "../../../outline/read-outline.ts";
import { withKnownLine } from "./known-line.ts";
import type { LineProblem } from "./section-reading.ts";

/** What a thread says in lines, and what was said to it since. */
export interface ToldOutline {
  outline: Outline;
  language: OutlineLanguage;
  /** Of the last that is an outline. */
  text: string;
  /** What was said after it. */
  later: string[];
}

/** The last of these that is an outline and counts as one: it replaces all before it. null: none is. */
export function lastOutline(
  texts: readonly string[],
  usual: OutlineLanguage,
  counts: (text: string, outline: Outline) => boolean,
): ToldOutline | null {
  for (const [index, text] of [...texts.entries()].reverse()) {
    const read = readOutline(text, usual);
    if (read !== null && counts(text, read.outline)) return { ...read, text, later: texts.slice(index + 1) };
  }
  return null;
}

/** The last of these that would be an outline if its first line were known: as a reply has that, or as it stands where none came. */
export function headlessOutline(texts: readonly string[], usual: OutlineLanguage): ToldOutline | null {
  const index = texts.findLastIndex((text) => lostHead(text) !== null);
  const text = texts[index] ?? "";
  const line = lostHead(text);
  if (line === null) return null;
  const later = texts.slice(index + 1);
  const about = { section: null, key: null, line, kind: "unknown" as const, about: [] };
  for (const [at, reply] of later.entries()) {
    const whole = withKnownLine(text, reply, [about]);
    const read = whole === null ? null : readOutline(whole, usual);
    if (whole !== null && read !== null) return { ...read, text: whole, later: later.slice(at + 1) };
  }
  const outline: Outline = { title: null, isForOneself: false, sections: [], unknown: [line] };
  return later.length > 0 ? null : { outline, language: usual, text, later };
}

/**
 * The outline with what a reply says of its lines: lines anew, or what the one line that could not be read is to say.
 * null: it says nothing of the kind.
 */
export function withReply(
  outline: Outline,
  reply: string,
  problemsOf: (outline: Outline) => readonly LineProblem[],
): Outline | null {
  const problems = problemsOf(outline);
  const lines = readLinesAlone(reply);
  if (lines !== null) {
    return lines.reduce<Outline | null>((current, line) => {
      const section = current === null ? null : sectionFor(current, line, problems);
      return current === null || section === null ? null : withLine(current, section, line.key, line.value);
    }, outline);
  }
  const [only, ...others] = problems;
  if (only === undefined || others.length > 0 || only.section === null) return null;
  const section = outline.sections.indexOf(only.section);
  const filled = section < 0 ? outline : withLine(outline, section, only.key, reply.trim());
  return problemsOf(filled).length === 0 ? filled : null;
}

/** The section whose line it is: of a head the one of its kind; else the one with a problem there, else one that has it, else one that may have it. null: none, or several. */
function sectionFor(outline: Outline, { key, head }: LineAlone, problems: readonly LineProblem[]): number | null {
  const isHead = ({ kind }: OutlineSection) => kind === head;
  const isAsked = (section: OutlineSection) => problems.some((one) => one.section === section && one.key === key);
  const has = (section: OutlineSection) => section.lines.some((line) => line.key === key);
  const mayHave = ({ kind }: OutlineSection) => key !== null && takes(kind, key);
  for (const isIts of key === null ? [isHead] : [isAsked, has, mayHave]) {
    const found = outline.sections.filter(isIts);
    if (found.length > 1) return null;
    if (found[0] !== undefined) return outline.sections.indexOf(found[0]);
  }
  return null;
}

/** `key`: null is the name behind the head. */
function withLine(outline: Outline, at: number, key: OutlineKey | null, value: string): Outline {
  const sections = outline.sections.map((section, index) => {
    if (index !== at) return section;
    if (key === null) return { ...section, name: value };
    return { ...section, lines: [...section.lines.filter((line) => line.key !== key), { key, value }] };
  });
  return { ...outline, sections };
}
