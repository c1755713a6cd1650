import type { PartOf } from "../../sdk/contract/parts.ts";
import type { OutlineSection } from "../outline/outline.ts";
import { timeOf } from "../planners/rules/fields/cron.ts";
import { spokenSchedule } from "../planners/rules/languages/spoken-schedule.ts";
import { columnList, line, list, type Said, yesLine } from "./said.ts";
import { announcedLines } from "./when-said.ts";

/** A table of things, and what hangs on one: each as the outline says it. */

export function recordsSection(part: PartOf<"records">, said: Said): OutlineSection {
  const { words } = said;
  const label = (column: string) => said.labelOf(part.table, column);
  const done = part.doneColumn === undefined ? undefined : label(part.doneColumn);
  const states = part.doneChoices === undefined ? "" : ` = ${list(part.doneChoices)}`;
  return {
    kind: "records",
    name: part.noun.many,
    lines: [
      ...line("details", columnList(part.columns, said)),
      ...line("due", part.dueColumn === undefined ? undefined : label(part.dueColumn)),
      ...line("done", done === undefined ? undefined : `${done}${states}`),
      ...line("add_up", part.totals && list(part.totals.map(label))),
      ...line("may_change", part.mayChange === "author" ? words.mayChange.author[0] : undefined),
      ...yesLine("each_day", part.scope === "day", said),
      ...line("until", part.closesAt),
    ],
  };
}

export function approvalSection(part: PartOf<"approval">, said: Said): OutlineSection {
  const { decidedBy } = part;
  const deciders = decidedBy === "owner" ? said.words.owner[0] : decidedBy.people.map(said.person).join(", ");
  return {
    kind: "approval",
    name: part.noun.one,
    lines: [
      ...line("details", columnList(part.columns, said)),
      ...line("decided_by", deciders),
      ...line("say_in", part.channel),
      ...yesLine("tells_author", part.tellsAuthor, said),
    ],
  };
}

export function digestSection(part: PartOf<"digest">, said: Said): OutlineSection {
  const label = (column: string) => said.labelOf(part.table, column);
  const { only } = part;
  const by = part.groupBy === undefined ? "" : ` ${said.words.sumBy[0]} ${label(part.groupBy)}`;
  const sum = part.sum === undefined ? undefined : `${label(part.sum)}${by}`;
  return {
    kind: "digest",
    name: said.words.of[part.of][0],
    lines: [
      ...announcedLines(part, said),
      ...line("sum_of", sum),
      ...line("only_with", only === undefined ? undefined : `${label(only.column)} = ${list(only.is)}`),
      ...yesLine("only_if_any", part.onlyIfAny, said),
    ],
  };
}

export function reminderSection(part: PartOf<"reminder">, said: Said): OutlineSection {
  const { daysBefore, onTheDay, andOverdue, everyYear } = said.words;
  const isThatDay = part.daysBefore.length === 1 && part.daysBefore[0] === 0;
  const before = isThatDay ? onTheDay[0] : `${part.daysBefore.join(", ")} ${daysBefore[0]}`;
  return {
    kind: "reminder",
    name: `${before} ${said.labelOf(part.table, part.dateColumn)}${part.yearly === true ? ` ${everyYear[0]}` : ""}${part.overdue ? ` ${andOverdue[0]}` : ""}`,
    lines: [
      ...line("when", isEachDay(part.schedule) ? timeOf(part.schedule) : spokenSchedule(part.schedule, said.language)),
      ...line("in", part.channel),
    ],
  };
}

function isEachDay(schedule: string): boolean {
  return / \* \* \*$/.test(schedule);
}

export function commandSection(part: PartOf<"command">, said: Said): OutlineSection {
  const takes = part.columns.map((column) => said.labelOf(part.table, column));
  return {
    kind: "command",
    name: part.command,
    lines: [...line("does", said.words.does[part.does][0]), ...line("takes", list(takes))],
  };
}
