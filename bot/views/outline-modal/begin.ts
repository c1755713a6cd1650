import { folded, OUTLINE_WORDS, saysYesOrNo } from "../../../builder/outline/keys.ts";
import type { OutlineLanguage, OutlineSection } from "../../../builder/outline/outline.ts";
import type { OutlineWords } from "../../../builder/outline/outline-words.ts";
import { AS_TEXT, type Filled, KIND, keptBlock, MORE, TITLE, textBlockOf, ticksOf, timeBlockOf } from "./filled.ts";
import { type Extra, type Field, type Form, ONESELF } from "./form.ts";
import { FORMS, formOf, isBelowList } from "./forms.ts";

/** A form as it is before anybody touches it. */
export interface Begun {
  filled: Filled;
  /** What is planned and has no place in the form: it stays, unless its tick is taken away. */
  others: Other[];
  /** Only whoever asked may open it. */
  isForOneself?: boolean;
}

interface Other {
  section: OutlineSection;
  /** It is of the list that the form is about: without that list there is none of it. */
  isBelow: boolean;
}

/** Of `isForOneself`, where the form has no tick for it. */
export const KEPT_ONESELF = "oneself";

interface Planned {
  sections: readonly OutlineSection[];
  isForOneself: boolean;
  language: OutlineLanguage;
  title?: string | null;
  unknown?: readonly string[];
}

/** Fills the form in with what is planned. `channelIds`: of channels by their names, with #. */
export function begin(planned: Planned, channelIds: ReadonlyMap<string, string>): Begun {
  const { sections, isForOneself, language, title = null, unknown = [] } = planned;
  const main = sections.find(({ kind }) => formOf(kind) !== undefined);
  const form = formOf(main?.kind ?? null);
  if (main === undefined || form === undefined) return { filled: {}, others: [], isForOneself };
  const rest = sections.filter((section) => section !== main);
  const after = sections.slice(sections.indexOf(main) + 1);
  const next = after.findIndex(({ kind }) => !isBelowList(kind));
  const below = next < 0 ? after : after.slice(0, next);
  const own = form.extras.flatMap((extra) => {
    const section = below.find(({ kind }) => kind === extra.section);
    return section === undefined ? [] : [{ extra, section }];
  });
  const inside = form.extras.filter((extra) => extra.section === undefined && isSaid(extra, main));
  const ticked = [...inside, ...own.map(({ extra }) => extra), ...(isForOneself ? [ONESELF] : [])];
  const others = rest
    .filter((section) => !own.some((one) => one.section === section))
    .map((section) => ({ section, isBelow: below.includes(section) }));
  const held = [
    ...valuesOf([...form.fields, ...inside.flatMap(({ fields }) => fields)], main, channelIds),
    ...own.flatMap(({ extra, section }) => valuesOf(extra.fields, section, channelIds)),
  ];
  const asText = held.flatMap(({ asText: blockId }) => blockId ?? []);
  const more = [...unknown, ...unreadable(form, main, language)].join("\n");
  return {
    others,
    isForOneself,
    filled: {
      [KIND]: form.kind,
      // First: of what Slack has no room for, the last is lost.
      ...(asText.length === 0 ? {} : { [AS_TEXT]: asText }),
      ...(title === null ? {} : { [TITLE]: title }),
      ...(more === "" ? {} : { [MORE]: more }),
      ...keptBoxes(others.length, isForOneself),
      ...(isForOneself ? onesTicks() : {}),
      [ticksOf(form)]: ticked.filter(isOf(form)).map(({ tick }) => tick),
      ...Object.assign({}, ...held.map(({ filled }) => filled)),
    },
  };
}

/** All that is kept is ticked to begin with. */
function keptBoxes(count: number, isForOneself: boolean): Filled {
  const boxes: Record<string, string[]> = {};
  const values = [...Array(count).keys()].map(String);
  for (const [place, value] of [...values, ...(isForOneself ? [KEPT_ONESELF] : [])].entries())
    boxes[keptBlock(place)] = [...(boxes[keptBlock(place)] ?? []), value];
  return boxes;
}

