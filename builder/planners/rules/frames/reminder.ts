import type { Column, Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { make } from "../fields/column.ts";
import { daysOf } from "../fields/span.ts";
import { modelAt, modelWhere, raise } from "../limits/modelled.ts";
import { readAnnounced } from "../times/announcement.ts";
import { saidIn } from "../words/matched.ts";
import {
  has,
  indexes,
  indexesOf,
  mark,
  note,
  type Range,
  type Scene,
  takeVocabulary,
  valuesIn,
} from "../words/scene.ts";
import { PAST, withDue } from "./chosen.ts";
import { readDigest, takeNoun } from "./digest.ts";
import { TOMORROW } from "./on-its-day.ts";

type Records = PartOf<"records">;

/** "remind us in #finance 3 days before one runs out", "when something is due"; of what is only overdue, a digest. */
export function readReminder(
  scene: Scene,
  clause: Range,
  before: Records,
  count: number,
): { parts: Part[]; records: Records } {
  const spans = valuesIn(scene, clause, "span");
  const ahead = spans.flatMap(({ index, item }) => [...numbersBefore(scene, index), daysOf(item.span) ?? []].flat());
  const early = [...ahead, ...daysBeside(scene, clause)];
  const isOverdue = indexesOf(scene, clause, "overdue").length > 0;
  for (const index of indexesOf(scene, clause, "remind", "before", "due", "overdue", "everybody", "me", "in", "say"))
    scene.used.add(index);
  for (const index of indexes(clause)) if (HEARD.test(scene.items[index]?.text ?? "")) scene.used.add(index);
  for (const { index } of spans) scene.used.add(index);
  if (isToPerson(scene, clause)) return leftToPerson(scene, clause, before);
  if (early.length > 0) modelAhead(scene, clause);
  else raiseAhead(scene, clause);
  takeNoun(scene, clause, before);
  takeVocabulary(scene, clause, "post", "records");
  if (isOverdue && early.length === 0) return readDigest(scene, clause, withDue(scene, before), count);
  const isSaidYearly = saysYearly(scene, clause);
  const records = withDateOf(scene, clause, before);
  const column = dateColumn(scene, clause, records);
  const run = `remind-${records.table.replaceAll("_", "-").slice(0, 40)}${count === 0 ? "" : `-${count + 1}`}`;
  const announced = readAnnounced(scene, [clause], run);
  scene.notes = scene.notes.filter((one) => one.kind !== "workdays");
  takeNoun(scene, clause, records);
  const isYearly = isSaidYearly || /birthday|geburtstag|anniversar|jubil/i.test(`${records.noun.one} ${column}`);
  if (announced === null || column === undefined) return { parts: [], records };
  const days = [...new Set(early.length > 0 ? early : [0])];
  const daily = isDaily(scene, clause) ? announced.schedule : announced.schedule.replace(/1-5$/, "*");
  const base = {
    part: "reminder" as const,
    ...announced,
    schedule: daily,
    table: records.table,
    overdue: isOverdue,
    ...(isYearly ? { yearly: true as const } : {}),
  };
  const apart = byColumn(scene, clause, records);
  if (apart !== null)
    return {
      parts: apart.map(({ name, ahead: own }, position) => ({
        ...base,
        run: position === 0 ? run : `${run}-${name.replaceAll("_", "-")}`.slice(0, 60),
        dateColumn: name,
        daysBefore: own,
      })),
      records,
    };
  return { parts: [{ ...base, run, dateColumn: column, daysBefore: days }], records };
}

/** "#finance has to hear about it", "muss #finance davon erfahren". */
const HEARD =
  /^(?:hears?|told|know|knows|learns?|informed|aware|be aware|wissen|weiß|erfahren|erfährt|hören|hört|informier\p{L}*|gesagt|bescheid)$/iu;

/** "30 days before the test is due, 14 for the insurance": each date has days of its own; null where only one is named. */
function byColumn(scene: Scene, clause: Range, records: Records): { name: string; ahead: number[] }[] | null {
  const spans = valuesIn(scene, clause, "span");
  const borders = spans.slice(1).map(({ index }, position) => {
    const last = spans[position]?.index ?? clause.from;
    return indexes({ from: last + 1, to: index }).findLast(
      (at) => has(scene.items[at], "and") || /^[,;]$/.test(mark(scene.items[at])),
    );
  });
  const found = new Map<string, number[]>();
  for (const [position, { index, item }] of spans.entries()) {
    const piece = { from: borders[position - 1] ?? clause.from, to: borders[position] ?? clause.to };
    const name = namedIn(scene, piece, records);
    const days = [...numbersBefore(scene, index), daysOf(item.span) ?? []].flat();
    if (name === null) return null;
    found.set(name, [...(found.get(name) ?? []), ...days]);
  }
  return found.size < 2 ? null : [...found].map(([name, ahead]) => ({ name, ahead: [...new Set(ahead)] }));
}

/** The one date column of which a word that others have not is in these. */
function namedIn(scene: Scene, range: Range, records: Records): string | null {
  const said = new Set(indexes(range).map((index) => scene.items[index]?.text.toLowerCase() ?? ""));
  const named = records.columns.filter(
    ({ type, label }) =>
      type === "date" &&
      label
        .toLowerCase()
        .split(/\s+/)
        .some(
          (word) => !/^(?:date|bis|until|am|on|ends?|due|next|valid|by|datum|of|the)$/.test(word) && said.has(word),
        ),
  );
  return named.length === 1 ? (named[0]?.name ?? null) : null;
}

/** "two weeks before and on the day itself", "and the day before": days without a number. */
function daysBeside(scene: Scene, clause: Range): number[] {
  return [
    { days: 1, pattern: TOMORROW },
    {
      days: 1,
      pattern: /\bthe day before\b|\b(?:am|den) (?:vor)?tag (?:davor|vorher|zuvor)\b|\bam vortag\b|\btags zuvor\b/i,
    },
    {
      days: 0,
      pattern:
        /\bon (?:the|that) (?:same |very |due |actual )?(?:day|date)(?! before)\b|\b(?:and|,) (?:again )?the day (?:of|itself|it)\b|\bam (?:selben |gleichen |betreffenden )?(?:tag|termin|stichtag|ablauftag|fälligkeitstag)(?! davor| vorher| zuvor| vor)(?: selbst| selber)?\b|\b(?:and|und) (?:again )?when (?:it|they|one) (?:end|expire|run)/i,
    },
  ].flatMap(({ days, pattern }) => {
    const said = saidIn(scene, clause, pattern);
    if (said === null) return [];
    modelAt(scene, ...indexes(said));
    return [days];
  });
}

/** Nobody is written to by themselves: where it names whom and no channel, it is left out with its words. */
function isToPerson(scene: Scene, clause: Range): boolean {
  if (valuesIn(scene, clause, "channel").length > 0 || scene.context.answered.channel !== null) return false;
  return indexes(clause).some(
    (index) =>
      scene.items[index]?.kind === "person" ||
      CONCERNED.test(scene.items[index]?.text ?? "") ||
      (has(scene.items[index - 1], "remind") && isNameAt(scene, index)),
  );
}

/** "nudge Marcus": written large within a sentence. */
function isNameAt(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return item?.kind === "word" && item.senses.length === 0 && /^\p{Lu}\p{Ll}+$/u.test(item.text);
}

const CONCERNED =
  /^(?:(?:the |der |die |dem |den )?(?:person|people|one)(?: in charge| responsible| concerned)|in charge|owner|holder|borrower|assignee|responsible|(?:der |die |dem |den )?(?:betreffende|betroffene|zuständige|verantwortliche)[nrm]?|inhaber|besitzer|ausleiher)$/i;

function leftToPerson(scene: Scene, clause: Range, records: Records): { parts: Part[]; records: Records } {
  const [verb] = indexesOf(scene, clause, "remind", "say");
  const at = verb ?? clause.from;
  scene.limits = scene.limits.filter(({ from }) => from !== at);
  scene.limits.push({ kind: "restriction", from: at, to: at + 1, isToPerson: true });
  return { parts: [], records };
}

/** "3 days before", "on the due date": how long ahead was read. */
function modelAhead(scene: Scene, clause: Range): void {
  modelWhere(scene, clause, ["behindSpan", "beforeTime"], (_, limit) => has(scene.items[limit.from], "before"));
  modelAt(scene, ...indexesOf(scene, clause, "overdue", "due"));
}

/** "before it ends", without a length of time: on the day itself is not before. */
function raiseAhead(scene: Scene, clause: Range): void {
  modelAt(scene, ...indexesOf(scene, clause, "overdue", "due"));
  const [before] = indexesOf(scene, clause, "before");
  if (before !== undefined) raise(scene, "behindSpan", { from: before, to: before + 1 });
}

/** "every year": the date comes again, and is no rhythm to post by. */
function saysYearly(scene: Scene, clause: Range): boolean {
  const said = valuesIn(scene, clause, "recurrence").filter(
    ({ item }) => item.recurrence.kind === "other" && /year|annual|jahr|jähr|jaehr/i.test(item.text),
  );
  for (const { index } of said) {
    scene.used.add(index);
    scene.yearly.add(index);
  }
  return said.length > 0;
}

/** "60 and 30 days before": of days too. */
function numbersBefore(scene: Scene, span: number): number[] {
  const item = scene.items[span - 2];
  if (item?.kind !== "number" || !(has(scene.items[span - 1], "and") || /^[,/]$/.test(mark(scene.items[span - 1]))))
    return [];
  scene.used.add(span - 2);
  return [...numbersBefore(scene, span - 2), item.number];
}

/** It looks every day, where no days were said. */
function isDaily(scene: Scene, clause: Range): boolean {
  return valuesIn(scene, clause, "recurrence").some(({ item }) => !/year|annual|jahr|jähr/i.test(item.text));
}

function dateColumn(scene: Scene, clause: Range, records: Records): string | undefined {
  const dates = records.columns.filter((column) => column.type === "date");
  const said = new Set(indexes(clause).map((index) => scene.items[index]?.text.toLowerCase() ?? ""));
  const score = (column: Column) =>
    column.label
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => said.has(word) && word !== "date").length *
      4 +
    (column.name === records.dueColumn ? 2 : 0) +
    (PAST.test(column.label) ? 0 : 1);
  const [best] = [...dates].sort((one, other) => score(other) - score(one));
  return best?.name;
}

/** "2 days before arrival", where "arrival" is a column that says no type: its date. Else one is added. */
function withDateOf(scene: Scene, clause: Range, records: Records): Records {
  if (records.columns.some((column) => column.type === "date")) return records;
  const before = indexesOf(scene, clause, "before").at(-1) ?? clause.from;
  const said = new Set(
    indexes({ from: before + 1, to: clause.to }).map((index) => scene.items[index]?.text.toLowerCase() ?? ""),
  );
  const named = records.columns.filter(({ type, label }) => type === "text" && said.has(label.toLowerCase()));
  const [only] = named;
  if (only !== undefined && named.length === 1)
    return { ...records, columns: records.columns.map((one) => (one === only ? { ...one, type: "date" } : one)) };
  const added = make(scene.context.lexicon.language.names.date ?? "Date", "date", {});
  note(scene, "date_column", added.label);
  return { ...records, columns: [...records.columns, added] };
}
