import type { Part } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import type { Gap, Note } from "../words/scene.ts";
import { withAlsoChoice } from "./also-choice.ts";
import { withColumnAt } from "./column-at-place.ts";
import { withColumnSaid } from "./column-said.ts";
import { withoutPart } from "./no-such-part.ts";
import { withOneMoreThing } from "./one-more-thing.ts";
import { withOneOf } from "./one-of-choices.ts";
import { withoutOpeners } from "./opener.ts";
import { withPollQuestion } from "./poll-question.ts";
import { withoutEnough } from "./said-enough.ts";
import { withoutUnwanted } from "./unwanted-column.ts";

interface PlainWishes {
  parts: Part[];
  /** What is left to be read. */
  rest: string;
  gaps: Gap[];
  notes: Note[];
  isChanged: boolean;
}

/**
 * Wishes that are said in a sentence of their own, each in a form that is all its own: of a column its choices, its place, that
 * there is one more or that nobody wants it; one more thing to book, what a poll asks, and a part that shall not be there. The
 * others are left as they were said.
 */
export function plainWishes(text: string, before: readonly Part[], context: ReadingContext): PlainWishes {
  const read: PlainWishes = { parts: [...before], rest: "", gaps: [], notes: [], isChanged: false };
  const said = withoutEnough(text, before);
  if (readOne(said, read, context)) return read;
  const left = clausesOf(said).filter((clause) => !readOne(clause, read, context));
  return { ...read, rest: read.isChanged || read.gaps.length > 0 ? left.join(". ") : said };
}

function readOne(clause: string, read: PlainWishes, context: ReadingContext): boolean {
  const plain = clause
    .trim()
    .replace(/[.!;,\s]+$/, "")
    .replace(/\s+/g, " ");
  if (plain === "" || plain.length > 400) return false;
  return withoutOpeners(plain).some((said) => readAs(said, read, context));
}

function readAs(said: string, read: PlainWishes, context: ReadingContext): boolean {
  const unwanted = withoutUnwanted(read.parts, said);
  if (unwanted !== null && "gap" in unwanted) {
    read.gaps.push(unwanted.gap);
    return true;
  }
  const chosen = withOneOf(read.parts, said);
  if (chosen !== null && "unlike" in chosen) {
    read.gaps.push({ kind: "column_type", about: chosen.unlike, isEssential: true });
    return true;
  }
  const parts =
    unwanted?.parts ??
    chosen?.parts ??
    withAlsoChoice(read.parts, said) ??
    withColumnAt(read.parts, said, context) ??
    withColumnSaid(read.parts, said, context) ??
    withOneMoreThing(read.parts, said) ??
    withPollQuestion(read.parts, said) ??
    withoutPart(read.parts, said);
  if (parts === null) return false;
  read.parts = parts;
  read.notes.push(...(unwanted?.notes ?? []));
  read.isChanged = true;
  return true;
}

/** Sentences, and what "and" joins where a verb of its own follows. */
function clausesOf(text: string): string[] {
  return text
    .split(
      /(?<=[.!;])\s+|\n+|,?\s+(?:and|und|then|dann)\s+(?=(?:please |bitte )?(?:add|put|remove|rename|make|drop|delete|turn|call|füge|nimm|mach|lösche|entferne|benenne|ergänze|bring|insert|include)\b)/iu,
    )
    .filter((clause) => clause.trim() !== "");
}
