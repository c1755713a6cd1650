import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { saidIn, words } from "../words/matched.ts";
import { indexesOf, type Range, type Scene } from "../words/scene.ts";
import { cameTogether } from "./came-together.ts";
import { datesOf } from "./on-its-day.ts";

type Records = PartOf<"records">;

/**
 * "Every Monday post this week's events": of entries that have a date, those of the days to come. `isKnown`: a summary can
 * look at these days; its week begins on the day of the post. null: nothing of the kind is said.
 */
export function weekOfDates(
  scene: Scene,
  clause: Range,
  records: Records,
  schedule: string | null,
): { said: Range; isKnown: boolean } | null {
  if (datesOf(records).length === 0 || indexesOf(scene, clause, "total").length > 0) return null;
  if (cameTogether(scene, clause) !== null) return null;
  const coming = saidIn(scene, clause, COMING);
  if (coming !== null) return { said: coming, isKnown: true };
  const names = [records.noun.one, records.noun.many, ...datesOf(records).map(({ label }) => label)].join(" ");
  const isEvent = EVENT.test(names);
  const month = isEvent ? saidIn(scene, clause, THIS_MONTH) : null;
  if (month !== null) return { said: month, isKnown: false };
  const week = saidIn(scene, clause, isEvent || isMorning(schedule) ? (isEvent ? WEEK : THIS_WEEK) : NEVER);
  if (week === null || (!isEvent && !beginsWeek(schedule))) return null;
  return { said: week, isKnown: beginsWeek(schedule) };
}

/** On Sundays or Mondays. */
function beginsWeek(schedule: string | null): boolean {
  return /\* \* [017]$/.test(schedule ?? "");
}

function isMorning(schedule: string | null): boolean {
  return Number(schedule?.split(" ")[1] ?? 24) < 12;
}

/** What is planned for a day, and not written down behind it. */
const EVENT =
  /\b(?:events?|birthdays?|anniversar|appointments?|meetings?|trainings?|courses?|workshops?|interviews?|deadlines?|holidays?|shifts?|tours?|talks?|concerts?|parties|party)|termin|geburtstag|jubil|schulung|veranstaltung|besprechung|kurse?\b|vorstellungsgespr|schicht|führung|konzert|feier|frist/iu;

const COMING = words(
  "(?:of |in |for |within |during |from )?(?:the )?(?:coming|upcoming) (?:week|7 days|seven days)(?:'s)?",
  "(?:of |in |for |within |during )?(?:the )?next (?:7|seven) days",
  "(?:in |für |von |aus )?(?:der |die |den )?(?:kommenden?|anstehenden?) (?:woche|7 tagen?|sieben tagen?)",
  "(?:in |für |von )?(?:der |die |den )?nächsten (?:7|sieben) tagen?",
);

const THIS_WEEK = words("(?:of |in |for |during |on )?this week(?:'s)?", "(?:in |von |aus |für )?diese[r]? woche");

const WEEK = words(
  "(?:of |in |for |during |on )?(?:this|the|that) week(?:'s)?",
  "(?:in |von |aus |für )?(?:diese[r]?|der|der laufenden|die) woche",
);

const THIS_MONTH = words(
  "(?:of |in |for |during )?(?:this|the|that) month(?:'s)?",
  "(?:in |von |aus |für )?(?:diesen|diesem|dieses|des|im) (?:laufenden )?monats?",
);

const NEVER = /(?!)/;
