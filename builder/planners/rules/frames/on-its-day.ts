import type { Column, PartOf } from "../../../../sdk/contract/parts.ts";
import { modelAt } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { indexes, indexesOf, type Range, type Scene } from "../words/scene.ts";
import { cameTogether } from "./came-together.ts";

type Records = PartOf<"records">;

/**
 * "each morning the visits of today", "whose birthday it is": of a list whose entries have a date these are the entries of
 * that day, and not those that were typed in on it. `unclear`: of which of its dates is not said. null: none of this. Its words
 * are taken.
 */
export function takeDayOfEntries(scene: Scene, clause: Range, records: Records): "theirs" | "unclear" | null {
  const whose = saidIn(scene, clause, WHOSE);
  const tomorrow = saidIn(scene, clause, TOMORROW);
  const today = indexesOf(scene, clause, "today");
  if (whose === null && tomorrow === null && today.length === 0) return null;
  if (indexesOf(scene, clause, "week", "yesterday", "total", "overdue", "open").length > 0) return null;
  if (records.scope === "day" || records.closesAt !== undefined) return null;
  if (saidIn(scene, clause, NEW) !== null || saidIn(scene, clause, OTHER) !== null) return null;
  if (cameTogether(scene, clause) !== null) return null;
  const dates = datesOf(records);
  const [any] = dates;
  if (any === undefined) return null;
  const said = named(scene, clause, dates);
  if (dates.length > 1 && new Set(said.map(({ name }) => name)).size !== 1) return "unclear";
  for (const { index } of said) scene.used.add(index);
  for (const phrase of [whose, tomorrow]) if (phrase !== null) modelAt(scene, ...indexes(phrase));
  for (const index of indexesOf(scene, clause, "today", "digest", "list", "all", "wh")) scene.used.add(index);
  return "theirs";
}

/** The days on which entries come; not when they were written down. */
export function datesOf({ columns, doneColumn }: Records): Column[] {
  return columns.filter(({ type, name, label }) => type === "date" && name !== doneColumn && !WRITTEN.test(label));
}

/** "today's birthdays", of the date "Birthday". */
function named(scene: Scene, clause: Range, dates: readonly Column[]): { name: string; index: number }[] {
  return dates.flatMap(({ name, label }) => {
    const wanted = label
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length > 4);
    const found = indexes(clause).filter((index) =>
      wanted.some((word) => scene.items[index]?.text.toLowerCase().startsWith(word)),
    );
    return found.map((index) => ({ name, index }));
  });
}

const WRITTEN =
  /^(?:(?:date|day|datum|tag) )?(?:entered|created|added|typed|logged|recorded|reported|submitted|received|opened|posted|noted|written|erfasst|eingetragen|angelegt|gemeldet|notiert|eingegangen|eingang|erhalten|aufgenommen|erstellt)/i;

/** "today's new ones", "what came in today": of the day on which they were typed in. */
const NEW = words(
  "new|newly|newest|neue?[nrsm]?|neuste[nrsm]?",
  "(?:typed|entered|added|logged|recorded|reported|submitted|written|noted|filled|handed)(?: (?:in|up|down))?",
  "(?:came|come|comes|coming|put) (?:in|up|down)",
  "ein(?:getragen|gegangen|gegeben|gekommen)~?|erfasst~?|angelegt~?|gemeldet~?|notiert~?|reingekommen~?",
);

/** Other times than a day. */
const OTHER = words(
  "(?:this|next|the|coming|diesen|diesem|nächsten|laufenden|des) (?:month|year|monats?|jahre?s?)(?:'s)?",
);

const FEAST = "(?:birthday|anniversary|jubilee|name ?day|geburtstag|jubiläum|namenstag|dienstjubiläum)s?";

/** Who is meant has a day. */
const WHOSE = words(
  `(?:of )?(?:those |everybody |everyone |people )?whose ${FEAST}(?: (?:it|is|that|falls|today|on))*`,
  `(?:of )?(?:those |everybody |everyone |people |anybody |anyone )?(?:who|that) (?:has|have|celebrates?)(?: (?:a|an|his|her|their|today))* ${FEAST}(?: today)?`,
  `(?:wer|alle,? die|die,? die|wessen|dessen|deren)(?: (?:heute|an dem tag|gerade|seinen|ihren|einen))* ${FEAST}(?: (?:heute|hat|haben|ist|feiert|feiern))*`,
);

/** One day ahead. */
export const TOMORROW = words("(?:the )?tomorrow's|morgige[nrs]?");
