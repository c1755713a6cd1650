import type { Language } from "../languages/language.ts";
import { isPlausibleColumn } from "./is-plausible.ts";
import { nominative } from "./nominative.ts";

/** A label without what only tells which one is meant, without what is said beside it, and as a heading has it. */
export function ownWords(label: string, language: Language): string {
  const { labels, code } = language;
  const plain = withoutAside(withoutRelative(label, labels), labels.asides);
  return code === "de" ? nominative(plain) : plain;
}

/** "supplier who fills it", "number that is printed on it", "company they come from"; not "person who found it", "date it was found". */
function withoutRelative(label: string, labels: Language["labels"]): string {
  const { relatives, heads, questions } = labels;
  if (relatives === "") return label;
  const said = label.split(" ");
  const subjects = new Set("i|we|they|he|she|you|people".split("|"));
  const markers = new Set(relatives.split("|"));
  const at = said.findIndex((word, index) => {
    const plain = word.toLowerCase();
    const isRelative = markers.has(plain) && index + 1 < said.length;
    return index > 0 && (isRelative || (subjects.has(plain) && index + 1 < said.length));
  });
  const head = said.slice(0, at);
  const last = head.at(-1)?.toLowerCase() ?? "";
  const isQuestion = questions.split("|").includes(said[0]?.toLowerCase() ?? "");
  const saysMore = heads.split("|").includes(last) && isPlausibleColumn(label, "text", labels);
  if (at < 1 || isQuestion || saysMore || !/\p{L}{3}/u.test(last)) return label;
  return head.join(" ").replace(/,$/, "");
}

function withoutAside(label: string, asides: string): string {
  const found = asides.split("|").find((aside) => label.toLowerCase().endsWith(` ${aside}`));
  return found === undefined ? label : label.slice(0, label.length - found.length).trim();
}
