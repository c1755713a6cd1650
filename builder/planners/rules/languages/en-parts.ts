import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import type { AskPerson } from "../../../planner.ts";
import { type ColumnKinds, columnsWords, shortened, takenWords } from "./columns-words.ts";
import { spokenSchedule } from "./spoken-schedule.ts";

/** Briefly: without what is told apart on the card, the kinds of details. Who decides is always said. */
export function englishPart(part: Part, people: readonly AskPerson[], isBrief: boolean): string {
  const when = (schedule: string) => spokenSchedule(schedule, "en");
  const inWeeks = (schedule: string, weeks?: { every: number; from: string }) =>
    weeks === undefined
      ? when(schedule)
      : `${when(schedule)}, in every ${{ 2: "second", 3: "third" }[weeks.every] ?? `${weeks.every}th`} week, first in that of ${weeks.from}`;
  const once = (day: string, schedule: string) => `once, on ${day} at ${when(schedule).slice(-5)}`;
  switch (part.part) {
    case "records": {
      const closes = part.closesAt === undefined ? "" : ` until ${part.closesAt}`;
      const anew = part.scope === "day" ? ", with an empty list each day" : "";
      const columns = columnsWords(part, isBrief ? null : KINDS);
      return `A page where people enter ${part.noun.many}${closes}${anew}${columns}.${isBrief ? "" : recordsRules(part)}`;
    }
    case "command":
      return {
        add: `\`/tool ${part.command} …\` adds one${takenWords(part)}.`,
        list: `\`/tool ${part.command}\` lists them.`,
        find: `\`/tool ${part.command} …\` finds those with these words.`,
      }[part.does];
    case "scheduled_post":
      return `It posts “${shortened(part.text)}” in ${part.channel} ${part.on === undefined ? inWeeks(part.schedule, part.weeks) : once(part.on, part.schedule)}.`;
    case "digest": {
      const of = {
        today: "today's entries",
        yesterday: "yesterday's entries",
        last_7_days: "the last seven days' entries",
        this_month: "the month's entries",
        last_month: "the entries of the month before",
        due_7_days: "what is due within seven days and not done",
        all: "the whole list",
        open: "the open ones",
        overdue: "what is overdue",
      }[part.of];
      return `It posts ${of}${onlyWords(part.only)}${part.sum === undefined ? "" : `, with the total of ${part.sum.replaceAll("_", " ")}${part.groupBy === undefined ? "" : ` by ${part.groupBy.replaceAll("_", " ")}`}`} in ${part.channel} ${when(part.schedule)}${part.onlyIfAny === true ? "; nothing where there is none" : ""}.`;
    }
    case "reminder": {
      const days = part.daysBefore
        .map((count) => (count === 0 ? "on the day" : `${count} ${count === 1 ? "day" : "days"} before`))
        .join(" and ");
      return `It reminds in ${part.channel} ${days}${part.overdue ? ", and each day it is overdue" : ""} (${part.dateColumn.replaceAll("_", " ")}${part.yearly === true ? ", each year" : ""}, ${when(part.schedule)}).`;
    }
    case "approval":
      return `A form for ${part.noun.many}${columnsWords(part, isBrief ? null : KINDS)}. ${deciders(part, people)}${part.channel === undefined ? "" : `, said in ${part.channel}`}${part.tellsAuthor === undefined ? "" : "; who handed it in is told in private"}.`;
    case "poll":
      return `A poll: “${part.question}” – ${part.choices.join(", ")}; ${part.mayChooseSeveral ? "everybody may choose several" : "one vote each"}${part.closesOn === undefined ? "" : `, until ${part.closesOn}${part.closesAt === undefined ? "" : ` ${part.closesAt}`}`}${part.result === undefined ? "" : `; the result goes to ${part.result.channel}`}.`;
    case "picker":
      return `It picks one at random (${part.noun.one})${part.names.length > 0 ? ` of ${part.names.join(", ")}` : ""}, nobody twice before all had their turn${part.post === undefined ? "" : `, and says it in ${part.post.channel} ${when(part.post.schedule)}`}.`;
    case "rota":
      return `A rota for ${part.duty}, one ${part.every} each from ${part.startsOn}${part.names.length > 0 ? `: ${part.names.join(", ")}` : "; names are added on its page"}; two can swap${part.post === undefined ? "" : `. Whose turn it is comes in ${part.post.channel} ${when(part.post.schedule)}`}.`;
    case "checklist":
      return `${part.title}: for each ${part.noun.one} the points ${part.items.join(", ")} to tick off.`;
    case "lending":
      return `A page to borrow and return ${part.noun.many}${part.things.length > 0 ? ` (${part.things.join(", ")})` : ""}, due back after ${part.days} days${part.post === undefined ? "" : `; what is overdue comes in ${part.post.channel} ${when(part.post.schedule)}`}.`;
    case "booking":
      return `A page to book ${part.things.join(", ")} ${part.by === "day" ? "by the day" : `from–to between ${part.opensAt} and ${part.closesAt}`}, nothing twice.`;
    case "leaderboard":
      return `${part.title}: ${part.unit} per name, most first${part.post === undefined ? "" : `, posted in ${part.post.channel} ${when(part.post.schedule)}`}.`;
    case "links":
      return `${part.title}: links with tags${part.tags.length > 0 ? ` (${part.tags.join(", ")})` : ""}, found by words and tags.`;
    case "status_board":
      return `A board that shows for ${part.things.length > 0 ? part.things.join(", ") : part.noun.many} how it stands (${part.states.join(", ")}), who said so and when${part.channel === undefined ? "" : `; changes are said in ${part.channel}`}.`;
    case "countdown":
      return `The days until ${part.title} on ${part.to}${part.post === undefined ? "" : `, posted in ${part.post.channel} ${when(part.post.schedule)}`}.`;
    case "draw":
      return `${part.title}: people join on its page; on ${part.drawsOn} at ${when(part.schedule).slice(-5)} it draws and tells each by direct message whom they got.`;
    case "webhook_post":
      return `A secret address: what is sent to it comes in ${part.channel} as “${part.title}”.`;
  }
}

