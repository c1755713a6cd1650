import { folded, HEADS, KEYS, LINES_OF, OUTLINE_WORDS, saysYesOrNo, takes } from "./keys.ts";
import type { Outline, OutlineKey, OutlineKind, OutlineLanguage } from "./outline.ts";
import { splitLines } from "./split-lines.ts";

/**
 * What is written in lines; null: it is no outline, but words. One is where it begins with lines that are known, two at
 * least, and one head in it has the lines that it needs. `usual`: the language of what is the same in both.
 */
export function readOutline(
  text: string,
  usual: OutlineLanguage = "en",
): { language: OutlineLanguage; outline: Outline } | null {
  if (text.length > MOST_LETTERS) return null;
  const lines = splitLines(text, (key) => meaningsOf(key).some((one) => one.head === "scheduled_post"));
  const [first, second] = lines;
  if (first?.key == null || second?.key == null || meaningsOf(first.key).length === 0) return null;
  const known = lines.filter(({ key }) => key !== null && meaningsOf(key).length > 0);
  if (known.length < 2) return null;
  const language = languageOf(
    known.map(({ key }) => key ?? ""),
    usual,
  );
  const outline: Outline = { title: null, isForOneself: false, sections: [], unknown: [] };
  for (const { key, value, written } of lines) {
    const last = outline.sections.at(-1);
    const meanings = key === null ? [] : meaningsOf(key);
    const line = meanings.find((one) => one.line !== undefined && last !== undefined && takes(last.kind, one.line));
    const head = meanings.find((one) => one.head !== undefined)?.head;
    const own = meanings.find((one) => one.own !== undefined)?.own;
    if (line?.line !== undefined) last?.lines.push({ key: line.line, value });
    else if (head !== undefined) outline.sections.push({ kind: head, name: value, lines: [] });
    else if (own === "title" && outline.title === null && value !== "") outline.title = value;
    else if (own === "forOneself" && saysYesOrNo(value) !== null) outline.isForOneself = saysYesOrNo(value) === true;
    else outline.unknown.push(written);
  }
  return outline.sections.some(({ kind, lines: own }) =>
    LINES_OF[kind].needs.every((key) => own.some((one) => one.key === key && one.value !== "")),
  )
    ? { language, outline }
    : null;
}

/** Of more than an ask may have, nothing is read. */
const MOST_LETTERS = 12_000;

/**
 * The first line, as written, of what would be an outline if that began a part: its key is not known, and all below belong
 * to one kind of part, and say what that needs. null: it is none.
 */
export function lostHead(text: string): string | null {
  if (text.length > MOST_LETTERS) return null;
  const [first, ...lines] = splitLines(text, () => false);
  if (first?.key == null || first.value === "" || meaningsOf(first.key).length > 0) return null;
  const meanings = lines.map(({ key }) => (key === null ? [] : meaningsOf(key)));
  const next = meanings.findIndex((all) => all.some(({ head }) => head !== undefined));
  const own = next < 0 ? lines : lines.slice(0, next);
  if (own.length < 2 || meanings.some((all) => all.length === 0)) return null;
  const keys = own.map((_, index) => meanings[index]?.flatMap(({ line }) => line ?? []) ?? []);
  const isOf = (kind: OutlineKind) =>
    keys.every((all) => all.some((key) => takes(kind, key))) &&
    LINES_OF[kind].needs.every((key) => keys.some((all) => all.includes(key)));
  return HEADS.some(isOf) ? first.written : null;
}

/** Lines alone, each of a key that is known: what is said anew of an outline. null: there is more, or none. */
export function readLinesAlone(text: string): LineAlone[] | null {
  if (text.length > MOST_LETTERS) return null;
  const lines = splitLines(text, () => false).map(({ key, value }): LineAlone | null => {
    const meanings = key === null || value === "" ? [] : meaningsOf(key);
    const known = meanings.find(({ line, head }) => line !== undefined || head !== undefined);
    return known === undefined ? null : { key: known.line ?? null, head: known.head ?? null, value };
  });
  const all = lines.flatMap((line) => line ?? []);
  return all.length === 0 || all.length < lines.length ? null : all;
}

/** One of both is null. */
export interface LineAlone {
  key: OutlineKey | null;
  head: OutlineKind | null;
  value: string;
}

interface Meaning {
  language: OutlineLanguage;
  head?: OutlineKind;
  line?: OutlineKey;
  own?: "title" | "forOneself";
}

const LANGUAGES = ["en", "de"] as const;

/** What a key may be, in each language. */
function meaningsOf(key: string): readonly Meaning[] {
  return MEANINGS.get(folded(key)) ?? [];
}

/** By each key as `folded` has it: every line of every message is looked up. */
const MEANINGS: ReadonlyMap<string, readonly Meaning[]> = allMeanings();

function allMeanings(): Map<string, Meaning[]> {
  const all = new Map<string, Meaning[]>();
  const add = (spellings: readonly string[], meaning: Meaning) => {
    for (const key of new Set(spellings.map(folded))) all.set(key, [...(all.get(key) ?? []), meaning]);
  };
  for (const language of LANGUAGES) {
    const { heads, keys, title, forOneself } = OUTLINE_WORDS[language];
    for (const head of HEADS) add(heads[head], { language, head });
    for (const line of KEYS) add(keys[line], { language, line });
    add(title, { language, own: "title" });
    add(forOneself, { language, own: "forOneself" });
  }
  return all;
}

/** The one that more of the keys are of. */
function languageOf(keys: readonly string[], usual: OutlineLanguage): OutlineLanguage {
  const count = (language: OutlineLanguage) =>
    keys.filter((key) => meaningsOf(key).some((one) => one.language === language)).length;
  const [english, german] = [count("en"), count("de")];
  if (english === german) return usual;
  return english > german ? "en" : "de";
}
