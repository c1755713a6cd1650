import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { make } from "../fields/column.ts";
import { modelAt } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { indexes, indexesOf, note, type Range, type Scene } from "../words/scene.ts";
import { openBy, withDone } from "./done-column.ts";
import { readNewOnes } from "./new-ones.ts";
import { weekOfDates } from "./weeks-of-dates.ts";

type Records = PartOf<"records">;
type Of = PartOf<"digest">["of"];

const IT = "(?:its|their|the|due|that|sein~|ihr~|das|dem|den|die|der)";
const DATE =
  "(?:(?:due|end|expiry|return|target|delivery|promised|expected) )?(?:date|deadline|day|due date|time|frist|termin|datum)s?";

/** What was due, and is not there. */
export const OVERDUE = words(
  "over ?due",
  "late",
  "too late",
  "behind(?: schedule)?",
  `(?:past|beyond|over|after) ${IT}(?: ${IT})? ${DATE}`,
  "past due",
  `(?:past|beyond|over|after|über|hinter|nach) ${IT}(?: \\p{L}+)? ${DATE}(?: (?:hinaus|drüber|ist|sind|liegt|liegen))*`,
  "(?:is|are|lies?|liegt|liegen|lie) (?:already |schon )?(?:in the past|in der vergangenheit|behind us)",
  `(?:whose|where the|with (?:a|an)|deren|dessen|bei denen die|wo die) (?:\\p{L}+ ){0,2}(?:has passed|have passed|is past|are past|is over|is gone|in the past|vorbei|abgelaufen|überschritten|verstrichen|um|rum)(?: (?:ist|sind))?`,
  `(?:\\p{L}+ )?${DATE} (?:has|have|is|are|ist|sind) (?:already |schon )?(?:passed|past|over|gone|up|vorbei|um|rum|abgelaufen|überschritten|verstrichen)`,
  "(?:should|was supposed to|were supposed to|was meant to|ought to)(?:'ve)? ?(?:already |by now |long )?(?:have )?(?:be|been|arrived?|come|came|shown up)(?: (?:here|in|back|there|done|by now|already))*(?: (?:and|but|yet))? (?:isn'?t|aren'?t|hasn'?t|haven'?t|wasn'?t|didn'?t|is not|are not|has not|have not|not)(?: (?:here|there|yet|come|arrived))*",
  "(?:should|was supposed to|were supposed to)(?:'ve)? (?:have )?(?:be|been|arrived?)(?: (?:here|in|back|by now|already))+",
  "(?:is|was|are|were|war|waren) (?:already )?due (?:and|but|und|aber) (?:isn'?t|aren'?t|is not|are not|not)(?: \\p{L}+)?",
  "was due|were due",
  "expired?",
  "lapsed",
  "missed",
  "run out|ran out",
  "überfällig~",
  "ueberfaellig~",
  "verspätet~",
  "zu spät",
  "abgelaufen~",
  "überzogen~",
  "im verzug",
  "fällig (?:war|waren|gewesen)",
  "(?:schon |längst |eigentlich )+(?:da|hier|zurück|fertig|erledigt|geliefert)(?: \\p{L}+)? (?:müsste|müssten|sollte|sollten)(?: \\p{L}+)*",
  "(?:hätte|hätten) (?:\\p{L}+ ){0,4}(?:sollen|müssen)",
  "(?:da|hier|zurück|fertig) sein (?:sollte|sollten|müsste|müssten)(?:,? (?:und|aber) (?:es )?(?:nicht|noch nicht) (?:ist|sind))?",
  "(?:schon |bereits |längst )?drüber(?: ist| sind)?",
  "(?:if|when|once|as soon as|where)? ?(?:the |its |their )?(?:next )?(?:\\p{L}+ )?(?:date|deadline|day) (?:has |have )?(?:gone by|gone|passed|been missed|slipped)(?: by)?",
  // Of a card or a licence whose last day has passed people say "list those no longer valid", "nicht mehr gültig".
  "(?:no longer|not) valid(?: any more| anymore)?",
  "(?:was )?nicht mehr gültig(?: ist| sind)?",
  "(?:was )?(?:über|hinter|nach) (?:der|die|dem) frist(?: ist| sind| liegt)?",
);

/** What will be due soon. */
const DUE_SOON = words(
  "(?:is |are |comes |come |falls |fall |falling |gets )?due (?:this|that|the coming|the same|(?:in|within|over) the (?:next|coming)|within a|within|in a|during the|next) (?:week|7 days|seven days)",
  "due (?:in|within) (?:7|seven) days",
  "(?:due|fällig) in der woche",
  "(?:diese|in dieser|der laufenden|dieser|in der|in den nächsten|die|kommende|in der kommenden) (?:woche|7 tagen?|sieben tagen?)(?: \\p{L}+){0,2} (?:fällig|ansteht|anstehen|dran)~?(?: \\p{L}+)?",
  "fällig~? (?:diese|in dieser|in den nächsten|in der|kommende) (?:woche|7 tagen?|sieben tagen?)",
);

const LAST_MONTH = words(
  "(?:of |for |from |in )?(?:the )?(?:last|previous|past|prior) month(?:'s)?",
  "(?:of |for )?the month before",
  "(?:vom |des |im |aus dem )?vormonats?",
  "(?:des |vom |im |aus dem )?(?:letzten|vergangenen|vorigen|abgelaufenen) monats?",
  "(?:letzter|letzten) monat",
);

const MONTH = words(
  "(?:of|for|in|during) (?:that|the|this|the whole|the current|each) month",
  "(?:this|that|the) month(?:'s)?",
  "monthly total",
  "(?:des|im|vom|in dem|für den|diesen|dieses|den) (?:laufenden |ganzen |aktuellen )?monats?",
  "monatssumme~?|monatsgesamt~|monatliche summe",
);

