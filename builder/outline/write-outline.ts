import { cleanText } from "./clean-text.ts";
import { OUTLINE_WORDS } from "./keys.ts";
import type { Outline, OutlineLanguage, OutlineSection } from "./outline.ts";

/** The outline as lines that `readOutline` reads as the same. Lines that are not known stand below its first part, as they were written. */
export function writeOutline(outline: Outline, language: OutlineLanguage): string {
  const { title, forOneself, yes, no } = OUTLINE_WORDS[language];
  const [first, ...others] = outline.sections.map((section) => written(section, language));
  const unknown = outline.unknown.length === 0 ? [] : [cleanText(outline.unknown.join("\n")).trim()];
  const sections = [...(first === undefined ? [] : [first]), ...unknown, ...others];
  const isOneLine = outline.title === null && sections.join("\n").split("\n").length === 1;
  const own = [
    ...(outline.title === null ? [] : [lineOf(title[0], outline.title)]),
    // A line alone would be read as words.
    ...(outline.isForOneself || isOneLine ? [lineOf(forOneself[0], (outline.isForOneself ? yes : no)[0])] : []),
  ];
  return [...(own.length > 0 ? [own.join("\n")] : []), ...sections].join("\n\n");
}

function written({ kind, name, lines }: OutlineSection, language: OutlineLanguage): string {
  const { heads, keys } = OUTLINE_WORDS[language];
  return [lineOf(heads[kind][0], name), ...lines.map(({ key, value }) => lineOf(keys[key][0], value))].join("\n");
}

/** More lines of a value are indented, so that none is read as a key. */
function lineOf(key: string, value: string): string {
  return `${key}: ${cleanText(value)
    .trim()
    .replaceAll(/\n(?=.)/g, "\n  ")}`.trimEnd();
}
