import { OUTLINE_WORDS } from "./keys.ts";
import type { Outline, OutlineLanguage, OutlineSection } from "./outline.ts";

/** The outline as lines that `readOutline` reads as the same. Lines that are not known are none of it. */
export function writeOutline(outline: Outline, language: OutlineLanguage): string {
  const { title, forOneself, yes } = OUTLINE_WORDS[language];
  const sections = outline.sections.map((section) => written(section, language));
  const isOneLine = sections.join("\n").split("\n").length === 1;
  // A line alone would be read as words.
  const titled = outline.title ?? (isOneLine ? (outline.sections[0]?.name ?? null) : null);
  const own = [
    ...(titled === null ? [] : [lineOf(title[0], titled)]),
    ...(outline.isForOneself ? [lineOf(forOneself[0], yes[0])] : []),
  ];
  return [...(own.length > 0 ? [own.join("\n")] : []), ...sections].join("\n\n");
}

function written({ kind, name, lines }: OutlineSection, language: OutlineLanguage): string {
  const { heads, keys } = OUTLINE_WORDS[language];
  return [lineOf(heads[kind][0], name), ...lines.map(({ key, value }) => lineOf(keys[key][0], value))].join("\n");
}

/** More lines of a value are indented, so that none is read as a key. */
function lineOf(key: string, value: string): string {
  return `${key}: ${value
    .trim()
    .replaceAll("\r\n", "\n")
    .replaceAll(/\n(?=.)/g, "\n  ")}`.trimEnd();
}
