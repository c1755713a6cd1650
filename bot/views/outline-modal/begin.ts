import { OUTLINE_WORDS } from "../../../builder/outline/keys.ts";
import type { OutlineLanguage, OutlineSection } from "../../../builder/outline/outline.ts";
import type { Begun } from "./begun.ts";
import { ticksOf } from "./chosen-form.ts";
import { AS_TEXT, type Filled, KIND, MORE, TITLE } from "./filled.ts";
import { type Extra, type Form, ONESELF } from "./form.ts";
import { FORMS, formOf, isBelowList } from "./forms.ts";
import { isSpelled, saidAt, valuesOf } from "./held-values.ts";
import { keptBoxes } from "./kept.ts";

/** What is planned, or was said in lines. */
export interface Planned {
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
  return says !== undefined && isSpelled(said, says.ticked);
}

/** Lines that a tick is for, and that say something else than it. */
function unreadable({ extras }: Form, section: OutlineSection, language: OutlineLanguage): string[] {
  return extras.flatMap((extra) => {
    const { says } = extra;
    const said = says === undefined ? "" : saidAt(section, says.key);
    if (says === undefined || said === "" || isSaid(extra, section)) return [];
    return isSpelled(said, says.unticked) ? [] : [`${OUTLINE_WORDS[language].keys[says.key][0]}: ${said}`];
  });
}
