import { folded, OUTLINE_WORDS, spelledAs } from "../../../builder/outline/keys.ts";
import type { OutlineLanguage, OutlineSection } from "../../../builder/outline/outline.ts";
import { type Filled, KEPT, KIND, ticksOf, timeBlockOf } from "./filled.ts";
import { type Extra, type Field, type Form, ONESELF } from "./form.ts";
import { formOf, isBelowList } from "./forms.ts";

/** A form as it is before anybody touches it. */
export interface Begun {
  filled: Filled;
  /** What is planned and has no place in the form: it stays, unless its tick is taken away. */
  others: Other[];
}

interface Other {
  section: OutlineSection;
  /** It is of the list that the form is about: without that list there is none of it. */
  isBelow: boolean;
}

/** Fills the form in with what is planned. `channelIds`: of channels by their names, with #. */
export function begin(
  planned: { sections: readonly OutlineSection[]; isForOneself: boolean; language: OutlineLanguage },
  channelIds: ReadonlyMap<string, string>,
): Begun {
  const [main, ...rest] = planned.sections;
  const form = formOf(main?.kind ?? null);
  if (main === undefined || form === undefined) return { filled: {}, others: [] };
  const next = rest.findIndex(({ kind }) => !isBelowList(kind));
  const below = next < 0 ? rest : rest.slice(0, next);
  const own = form.extras.flatMap((extra) => {
    const section = below.find(({ kind }) => kind === extra.section);
    return section === undefined ? [] : [{ extra, section }];
  });
  const value = valueReader(planned.language, channelIds);
  const inside = form.extras.filter((extra) => extra.section === undefined && isSaid(extra, main, planned.language));
  const ticked = [...inside, ...own.map(({ extra }) => extra), ...(planned.isForOneself ? [ONESELF] : [])];
  const others = rest
    .filter((section) => !own.some((one) => one.section === section))
    .map((section) => ({ section, isBelow: below.includes(section) }));
  return {
    others,
    filled: {
      [KIND]: form.kind,
      [KEPT]: others.map((_, index) => String(index)),
      [ticksOf(form)]: ticked.filter(isOf(form)).map(({ tick }) => tick),
      ...valuesOf([...form.fields, ...inside.flatMap(({ fields }) => fields)], main, value),
      ...Object.assign({}, ...own.map(({ extra, section }) => valuesOf(extra.fields, section, value))),
    },
  };
}

function isOf(form: Form) {
  return (extra: Extra) => form.extras.includes(extra);
}

/** Whether a line of this section is one of the extra's. */
function isSaid({ fields, says }: Extra, { lines }: OutlineSection, language: OutlineLanguage): boolean {
  if (lines.some(({ key }) => fields.some((field) => field.key === key))) return true;
  const said = says && lines.find(({ key }) => key === says.key)?.value;
  if (said === undefined) return false;
  return says?.word === undefined
    ? spelledAs(said, { yes: OUTLINE_WORDS[language].yes }) !== null
    : folded(says.word(OUTLINE_WORDS[language])) === folded(said);
}

type ReadValue = (field: Field, said: string) => Filled;

function valuesOf(fields: readonly Field[], section: OutlineSection, value: ReadValue): Filled {
  const filled = fields.map((field) => {
    const said = field.key === "name" ? section.name : section.lines.find(({ key }) => key === field.key)?.value;
    return said === undefined ? {} : value(field, said);
  });
  return Object.assign({}, ...filled);
}

function valueReader(language: OutlineLanguage, channelIds: ReadonlyMap<string, string>): ReadValue {
  return (field, said) => {
    const { blockId, input } = field;
    switch (input.kind) {
      case "channel":
        return some(blockId, channelIds.get(said));
      case "people":
        return { [blockId]: [...said.matchAll(/\(([UW][A-Z0-9]+)\)/g)].map((match) => match[1] ?? "") };
      case "choice":
        return some(blockId, input.options.find(({ word }) => word(OUTLINE_WORDS[language]) === said)?.value);
      case "moment": {
        const [day, time] = said.split(" ");
        return { ...some(blockId, day), ...some(timeBlockOf(field), time?.padStart(5, "0")) };
      }
      case "time":
        return { [blockId]: said.padStart(5, "0") };
      default:
        return { [blockId]: said };
    }
  };
}

function some(blockId: string, value: string | undefined): Filled {
  return value === undefined ? {} : { [blockId]: value };
}
