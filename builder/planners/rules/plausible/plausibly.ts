import type { Noun, Part } from "../../../../sdk/contract/parts.ts";
import { slug, tableName } from "../../../blueprints/tables.ts";
import type { ReadingContext } from "../context.ts";
import { nounFrom } from "../fields/names.ts";
import { makeScene } from "../words/make-scene.ts";
import type { Gap } from "../words/scene.ts";
import {
  isPlausibleColumn,
  isPlausibleName,
  isPlausibleNoun,
  isPlausibleState,
  isPlausibleThing,
  isPlausibleTitle,
} from "./is-plausible.ts";
import { isOwnBusiness } from "./own-business.ts";
import { isPlausibleText } from "./plausible-text.ts";
import { withoutColumns } from "./without-columns.ts";

/** What is left of the parts, which labels were no names, and what must be asked in their place. */
export interface Judged {
  parts: Part[];
  /** As they were read, to be named as left out. */
  strange: string[];
  gaps: Gap[];
}

/** Of a list less than this share may be no names: else the list was misread, and is asked for. */
const LEAST_GOOD = 0.5;

/** Parts with nothing but names in them: a piece of a sentence that was taken for one is left out, or asked for where nothing is left. */
export function plausibly(parts: readonly Part[], context: ReadingContext, text = ""): Judged {
  const judged: Judged = { parts: [...parts], strange: [], gaps: [] };
  for (const part of parts) if ("columns" in part && part.part !== "command") judgeColumns(judged, part, context);
  judged.parts = judged.parts.map((part) => withNames(judged, part, context));
  const untold = judged.parts.filter((part) => part.part === "scheduled_post" && !isPlausibleText(part.text, text));
  if (untold.length > 0) judged.gaps.push({ kind: "text", about: "", isEssential: true });
  judged.parts = judged.parts.filter((part) => !untold.includes(part));
  return { ...judged, parts: named(judged.parts, context, text) };
}

type Kept = Extract<Part, { part: "records" | "approval" }>;

function judgeColumns(judged: Judged, part: Kept, { lexicon }: ReadingContext): void {
  const { labels } = lexicon.language;
  // "Floor 1, Floor 2, Floor 3": things by their numbers are no columns.
  const isCounted =
    part.columns.length >= 3 && part.columns.every(({ label }) => sameStem(label, part.columns[0]?.label ?? ""));
  const strange = part.columns.filter(({ label, type }) => isCounted || !isPlausibleColumn(label, type, labels));
  if (strange.length === 0) return;
  judged.strange.push(...strange.map(({ label }) => label));
  const good = part.columns.length - strange.length;
  if (good / part.columns.length < LEAST_GOOD || good === 0) {
    judged.gaps.push({ kind: "columns", about: part.noun.many, isEssential: true });
    if (good === 0) return;
  }
  judged.parts = withoutColumns(judged.parts, part.table, new Set(strange.map(({ name }) => name)));
}

function sameStem(one: string, other: string): boolean {
  return / \d{1,3}$/.test(one) && one.replace(/\d+$/, "") === other.replace(/\d+$/, "");
}

/** "Rooms Oslo, Bergen" → "Oslo, Bergen"; "beiden Poolautos, Caddy, Corsa" → "Caddy, Corsa": what all of them are is the name of none. */
function withoutKind(names: readonly string[], { lexicon }: ReadingContext): string[] {
  const [first = "", ...rest] = names;
  const counted = COUNTED.exec(first);
  const count = COUNTS[counted?.[1]?.toLowerCase() ?? ""] ?? Number(counted?.[1]);
  if (counted !== null && count === rest.length) return rest;
  const [kind = "", ...own] = first.split(" ");
  const { singular } = lexicon.language;
  const isKind =
    own.length > 0 && /^\p{L}{4,}$/u.test(kind) && singular(kind) !== kind && /^\p{Lu}/u.test(own[0] ?? "");
  const isShared = rest.some((name) => name.includes(" ") || !/^\p{Lu}/u.test(name));
  return isKind && rest.length > 0 && !isShared ? [own.join(" "), ...rest] : [...names];
}

const COUNTED = /^(?:the |die |our |unsere )?(beiden|zwei|drei|vier|both|two|three|four|\d{1,2}) \p{L}+(?: \p{L}+)?$/iu;
const COUNTS: Record<string, number> = { beiden: 2, zwei: 2, both: 2, two: 2, drei: 3, three: 3, vier: 4, four: 4 };

