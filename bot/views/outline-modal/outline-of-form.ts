import { OUTLINE_WORDS } from "../../../builder/outline/keys.ts";
import type { Outline, OutlineLanguage, OutlineSection } from "../../../builder/outline/outline.ts";
import type { OutlineWords } from "../../../builder/outline/outline-words.ts";
import type { Language } from "../../words/language.ts";
import type { Begun } from "./begun.ts";
import { chosenFields, chosenForm, tickedExtras } from "./chosen-form.ts";
import { MOST_BEGUN } from "./field-blocks.ts";
import { type Filled, KIND, MORE, severalAt, TITLE, textAt, timeBlockOf } from "./filled.ts";
import { type Extra, type Field, type Form, ONESELF } from "./form.ts";
import { KEPT_ONESELF, keepsOneself, keptIn, keptSections } from "./kept.ts";

/** How the outline calls channels and people, by their ids; what is not in it, it cannot call. */
export type Called = ReadonlyMap<string, string>;

/** What was filled in, as an outline; or what is wrong, by block. */
export function outlineOfForm(
  sent: Filled,
  begun: Begun,
  language: OutlineLanguage,
  called: Called,
  { formText }: Language,
): { outline: Outline } | { errors: Record<string, string> } {
  const filled = withUnshown(sent, begun);
  const form = chosenForm(filled);
  if (form === undefined) return { errors: { [KIND]: formText("Choose what it is.") } };
  const extras = tickedExtras(form, filled);
  const errors = Object.fromEntries(chosenFields(filled).flatMap((field) => faultsOf(field, filled, called, formText)));
  const title = textAt(filled, TITLE);
  if (title.length > LONGEST_TITLE) errors[TITLE] = formText(`A title has at most ${LONGEST_TITLE} letters.`);
  if (Object.keys(errors).length > 0) return { errors };
  const said: Said = { filled, words: OUTLINE_WORDS[language], called };
  const below = extras.flatMap(({ section, fields }) =>
    section === undefined ? [] : [sectionOf(section, fields, said)],
  );
  const main = mainSection(form, extras, said);
  const isKeptForOneself = keepsOneself(form, begun) && keptIn(filled).includes(KEPT_ONESELF);
  const isForOneself = extras.includes(ONESELF) || isKeptForOneself;
  const sections = [main, ...below, ...keptSections(form, begun, filled)];
  const unknown = textAt(filled, MORE)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return { outline: { title: title === "" ? null : title, isForOneself, sections, unknown } };
}

const LONGEST_TITLE = 60;

/** What is too long for a field was not shown in it, and stays where nothing else was filled in. */
function withUnshown(sent: Filled, { filled }: Begun): Filled {
  if (textAt(sent, KIND) !== textAt(filled, KIND)) return sent;
  const unshown = Object.entries(filled).filter(
    ([blockId, value]) => typeof value === "string" && value.length > MOST_BEGUN && sent[blockId] === "",
  );
  return { ...sent, ...Object.fromEntries(unshown) };
}

interface Said {
  filled: Filled;
  words: OutlineWords;
  called: Called;
}

function mainSection(form: Form, extras: readonly Extra[], said: Said): OutlineSection {
  const inside = extras.filter(({ section }) => section === undefined);
  const section = sectionOf(form.kind, [...form.fields, ...inside.flatMap(({ fields }) => fields)], said);
  const yes = inside.flatMap(({ says }) =>
    says === undefined ? [] : [{ key: says.key, value: says.ticked(said.words)[0] }],
  );
  return { ...section, lines: [...section.lines, ...yes] };
}

function sectionOf(kind: OutlineSection["kind"], fields: readonly Field[], said: Said): OutlineSection {
  const lines = fields.flatMap((field) => {
    const value = valueIn(field, said);
    return field.key === "name" || value === "" ? [] : [{ key: field.key, value }];
  });
  const named = fields.find(({ key }) => key === "name");
  return { kind, name: named === undefined ? "" : valueIn(named, said), lines };
}

function valueIn(field: Field, { filled, words, called }: Said): string {
  const text = textAt(filled, field.blockId);
  switch (field.input.kind) {
    case "channel":
      return called.get(text) ?? "";
    case "people": {
      const people = severalAt(filled, field.blockId).map((personId) => called.get(personId) ?? personId);
      return people.length === 0 ? words.owner[0] : people.join(", ");
    }
    case "choice":
      return field.input.options.find(({ value }) => value === text)?.word(words) ?? "";
    case "moment":
      return `${text} ${textAt(filled, timeBlockOf(field))}`.trim();
    default:
      return text;
  }
}

function faultsOf(field: Field, filled: Filled, called: Called, say: Language["formText"]): [string, string][] {
  const { blockId, input, isNeeded } = field;
  const text = textAt(filled, blockId);
  if (input.kind === "people") return [];
  if (isNeeded && text === "") return [[blockId, say("Please fill this in.")]];
  if (input.kind === "channel" && text !== "" && !called.has(text))
    return [[blockId, say("I am not in that channel. Invite me there first, or choose another.")]];
  if (input.kind === "moment" && text === "" && textAt(filled, timeBlockOf(field)) !== "")
    return [[blockId, say("Choose the day, too.")]];
  return [];
}