const KINDS: ColumnKinds = {
  long_text: "long text",
  number: "number",
  money: "money",
  date: "date",
  yes_no: "yes/no",
  person: "person",
  link: "link",
  file: "file",
  required: "required",
};

/** What holds for entries, beside what they are. */
function recordsRules(part: PartOf<"records">): string {
  const label = (name: string) => part.columns.find((column) => column.name === name)?.label ?? name;
  const { dueColumn, doneColumn, doneChoices, totals = [] } = part;
  const isTicked = part.columns.some(({ name, type }) => name === doneColumn && type === "yes_no");
  return [
    ...(dueColumn === undefined ? [] : [` What is past “${label(dueColumn)}” is overdue.`]),
    ...(doneColumn === undefined
      ? []
      : doneChoices !== undefined
        ? [` One is done once “${label(doneColumn)}” is ${doneChoices.join(" or ")}.`]
        : [` One is done once “${label(doneColumn)}” is ${isTicked ? "ticked" : "filled in"}.`]),
    ...(totals.length === 0 ? [] : [` Below the list it adds up ${totals.map(label).join(", ")}.`]),
    ...(part.mayChange === "author" ? [" Only whoever entered one may change it."] : []),
  ].join("");
}

function deciders({ decidedBy }: PartOf<"approval">, people: readonly AskPerson[]): string {
  if (decidedBy === "owner") return "The app's owner approves or declines";
  const names = decidedBy.people.map((one) => people.find(({ personId }) => personId === one)?.name);
  const known = names.flatMap((name) => name ?? []);
  if (known.length < names.length) return "The people you named approve or decline";
  return `${known.join(" or ")} approves or declines`;
}

/** ", only where how bad is high": which of them. */
function onlyWords(only: PartOf<"digest">["only"]): string {
  return only === undefined ? "" : `, only where ${only.column.replaceAll("_", " ")} is ${only.is.join(" or ")}`;
}