/** Whatever form is chosen then. */
function onesTicks(): Filled {
  const forms = FORMS.filter(({ extras }) => extras.includes(ONESELF));
  return Object.fromEntries(forms.map((form) => [ticksOf(form), [ONESELF.tick]]));
}

function isOf(form: Form) {
  return (extra: Extra) => form.extras.includes(extra);
}

/** Whether a line of this section is one of the extra's. */
function isSaid({ fields, says }: Extra, section: OutlineSection): boolean {
  if (section.lines.some(({ key }) => fields.some((field) => field.key === key))) return true;
  const said = says === undefined ? "" : saidAt(section, says.key);
  if (said === "") return false;
  return says?.word === undefined ? saysYesOrNo(said) === true : isWord(said, says.word);
}

function isWord(said: string, word: (words: OutlineWords) => string): boolean {
  return Object.values(OUTLINE_WORDS).some((words) => folded(word(words)) === folded(said));
}

/** Lines that a tick is for, and that say something else than it. */
function unreadable({ extras }: Form, section: OutlineSection, language: OutlineLanguage): string[] {
  return extras.flatMap((extra) => {
    const { says } = extra;
    const said = says === undefined ? "" : saidAt(section, says.key);
    if (says === undefined || said === "" || isSaid(extra, section)) return [];
    const isNo =
      says.word === undefined
        ? saysYesOrNo(said) === false
        : Object.values(OUTLINE_WORDS).some(({ mayChange }) =>
            mayChange.anybody.some((one) => isWord(said, () => one)),
          );
    return isNo ? [] : [`${OUTLINE_WORDS[language].keys[says.key][0]}: ${said}`];
  });
}

/** Of several such lines all, parted by line ends. */
function saidAt({ name, lines }: OutlineSection, key: Field["key"]): string {
  if (key === "name") return name;
  const values = lines.filter((line) => line.key === key && line.value !== "").map(({ value }) => value);
  return values.join("\n");
}

interface Held {
  filled: Filled;
  /** The block of a picker that cannot hold it. */
  asText?: string;
}

function valuesOf(fields: readonly Field[], section: OutlineSection, channelIds: ReadonlyMap<string, string>): Held[] {
  return fields.flatMap((field): Held[] => {
    const said = saidAt(section, field.key);
    if (said === "") return [];
    const filled = heldBy(field, said, channelIds);
    if (filled !== null) return [{ filled }];
    return [{ filled: { [textBlockOf(field.blockId)]: said }, asText: field.blockId }];
  });
}

/** null: it cannot, and would say something else. */
function heldBy(field: Field, said: string, channelIds: ReadonlyMap<string, string>): Filled | null {
  const { blockId, input } = field;
  switch (input.kind) {
    case "channel":
      return some(blockId, channelIds.get(said));
    case "people":
      return peopleIn(blockId, said);
    case "choice":
      return some(blockId, input.options.find(({ word }) => isWord(said, word))?.value);
    case "day":
      return DAY.test(said) ? { [blockId]: said } : null;
    case "moment": {
      const [day = "", time, ...more] = said.split(" ");
      if (!DAY.test(day) || more.length > 0) return null;
      if (time === undefined) return { [blockId]: day };
      return TIME.test(time) ? { [blockId]: day, [timeBlockOf(field)]: time.padStart(5, "0") } : null;
    }
    case "time":
      return TIME.test(said) ? { [blockId]: said.padStart(5, "0") } : null;
    case "line":
      return said.includes("\n") ? null : { [blockId]: said };
    default:
      return { [blockId]: said };
  }
}

/** Nobody is the owner. */
function peopleIn(blockId: string, said: string): Filled | null {
  const isOwner = Object.values(OUTLINE_WORDS).some(({ owner }) => owner.some((one) => isWord(said, () => one)));
  if (isOwner) return { [blockId]: [] };
  const people = said.split(", ").map((one) => MENTIONED.exec(one)?.[1] ?? null);
  return people.includes(null) ? null : { [blockId]: people.flatMap((one) => one ?? []) };
}

const MENTIONED = /^@\S+ \(([UW][A-Z0-9]+)\)$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;

function some(blockId: string, value: string | undefined): Filled | null {
  return value === undefined ? null : { [blockId]: value };
}
