import type { Column, Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { tableName } from "../../../blueprints/tables.ts";
import { askedColumns } from "../fields/asked-columns.ts";
import { attachedColumns } from "../fields/attached.ts";
import { make, namedApart } from "../fields/column.ts";
import { columnListAt, readColumns } from "../fields/columns.ts";
import { nounOf } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { withTripPlaces } from "../fields/trip-places.ts";
import { modelAt, modelBefore, raise, segmentOf } from "../limits/modelled.ts";
import { isLimit } from "../times/said-times.ts";
import { saidIn, words } from "../words/matched.ts";
import {
  has,
  indexes,
  indexesOf,
  isOpen,
  isSilent,
  note,
  type Range,
  type Scene,
  senses,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import { isEmptied, readAnew } from "./anew.ts";
import { apartFromPost } from "./apart-from-post.ts";
import { DUE, OVERDUE, PAST } from "./chosen.ts";
import { readCommands } from "./command.ts";
import { readDigest, takeNoun } from "./digest.ts";
import { ofDoneToo } from "./done-beside.ts";
import { finalsOf, isDone, saysNotDone } from "./done-column.ts";
import type { Frame } from "./frame.ts";
import { takeDayOfEntries } from "./on-its-day.ts";
import { readRecordNoun } from "./record-noun.ts";
import { readReminder } from "./reminder.ts";
import { readScheduledPosts } from "./scheduled-post.ts";
import { readSumBelow, takeShownAnyway, withSumBelow } from "./shown-anyway.ts";
import { typedBehind } from "./typed-behind.ts";
import { ofTyped, typedIn } from "./typed-in.ts";
import { withName } from "./with-name.ts";

type Records = PartOf<"records">;

/** Keeps a table: "list of suppliers with name and phone", "collect lunch orders until 11", with what posts, reminds and adds. */
export const readRecords: Frame = (scene, { range }) => {
  const mayChange = readAuthor(scene, range) ? "author" : "anybody";
  takeShownAnyway(scene, range);
  const sumSaid = readSumBelow(scene, range);
  const clauses = scene.clauses
    .flatMap((clause) => apartFromPost(scene, clause))
    .filter((clause) => clause.from < range.to && clause.to > range.from && !isTaken(scene, clause));
  const addOns = clauses.filter((clause) => isAddOn(scene, clause));
  const own = clauses.filter((clause) => !addOns.includes(clause)).map((clause) => within(clause, range));
  const bracketed = addOns.filter((clause) => columnListAt(scene, clause) !== null);
  const behind = typedBehind(scene, range);
  const typed = typedIn(scene, range);
  const typedColumns = typed === null || typed.columns === null ? [] : [typed.columns];
  const asked = askedColumns(scene, own);
  const typedAll = typed?.isAll === true ? readColumns(scene, ...typedColumns) : null;
  const columnsSaid = withoutKept(
    asked?.columns ?? typedAll ?? readColumns(scene, ...own) ?? readColumns(scene, ...bracketed, ...typedColumns),
  );
  const ownNoun = asked?.noun ?? typed?.noun ?? null;
  const noun = ownNoun === null ? readRecordNoun(scene, own.length > 0 ? own : [range]) : nounOf(scene, ownNoun);
  if (ownNoun !== null) take(scene, ownNoun);
  const { answered } = scene.context;
  const later = columnsSaid === null && answered.columns.length > 0 ? namedApart(answered.columns) : null;
  const wh = later ?? (columnsSaid === null ? whColumns(scene, own) : null);
  if (columnsSaid === null && wh === null && behind === null) note(scene, "columns");
  const told = columnsSaid ?? wh;
  // "types /job and the client's name": the client that is told of anyway.
  const isTold = told?.some(({ label }) => behind?.label.toLowerCase().startsWith(label.toLowerCase())) ?? false;
  const others = told?.map((column) => ({ ...column, isRequired: false })) ?? [];
  const all = behind === null || isTold ? told : [behind, ...others];
  const attached = all === null ? [] : attachedColumns(scene, own, all);
  const base: Records = {
    part: "records",
    table: tableName(noun.many),
    noun,
    columns: withName(scene, noun, all === null ? null : withTripPlaces(namedApart([...all, ...attached]))) ?? [
      { ...make(noun.one, "text", {}), isRequired: true },
    ],
    scope: "all",
    mayChange,
  };
  const closing = addOns.filter((clause) => beginsWithClosing(scene, clause));
  const summed = withSumBelow(scene, withClosing(scene, [...own, ...closing], base), sumSaid);
  const records = withDates(scene, range, own, summed);
  // "past its date and not cancelled is overdue": what is done is not overdue.
  if (records.doneColumn !== undefined)
    for (const clause of own.filter((one) => isOfOverdue(scene, one, range))) saysNotDone(scene, clause, records);
  modelAt(scene, ...indexesOf(scene, range, "overdue"));
  for (const index of indexesOf(
    scene,
    range,
    "keep",
    "list",
    "enter",
    "wh",
    "lending",
    "author",
    "overdue",
    "done",
    "all",
  ))
    scene.used.add(index);
  const { commands, records: withCommand } = readCommands(scene, range, records, behind !== null);
  let current = withCommand;
  const said: Part[] = [];
  for (const clause of addOns.filter((one) => !isBeyondUs(scene, one))) {
    const words = readOwnWords(scene, clause, said);
    if (words.length > 0) {
      said.push(...words);
      continue;
    }
    const isAhead = valuesIn(scene, clause, "span").length > 0 && indexesOf(scene, clause, "before").length > 0;
    if (isDueToday(scene, clause)) for (const index of indexesOf(scene, clause, "today")) scene.used.add(index);
    const ofDay = isAhead ? null : takeDayOfEntries(scene, clause, current);
    if (ofDay === "unclear") {
      for (const index of indexesOf(scene, clause, "today"))
        raise(scene, "restriction", { from: index, to: index + 1 });
      continue;
    }
    const isReminder =
      ofDay === "theirs" ||
      ((isAhead || isDueToday(scene, clause) || has(firstOf(scene, clause, "remind"), "remind")) &&
        (valuesIn(scene, clause, "span").length > 0 ||
          indexesOf(scene, clause, "due", "overdue", "before").length > 0));
    const read = (isReminder ? readReminder : readDigest)(scene, within(clause, range), current, said.length);
    current = read.records;
    said.push(...read.parts);
  }
  current = anewEachDay(scene, range, current, said);
  takeNoun(scene, range, current);
  takeVocabulary(scene, range, "records", ...(said.length > 0 ? (["post"] as const) : []));
  const digests = said.map((one) => {
    const part = ofDoneToo(one, current);
    if (part.part !== "digest" || part.of !== "all") return part;
    return typed === null ? ofItsTime(scene, range, current, part) : ofTyped(scene, typed, part);
  });
  if (typed !== null) modelAt(scene, ...indexes(typed.said));
  return [current, ...commands, ...digests];
};

/** "and fridays at 3 in #general: “timesheets!”": words of its own beside the list, and no summary of it. */
function readOwnWords(scene: Scene, clause: Range, said: readonly Part[]): Part[] {
  const isQuoted = valuesIn(scene, clause, "quote").some(({ index }) => !scene.used.has(index));
  const isWhere = valuesIn(scene, clause, "channel").length > 0 || scene.context.answered.channel !== null;
  const isWhen = valuesIn(scene, clause, "recurrence").length + valuesIn(scene, clause, "time").length > 0;
  if ((!isQuoted && !isToldToDo(scene, clause)) || !isWhere || !isWhen) return [];
  const before = said.filter(({ part }) => part === "scheduled_post").length;
  return readScheduledPosts(scene, clause).map((part, position) =>
    "run" in part && before + position > 0 ? { ...part, run: `post-message-${before + position + 1}` } : part,
  );
}

/** "mondays at 9 remind the team in #sales to chase the samples": what people shall do, and nothing of the entries. */
function isToldToDo(scene: Scene, clause: Range): boolean {
  const [verb] = indexesOf(scene, clause, "remind");
  if (verb === undefined || valuesIn(scene, clause, "span").length > 0) return false;
  if (indexesOf(scene, clause, "due", "overdue", "open", "digest", "list", "before", "total", "wh").length > 0)
    return false;
  const to = indexes({ from: verb + 1, to: clause.to }).find((index) =>
    /^(?:to|that|daran|zu|dass)$/i.test(scene.items[index]?.text ?? ""),
  );
  const next = to === undefined ? undefined : scene.items[to + 1];
  return next?.kind === "word" && isOpen(next);
}

/** All that it says is understood already. */
function isTaken(scene: Scene, clause: Range): boolean {
  const open = indexes(clause).filter((index) => scene.items[index]?.kind === "word");
  return open.length > 0 && open.every((index) => scene.used.has(index));
}

/** "everybody may change only their own entries"; of "may see only their own" nothing is kept. */
function readAuthor(scene: Scene, range: Range): boolean {
  const changing = indexesOf(scene, range, "author").filter((index) => {
    const { from, to } = segmentOf(scene, index);
    const says = (pattern: RegExp) => indexes({ from, to }).some((at) => pattern.test(scene.items[at]?.text ?? ""));
    return (
      says(
        /(?:^|\s)(?:edit|change|delete|remove|update|modify|ändern|ändert|löschen|löscht|bearbeiten|bearbeitet|(?:der )?autor|(?:the )?author)/i,
      ) && !says(/\b(?:see|view|read|sees|sehen|sieht|lesen)\b/i)
    );
  });
  modelAt(scene, ...changing);
  const whole = scene.clauses
    .filter(({ from, to }) => from >= range.from && to <= range.to)
    .flatMap((clause) => saidIn(scene, clause, BY_AUTHOR) ?? []);
  for (const said of whole) modelAt(scene, ...indexes(said));
  return changing.length > 0 || whole.length > 0;
}

const BY_AUTHOR = words(
  "(?:only|just) (?:the person |the one |the people |those )?(?:who|that) (?:entered|added|wrote|posted|made|put|created)(?: (?:it|an entry|something|them|in|sth))*(?: (?:can|may|should|is allowed to|gets to|shall))?(?: (?:then|also))? (?:change|edit|delete|remove|update)(?: (?:it|or|and|delete|remove|change|edit|them))*",
  "(?:everyone|everybody|each|people|you|anyone|one) (?:can |may |should |gets to )?(?:only )?(?:change|edit|delete|update|remove)s?(?: (?:and|or) (?:delete|remove|change))? (?:only |just )?(?:their|your|his|one's) own(?: (?:ones?|entr~|rows?|stuff|things|lines?))?",
  "nur (?:wer|derjenige der|die person die) (?:was|etwas|es|ihn|einen eintrag|den eintrag)? ?(?:eingetragen|angelegt|geschrieben|erstellt) hat ?,? (?:darf|kann|soll) (?:es|ihn|das|den eintrag)? ?(?:auch |wieder )?(?:ändern|löschen|bearbeiten)(?: (?:und|oder) (?:ändern|löschen|bearbeiten))?",
  "(?:jeder|alle|man) (?:darf|dürfen|kann|können|soll|sollen) nur (?:die |seine |ihre )?eigene~?(?: (?:sachen|einträge|zeilen))? (?:ändern|löschen|bearbeiten)(?: (?:und|oder) (?:ändern|löschen|bearbeiten))?",
);

/** "everybody sees the list, with who and when": of each entry that is kept and shown anyway. */
function withoutKept(columns: Column[] | null): Column[] | null {
  const isKept = columns?.every(({ label }) => KEPT.test(label)) ?? false;
  return isKept ? null : columns;
}

const KEPT =
  /^(?:who|when|wer|wann|von wem)$|^(?:who|wer) (?:it was |es )?(?:said|says|entered|added|wrote|reported|reports|typed|logged|noted|posted|gesagt|gemeldet|eingetragen|geschrieben)(?: it| them| this| hat)?$/i;

/** Of a list that begins anew each day, today; of orders that are posted each week, that week's. */
function ofItsTime(scene: Scene, range: Range, records: Records, part: PartOf<"digest">): PartOf<"digest"> {
  if (records.scope === "day") return { ...part, of: "today" };
  const isWeekly = /\* \* \d$/.test(part.schedule);
  return isWeekly && isAboutOrders(scene, range, records) ? { ...part, of: "last_7_days" } : part;
}

/** Orders that are posted each day are that day's. */
function anewEachDay(scene: Scene, range: Range, records: Records, said: readonly Part[]): Records {
  const isDaily = said.some((part) => part.part === "digest" && /(?:\* \* \*|\* \* 1-5)$/.test(part.schedule));
  return isDaily && isAboutOrders(scene, range, records) ? { ...records, scope: "day" } : records;
}

function isAboutOrders(scene: Scene, range: Range, records: Records): boolean {
  const orders = /^(?:orders?|ordering|bestell\p{L}*)$/iu;
  const isSaid = indexes(range).some((index) => orders.test(scene.items[index]?.text ?? ""));
  return isSaid || /order|bestell/i.test(records.noun.one);
}

/** "and mail it to them each month": left out with the reason, no post in a channel. */
function isBeyondUs(scene: Scene, clause: Range): boolean {
  return (
    valuesIn(scene, clause, "channel").length === 0 &&
    indexes(clause).some((index) => senses(scene.items[index]).some((sense) => sense.startsWith("lacking:")))
  );
}

/** A clause that posts or reminds, rather than tells what is kept. */
export function isAddOn(scene: Scene, clause: Range): boolean {
  if (valuesIn(scene, clause, "command").length > 0 && indexesOf(scene, clause, "say").length === 0) return false;
  const isKept = indexesOf(scene, clause, "keep", "list").some((index) => !has(scene.items[index], "digest"));
  if (valuesIn(scene, clause, "channel").length > 0)
    return !isKept || indexesOf(scene, clause, "say", "remind").length > 0;
  if (isKept) return false;
  if (indexesOf(scene, clause, "remind").length > 0 || isAheadOf(scene, clause)) return true;
  // "a new list each day" tells how the list is, not what is posted.
  if (isEmptied(scene, clause) && indexesOf(scene, clause, "say").length === 0) return false;
  // "Liste der Kunden mit Name und Ort": a list that has columns is kept.
  if (indexesOf(scene, clause, "list").some((index) => columnListAt(scene, { from: index, to: clause.to }) !== null))
    return false;
  // "every week growers send me samples": others tell us.
  const isTold = indexesOf(scene, clause, "say").some(
    (index) => isOpen(scene.items[index - 1]) && /^(?:me|us|mir|uns)$/i.test(scene.items[index + 1]?.text ?? ""),
  );
  if (isTold) return false;
  const hasTime = valuesIn(scene, clause, "recurrence").length + valuesIn(scene, clause, "time").length > 0;
  return (
    hasTime &&
    indexesOf(scene, clause, "say", "digest").length > 0 &&
    !indexes(clause).some((index) => isLimit(scene, index))
  );
}

/** "each day at 9 what is due today": of that day's alone. */
function isDueToday(scene: Scene, clause: Range): boolean {
  return indexesOf(scene, clause, "today").length > 0 && indexesOf(scene, clause, "due").length > 0;
}

/** "60 days before it expires tell me": so long ahead of what. */
function isAheadOf(scene: Scene, clause: Range): boolean {
  return valuesIn(scene, clause, "span").length > 0 && indexesOf(scene, clause, "before").length > 0;
}

function firstOf(scene: Scene, clause: Range, concept: "remind") {
  const [index] = indexesOf(scene, clause, concept).filter(
    (one) => !has(scene.items[one], "say") || valuesIn(scene, clause, "span").length > 0,
  );
  return index === undefined ? undefined : scene.items[index];
}

function within(clause: Range, range: Range): Range {
  return { from: Math.max(clause.from, range.from), to: Math.min(clause.to, range.to) };
}

/** "who has which key and until when", "where I type my reason", "what they want": each question is a column. */
function whColumns(scene: Scene, clauses: readonly Range[]): Column[] | null {
  const columns: Column[] = [];
  for (const clause of clauses) {
    for (const index of indexesOf(scene, clause, "wh")) {
      if (scene.used.has(index)) continue;
      const noun = /^(?:where|wo)$/i.test(scene.items[index]?.text ?? "") ? objectAfter(scene, index, clause) : null;
      if (noun === null) continue;
      columns.push(make(noun, "text", {}));
    }
  }
  const [first, ...rest] = namedApart(columns);
  return first === undefined ? null : [{ ...first, isRequired: true }, ...rest];
}

function objectAfter(scene: Scene, index: number, clause: Range): string | null {
  const verb = indexesOf(scene, { from: index, to: clause.to }, "enter", "keep")[0];
  if (verb === undefined) return null;
  const phrase = nounPhraseFrom(scene, verb + 1, clause.to);
  if (phrase === null) return null;
  take(scene, { from: index, to: phrase.to });
  return textOf(scene, phrase);
}

/** Until when entries are taken, and whether every day begins anew. */
function withClosing(scene: Scene, clauses: readonly Range[], records: Records): Records {
  const limits = clauses
    .flatMap((clause) => valuesIn(scene, clause, "time"))
    .filter(({ index }) => isLimit(scene, index));
  const daily = readAnew(scene, clauses, records.columns);
  for (const clause of clauses) for (const index of indexesOf(scene, clause, "until")) scene.used.add(index);
  const times = [...new Set(limits.map(({ item }) => item.time.at))];
  for (const { index } of limits) {
    take(scene, { from: index - 1, to: index + 1 });
    modelBefore(scene, index, "beforeTime", "amount");
  }
  if (times.length > 1) scene.gaps.push({ kind: "times", about: times.join(" / "), isEssential: true });
  const [closesAt] = times;
  return {
    ...records,
    ...(closesAt === undefined ? {} : { closesAt }),
    scope: daily || closesAt !== undefined ? "day" : "all",
  };
}

/** Which column says until when, and which that it is done. */
function withDates(scene: Scene, range: Range, own: readonly Range[], records: Records): Records {
  const dates = records.columns.filter((column) => column.type === "date");
  const due = dates.find((column) => DUE.test(column.label)) ?? dates.find((column) => !PAST.test(column.label));
  const done = records.columns.find((column) => column.type === "yes_no" && isDone(column.label));
  const marked = own.filter((clause) => marksOverdue(scene, clause));
  const asksOverdue = marked.length > 0 || indexesOf(scene, range, "overdue").length > 0;
  const ticks = indexes(range).some((index) =>
    /^(?:tick|tick off|ticked|check off|abhaken|abgehakt)$/.test(wordOf(scene, index)),
  );
  const ticked =
    done ?? (ticks ? { ...make(scene.context.lexicon.language.names.done ?? "Done", "yes_no", {}) } : undefined);
  const columns =
    ticked === undefined || records.columns.includes(ticked) ? records.columns : [...records.columns, ticked];
  const isDue = due !== undefined && (asksOverdue || DUE.test(due.label));
  // Without a box to tick, a state at which nothing is left to do keeps an entry from being overdue.
  const state = isDue && ticked === undefined ? columns.find((column) => finalsOf(column).length > 0) : undefined;
  return {
    ...records,
    columns,
    ...(isDue ? { dueColumn: due.name } : {}),
    ...(ticked === undefined ? {} : { doneColumn: ticked.name }),
    ...(state === undefined ? {} : { doneColumn: state.name, doneChoices: finalsOf(state) }),
  };
}

function isOfOverdue(scene: Scene, clause: Range, range: Range): boolean {
  return indexesOf(scene, range, "overdue").length > 0 || marksOverdue(scene, clause);
}

/** "mark the late ones", "red if the next check is in the past", "was drüber ist, kennzeichnen". */
function marksOverdue(scene: Scene, clause: Range): boolean {
  const how = saidIn(scene, clause, MARKED);
  const late = how === null ? null : saidIn(scene, clause, OVERDUE);
  if (how === null || late === null) return false;
  modelAt(scene, ...indexes(how));
  // "it should say OVERDUE if the date has gone by": said twice.
  for (let said: Range | null = late; said !== null; said = saidIn(scene, { from: said.to, to: clause.to }, OVERDUE))
    modelAt(scene, ...indexes(said));
  return true;
}

const MARKED = words(
  "(?:turns?|goes|go|becomes?|gets?|be|is|are|show~? (?:me |it |them )?(?:in |as )?)? ?red(?: or whatever)?",
  "(?:show|list|display|zeig~)(?: me| us| mir| uns| an| all| the| alle| die)*(?: (?:which|what|welche|was))?",
  "(?:clearly |visibly )?(?:mark|marks|marked|highlight|highlights|highlighted|flag|flagged|sticks? out|stand~? out)(?: (?:in |as )?red)?",
  "(?:it |that |they |those )?(?:should|must|shall|has to|have to|needs to|to|would|will)? ?(?:say|says|read|reads|show|shows) (?:overdue|late|expired|past due)(?: (?:next to|beside|behind|on) (?:it|them))?",
  "(?:it |that |they |those )?(?:should|must|shall|has to|have to|needs to|to)? ?(?:stand~? out|jump~? out|leap~? out|catch~? (?:the|my|your|one's) eye|be (?:obvious|visible|clear|seen))(?: (?:at once|straight away|right away|immediately))?",
  "(?:soll|sollte|muss|will|möchte|kann|könnte)?(?: (?:einem|mir|uns|man|ich|es|das|sofort|gleich|direkt|rot|irgendwie|auf den ersten blick|oder|sonstwie))* ?(?:ins auge (?:springen|fallen|stechen)|auffallen|auffällt|erkennen|erkennbar(?: sein)?|sichtbar sein|herausstechen|rausstechen|hervorstechen)(?: können)?",
  "(?:deutlich |klar |farblich |rot )?(?:markier~|kennzeichn~|hervorheb~|hervorgehoben|rot|anstreichen)",
);

/** "closes at 10:30, then to #food": when it closes is said first. */
function beginsWithClosing(scene: Scene, clause: Range): boolean {
  const first = indexes(clause).find((index) => !isSilent(scene.items[index]));
  return first !== undefined && has(scene.items[first], "until") && scene.items[first + 1]?.kind === "time";
}

function wordOf(scene: Scene, index: number): string {
  const item = scene.items[index];
  return item?.kind === "word" && senses(item).length >= 0 ? item.word : "";
}