/** The names of a part, each as a name; too few are asked for. */
function withNames(judged: Judged, part: Part, context: ReadingContext): Part {
  const days = daysOf(context);
  const kept = (
    said: readonly string[],
    kind: Gap["kind"],
    least: number,
    mayBeDays = false,
    isPlausible = isPlausibleName,
  ) => {
    const own = said.map((name) => plainName(name, context));
    const good = own.filter(
      (name) =>
        isPlausible(name, context.lexicon.language.labels) &&
        // "Ana, Pat, Mo": somebody's name too.
        (mayBeDays || name === "Mo" || !days.has(name.toLowerCase())),
    );
    if (good.length === own.length) return own;
    judged.strange.push(...own.filter((name) => !good.includes(name)));
    if (good.length < least) judged.gaps.push({ kind, about: "noun" in part ? part.noun.many : "", isEssential: true });
    return good.length < least && isPlausible === isPlausibleName ? own : good;
  };
  switch (part.part) {
    case "poll":
      return { ...part, choices: kept(part.choices, "choices", 2, true) };
    case "picker":
    case "rota":
      return { ...part, names: kept(part.names, "names", 1) };
    case "lending":
    case "booking":
      return { ...part, things: kept(withoutKind(part.things, context), "things", 1, false, isPlausibleThing) };
    case "status_board":
      return {
        ...part,
        things: kept(withoutKind(part.things, context), "things", 1, false, isPlausibleThing),
        states: kept(part.states, "choices", 2, true, isPlausibleState),
      };
    case "checklist":
      return { ...part, items: kept(part.items, "items", 1, true) };
    default:
      return part;
  }
}

function daysOf({ lexicon }: ReadingContext): Set<string> {
  return new Set(lexicon.language.calendar.weekdays.flatMap((forms) => forms.split("|")));
}

/** "on the table are bowling" → "bowling", "the drone" → "drone": without what only leads to it. */
function plainName(name: string, { lexicon }: ReadingContext): string {
  const plain = lexicon.language.code === "de" ? name.replace(GERMAN_LEAD, "") : name.replace(ENGLISH_LEAD, "");
  return plain.trim() === "" ? name : plain.replace(/ (['’]) /g, "$1 ");
}

const ENGLISH_LEAD = /^(?:(?:[\p{Ll}' ]+ )?(?:are|is|were) (?=\p{L}+(?: \p{L}+)?$)|(?:the|a|an|our) (?=\p{Ll}))/u;
const GERMAN_LEAD =
  /^(?:(?:[\p{L} ]+ )?(?:sind|wären|stehen) |(?:der|die|das|den|dem|ein|eine|einen|unser|unsere|unseren) )(?=\p{L})/u;

/** A list that would be called by a piece of a sentence has no name of its own. */
function named(parts: readonly Part[], context: ReadingContext, text: string): Part[] {
  const { labels, names } = context.lexicon.language;
  const isNoun = (noun: Noun) => isNounOf(noun, labels) && !isOwnBusiness(noun, text);
  const tables = new Map<string, { table: string; noun: Noun; word: string }>();
  const neutral = (part: Part) => nounFrom(makeScene("", [], context), names[NEUTRAL[part.part] ?? "entry"] ?? "entry");
  for (const part of parts)
    if ((part.part === "records" || part.part === "approval") && !isNoun(part.noun))
      tables.set(part.table, {
        table: tableName(neutral(part).many),
        noun: neutral(part),
        word: slug(part.noun.one),
      });
  return parts.map((part): Part => {
    const other = "table" in part ? tables.get(part.table) : undefined;
    if (other !== undefined && (part.part === "records" || part.part === "approval"))
      return { ...part, table: other.table, noun: other.noun };
    // A command is called as its list is, where nobody named it.
    if (other !== undefined && part.part === "command" && part.command === other.word) {
      const word = slug(other.noun.one);
      return { ...part, table: other.table, command: word, run: `${part.does}-${word}` };
    }
    if (other !== undefined && "table" in part) return { ...part, table: other.table };
    // "who brings cake": whoever is drawn.
    const isDrawn = part.part === "picker" && isPlausibleTitle(part.noun.one, labels);
    if ("noun" in part && !("table" in part) && !isDrawn && !isNoun(part.noun)) return { ...part, noun: neutral(part) };
    const title = names[part.part];
    if ("title" in part && title !== undefined && !isPlausibleTitle(part.title, labels)) return { ...part, title };
    return part;
  });
}

const NEUTRAL: Partial<Record<Part["part"], string>> = {
  approval: "request",
  lending: "thing",
  booking: "thing",
  status_board: "thing",
  picker: "name",
  checklist: "colleague",
};

function isNounOf({ one, many }: Noun, labels: Parameters<typeof isPlausibleNoun>[1]): boolean {
  return isPlausibleNoun(one, labels) && isPlausibleNoun(many, labels);
}