/** Which entries a post is about. The words that say so are taken. `schedule`: five cron fields, where they are known. */
export function readChosen(
  scene: Scene,
  clause: Range,
  records: Records,
  schedule: string | null,
): { of: Of; records: Records } {
  const says = (pattern: RegExp) => {
    const found = saidIn(scene, clause, pattern);
    if (found !== null) modelAt(scene, ...indexes(found));
    return found !== null;
  };
  const isConcept = (...concepts: ("overdue" | "open" | "yesterday" | "week" | "today")[]) =>
    indexesOf(scene, clause, ...concepts).length > 0;
  const soon = says(DUE_SOON);
  const open = openBy(scene, clause, records);
  if (soon) return { of: "due_7_days", records: withDue(scene, open ?? records) };
  if (says(OVERDUE) || isConcept("overdue"))
    return { of: "overdue", records: withDue(scene, open ?? withBox(scene, records)) };
  if (open !== null) return { of: "open", records: open };
  const still = stillOf(scene, clause, records);
  if (still !== null) return { of: "open", records: still };
  if (isConcept("open")) return { of: "open", records: withDone(scene, clause, records) };
  const week = weekOfDates(scene, clause, records, schedule);
  if (week?.isKnown === true) {
    modelAt(scene, ...indexes(week.said));
    return { of: "due_7_days", records: withDue(scene, records) };
  }
  if (says(LAST_MONTH)) return { of: "last_month", records };
  if (isConcept("yesterday")) return { of: "yesterday", records };
  if (isWeekly(schedule) && says(PER_WEEK)) return { of: "last_7_days", records };
  if (says(THAT_WEEK) || isConcept("week")) return { of: "last_7_days", records };
  if (says(MONTH)) return { of: isEarlyInMonth(schedule) ? "last_month" : "this_month", records };
  const fresh = records.scope === "day" || isConcept("today") ? null : readNewOnes(scene, clause, records, schedule);
  if (fresh !== null) return fresh;
  return { of: isConcept("today") || records.scope === "day" ? "today" : "all", records };
}

const PER_WEEK = words("(?:per|each|every|a) week|weekly|pro woche|je woche|wöchentlich~|wochensumme");

const THAT_WEEK = words(
  "(?:of|from|in|during|for) (?:that|this|the|the whole|the past|the same|the current) week",
  "that week's|this week's",
  "(?:of|from|in) the (?:last|past) (?:7|seven) days",
  "(?:aus |in |von |vom |während )?(?:der|dieser|der laufenden|der ganzen|der jeweiligen) woche(?! (?:fällig|dran))",
);

function isWeekly(schedule: string | null): boolean {
  return /\* \* [0-7]$/.test(schedule ?? "");
}

/** "those still new", "whose status is waiting": which of the choices is meant; the others count as done. */
function stillOf(scene: Scene, clause: Range, records: Records): Records | null {
  for (const column of records.columns.filter(({ type }) => type === "choice")) {
    const choices = column.choices ?? [];
    const meant = choices.filter((choice) => {
      const plain = choice.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "");
      const found = plain === "" ? null : saidIn(scene, clause, words(`${STILL} ${plain}`));
      if (found !== null) modelAt(scene, ...indexes(found));
      return found !== null;
    });
    if (meant.length === 0 || meant.length === choices.length) continue;
    return { ...records, doneColumn: column.name, doneChoices: choices.filter((choice) => !meant.includes(choice)) };
  }
  return null;
}

const STILL =
  "(?:(?:the |all )?(?:ones |those )?(?:that|which|who)(?:'s| are| is)?(?: still)?|whose \\p{L}+ (?:is|are)(?: still)?|status(?: is| =)?(?: still)?|still|(?:noch|immer noch|weiterhin)(?: auf)?|deren \\p{L}+(?: noch)?|status(?: noch)?(?: ist| auf)?)";

/** Said in a month's first days, a month is the one that has just ended. */
function isEarlyInMonth(schedule: string | null): boolean {
  const day = schedule?.split(" ")[2] ?? "*";
  return /^\d+$/.test(day) && Number(day) <= 10;
}

function withBox(scene: Scene, records: Records): Records {
  return openBy(scene, { from: 0, to: 0 }, records, true) ?? records;
}

/** A table with a date by which its entries are due. */
export function withDue(scene: Scene, records: Records): Records {
  if (records.dueColumn !== undefined) return records;
  const dates = records.columns.filter(({ type, name }) => type === "date" && name !== records.doneColumn);
  const known = dates.find(({ label }) => DUE.test(label)) ?? dates.find(({ label }) => !PAST.test(label)) ?? dates[0];
  if (known !== undefined) return { ...records, dueColumn: known.name };
  const added = make(scene.context.lexicon.language.names.dueDate ?? "Due date", "date", {});
  note(scene, "date_column", added.label);
  return { ...records, columns: [...records.columns, added], dueColumn: added.name };
}

/** Names of dates by which something should have happened. */
export const DUE =
  /due|deadline|expir|valid|promised|expected|renew|best before|next|needed by|back by|return by|fällig|frist|\buntil\b|\bbis\b|ablauf|run(?:s)? out|zugesagt|erwartet|nächste|\bmhd\b|haltbar/i;

/** Of what has been, nobody is reminded. */
export const PAST =
  /^(?:last|letzte|bought|gekauft|given|ausgegeben|opened|created|angelegt|since|seit|start|von|from|beginn|erfasst|lent|verliehen|reported|gemeldet|received|eingang|erhalten|entered|taken|filled)/i;
