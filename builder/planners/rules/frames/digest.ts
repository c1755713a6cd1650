import type { Column, Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { modelAt, modelBefore, raiseAlone } from "../limits/modelled.ts";
import { type Announced, readAnnounced } from "../times/announcement.ts";
import { isLimit } from "../times/said-times.ts";
import { gap, has, indexes, indexesOf, type Range, type Scene, takeVocabulary, valuesIn } from "../words/scene.ts";
import { cameTogether, takeCameTogether } from "./came-together.ts";
import { readChosen } from "./chosen.ts";
import { groupSaid, raiseMoreGroups, takeGroup } from "./groups.ts";
import { takeOnlyIfAny } from "./only-if-any.ts";
import { unreadPeriod } from "./unread-period.ts";
import { weekOfDates } from "./weeks-of-dates.ts";

type Records = PartOf<"records">;
type Digest = PartOf<"digest">;

/** "today's open tickets": of what is not done, only some, which nothing models; "what is open today" is all of it. */
function leaveOutToday(scene: Scene, clause: Range): void {
  for (const index of indexesOf(scene, clause, "today")) {
    if (!OF_TODAY.test(scene.items[index]?.text ?? "")) continue;
    scene.modelled.delete(index);
    raiseAlone(scene, { from: index, to: index + 1 });
  }
}

const OF_TODAY = /^(?:today'?s|of today|of the day|the day's|heutige[ns]?|von heute|des tages|tagesaktuellen?)$/i;

/** "then post them in #food", "mondays 8:30 all open ones into #sales", "the total per customer every friday". */
export function readDigest(
  scene: Scene,
  clause: Range,
  before: Records,
  count: number,
): { parts: Part[]; records: Records } {
  const run = `post-${before.table.replaceAll("_", "-").slice(0, 40)}${count === 0 ? "" : `-${count + 1}`}`;
  const announced = atClosing(scene, clause, before) ?? readAnnounced(scene, [clause], run);
  const { of, records } = readChosen(scene, clause, before, announced?.schedule ?? null);
  const period = isOfAll(of) ? unreadPeriod(scene, clause) : otherDates(scene, clause, records, announced, of);
  if (period !== null) {
    // Never over another time than the one that was said.
    for (const index of indexes(period)) scene.modelled.delete(index);
    scene.limits.push({ kind: "restriction", from: period.from, to: period.to });
    return { parts: [], records: before };
  }
  for (const index of indexesOf(
    scene,
    clause,
    "say",
    "remind",
    "digest",
    "open",
    "overdue",
    "yesterday",
    "week",
    "today",
    "all",
    "in",
    "everybody",
    "list",
  ))
    scene.used.add(index);
  modelChosen(scene, clause);
  if (of === "open" || of === "overdue" || of === "due_7_days") leaveOutToday(scene, clause);
  takeVocabulary(scene, clause, "post", "records");
  takeNoun(scene, clause, records);
  const isOnlyIfAny = takeOnlyIfAny(scene, clause);
  askWhen(scene, clause, records);
  if (announced === null) return { parts: [], records };
  if (closesAfter(records, announced)) return settled(scene, { announced, records, of, run });
  const counted = withCount(scene, clause, records);
  return {
    parts: [
      {
        part: "digest",
        ...announced,
        run,
        table: records.table,
        of,
        ...readSum(scene, clause, counted),
        ...(isOnlyIfAny ? { onlyIfAny: true } : {}),
      },
    ],
    records: counted,
  };
}

/** "on the 1st this month's events", of a list with dates: those typed in of late are others. */
function otherDates(scene: Scene, clause: Range, records: Records, announced: Announced | null, of: Digest["of"]) {
  if (!["last_7_days", "this_month", "last_month"].includes(of)) return null;
  const week = weekOfDates(scene, clause, records, announced?.schedule ?? null);
  return week === null || week.isKnown ? null : week.said;
}

function isOfAll(of: Digest["of"]): boolean {
  return of === "all" || of === "today";
}

/** "unpaid", "not done yet", "only the open ones": which entries it is about. */
function modelChosen(scene: Scene, clause: Range): void {
  const chosen = indexesOf(scene, clause, "open", "overdue", "today", "yesterday", "week");
  modelAt(scene, ...chosen);
  for (const index of chosen) modelBefore(scene, index, "restriction");
}

/** "post new ones in #general": it can only post at set times, so these must be known. */
function askWhen(scene: Scene, clause: Range, { closesAt }: Records): void {
  const isSaid = (["time", "recurrence", "date"] as const).some((kind) => valuesIn(scene, clause, kind).length > 0);
  const { answered } = scene.context;
  if (!isSaid && closesAt === undefined && answered.times.length === 0 && answered.recurrence === null)
    gap(scene, "when", "", false);
}

/** A post without a time of its own comes when entries close. */
function atClosing(scene: Scene, clause: Range, records: Records): Announced | null {
  const { closesAt } = records;
  const hasOwn = ["time", "date"] as const;
  if (
    closesAt === undefined ||
    hasOwn.some((kind) => valuesIn(scene, clause, kind).some(({ index }) => !isLimit(scene, index)))
  )
    return null;
  const announced = readAnnounced(scene, [clause], "");
  scene.notes = scene.notes.filter((one) => one.kind !== "time");
  return announced === null
    ? null
    : {
        ...announced,
        schedule: announced.schedule.replace(
          /^\d+ \d+/,
          `${Number(closesAt.slice(3))} ${Number(closesAt.slice(0, 2))}`,
        ),
      };
}

/** Posted before the last entry may come. */
function closesAfter({ closesAt }: Records, { schedule }: Announced): boolean {
  return closesAt !== undefined && timeOf(schedule) < closesAt;
}

/** Which of the two times is meant is asked; an answer is both, or first the one and then the other. */
function settled(
  scene: Scene,
  read: { announced: Announced; records: Records; of: Digest["of"]; run: string },
): { parts: Part[]; records: Records } {
  const { announced, records, of, run } = read;
  const [closesAt, postsAt = closesAt] = scene.context.answered.times;
  const digest = { part: "digest" as const, ...announced, run, table: records.table, of };
  if (closesAt === undefined || postsAt === undefined) {
    gap(scene, "closing", `${records.closesAt} / ${timeOf(announced.schedule)}`, true);
    return { parts: [digest], records };
  }
  const schedule = announced.schedule.replace(/^\S+ \S+/, `${Number(postsAt.slice(3))} ${Number(postsAt.slice(0, 2))}`);
  return { parts: [{ ...digest, schedule }], records: { ...records, closesAt } };
}

function timeOf(schedule: string): string {
  const [minute = "0", hour = "0"] = schedule.split(" ");
  return `${hour.split(",")[0]?.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

/** "the sum of the calls": what is added up is a number. */
function withCount(scene: Scene, clause: Range, records: Records): Records {
  const total = indexesOf(scene, clause, "total")[0];
  if (total === undefined) return records;
  const near = { from: total, to: Math.min(clause.to, total + 5) };
  const per = indexesOf(scene, near, "per")[0] ?? near.to;
  const named = records.columns.filter((column) => mentions(scene, { from: total, to: per }, column.label));
  if (named.length === 0 || named.some(({ type }) => type !== "text")) return records;
  const columns = records.columns.map((column) =>
    column === named[0] ? { ...column, type: "number" as const } : column,
  );
  return { ...records, columns };
}

/** "total hours per project": a number to add up, and what by. */
function readSum(scene: Scene, clause: Range, records: Records): Pick<Digest, "sum" | "groupBy"> {
  const totals = indexesOf(scene, clause, "total");
  const numbers = records.columns.filter((column) => column.type === "number" || column.type === "money");
  if (totals.length === 0) return ofGroups(scene, clause, records) ?? ofCameTogether(scene, clause, numbers);
  const named =
    numbers.find((column) => mentions(scene, clause, column.label)) ??
    numbers.find((column) => column.type === "money") ??
    numbers[0];
  if (named === undefined) return {};
  const per =
    indexes(clause).find((index) => index > (totals[0] ?? 0) && isPer(scene, index)) ??
    groupSaid(scene, clause, records)?.said.from;
  const group =
    per === undefined
      ? undefined
      : records.columns.find(
          (column) => column !== named && mentions(scene, { from: per, to: clause.to }, column.label),
        );
  const whom = per === undefined ? undefined : (group ?? personColumn(scene, per, records));
  for (const index of totals) scene.used.add(index);
  if (per !== undefined && whom !== undefined) {
    modelAt(scene, ...indexes({ from: per, to: per + 3 }).filter((index) => isPer(scene, index)));
    raiseMoreGroups(scene, per, clause, records);
  }
  // Nothing that it could be summed up by: named as left out.
  else if (per !== undefined) scene.limits.push({ kind: "restriction", from: per, to: per + 1 });
  return { sum: named.name, ...(whom === undefined ? {} : { groupBy: whom.name }) };
}

/** "hours per project", "tickets per customer": a number that is named is added up, entries are counted. */
function ofGroups(scene: Scene, clause: Range, records: Records): Pick<Digest, "sum" | "groupBy"> | null {
  const group = groupSaid(scene, clause, records);
  if (group === null) return null;
  const before = { from: clause.from, to: group.said.from };
  const numbers = records.columns.filter(({ type }) => type === "number" || type === "money");
  const isCounted = indexes(before).some((index) => COUNTED.test(scene.items[index]?.text ?? ""));
  const summed =
    numbers.find(({ label }) => mentions(scene, before, label)) ??
    (isCounted ? undefined : numbers.find(({ type }) => type === "money"));
  for (const index of indexes(before)) if (COUNTED.test(scene.items[index]?.text ?? "")) scene.used.add(index);
  takeGroup(scene, group);
  raiseMoreGroups(scene, group.said.from, clause, records);
  return { ...(summed === undefined ? {} : { sum: summed.name }), groupBy: group.column.name };
}

const COUNTED = /^(?:(?:the )?(?:number|count)(?: of)?|how many|anzahl(?: der)?|wie viele|zahl(?: der)?)$/i;

/** "how much we made": of the number that is named, else of money, else of the first. */
function ofCameTogether(scene: Scene, clause: Range, numbers: readonly Column[]): Pick<Digest, "sum"> {
  const said = cameTogether(scene, clause);
  const money = numbers.find(({ type }) => type === "money");
  const named = said?.isOfMoney ? undefined : numbers.find(({ label }) => mentions(scene, clause, label));
  const summed = named ?? money ?? (said?.isOfMoney ? undefined : numbers[0]);
  if (said === null || summed === undefined) return {};
  takeCameTogether(scene, said);
  return { sum: summed.name };
}

/** "per customer", "by project"; "per person" is known as one. */
function isPer(scene: Scene, index: number): boolean {
  return has(scene.items[index], "per") || PER_HEAD.test(scene.items[index]?.text ?? "");
}

const PER_HEAD =
  /^(?:(?:per|pro|je|by|for each|für jede[nrs]?) )?(?:person|head|name|employee|colleague|people|kopf|nase|mitarbeiter|mitarbeiterin|kolleg(?:e|in))$/i;

/** "per person": the column that says who. */
function personColumn(scene: Scene, per: number, { columns }: Records): Column | undefined {
  const isPerson = indexes({ from: per, to: per + 3 }).some((index) => PER_HEAD.test(scene.items[index]?.text ?? ""));
  if (!isPerson) return undefined;
  return columns.find(
    ({ type, label }) =>
      type === "person" || /^(?:name|who|wer|employee|mitarbeiter|kolleg|fahrer|driver|person)/i.test(label),
  );
}

function mentions(scene: Scene, range: Range, label: string): boolean {
  // The "in" of "waiting time in minutes" mentions nothing.
  const all = label.toLowerCase().split(/\s+/);
  const long = all.filter((word) => word.length > 3);
  const words = long.length > 0 ? long : all;
  const found = indexes(range).filter((index) => words.includes(scene.items[index]?.text.toLowerCase() ?? ""));
  for (const index of found) scene.used.add(index);
  return found.length > 0;
}

/** The thing's own name again: "post the orders". */
export function takeNoun(scene: Scene, range: Range, records: Records): void {
  const { singular } = scene.context.lexicon.language;
  const words = new Set(
    [records.noun.one, records.noun.many, ...records.columns.map((column) => column.label)]
      .flatMap((words) => words.toLowerCase().split(/\s+/))
      .flatMap((word) => [word, singular(word).toLowerCase()]),
  );
  for (const index of indexes(range)) {
    const text = (scene.items[index]?.text ?? "").toLowerCase();
    if (
      scene.items[index]?.kind === "word" &&
      (words.has(text) || words.has(singular(text).toLowerCase())) &&
      !has(scene.items[index], "not")
    )
      scene.used.add(index);
  }
}
