import type { Ask } from "../../../../builder/planner.ts";
import type { ReadingContext } from "../../../../builder/planners/rules/context.ts";
import { NOTHING_ANSWERED } from "../../../../builder/planners/rules/conversation/answered.ts";
import { german } from "../../../../builder/planners/rules/languages/de.ts";
import { english } from "../../../../builder/planners/rules/languages/en.ts";
import { type Item, readItems } from "../../../../builder/planners/rules/words/item.ts";
import { createLexicon } from "../../../../builder/planners/rules/words/lexicon.ts";
import { tokenize } from "../../../../builder/planners/rules/words/token.ts";
import type { Column, Part } from "../../../../sdk/contract/parts.ts";

/** A Monday. */
export const TODAY = "2027-01-11";

const lexicons = { en: createLexicon(english), de: createLexicon(german) };

export const PEOPLE = [
  { personId: "U0ANA", name: "Ana Ferreira", handle: "ana", isDeactivated: false },
  { personId: "U0PAT", name: "Pat Lee", handle: "pat", isDeactivated: false },
  { personId: "U0OLD", name: "Jonas Weber", handle: "jonas", isDeactivated: true },
];

export const CHANNELS = ["#food", "#general", "#sales", "#finance"];

export function contextIn(language: "en" | "de"): ReadingContext {
  const locale = language === "en" ? "en-GB" : "de-DE";
  return {
    lexicon: lexicons[language],
    today: TODAY,
    locale,
    channels: CHANNELS,
    people: PEOPLE,
    answered: NOTHING_ANSWERED,
  };
}

export function itemsOf(language: "en" | "de", text: string): Item[] {
  return readItems(text, tokenize(text), contextIn(language));
}

export function askFor(text: string, more: Partial<Ask> = {}): Ask {
  return {
    requestId: "req_1",
    doorFolder: "",
    text,
    inputs: [],
    remarks: [],
    requester: { name: "Ana", timeZone: "Europe/Paris", locale: "en-GB" },
    channels: CHANNELS,
    people: PEOPLE,
    current: null,
    mayAsk: true,
    at: "2027-01-11T09:00:00Z",
    ...more,
  };
}

export function remark(text: string) {
  return { ts: "1.1", personId: "U0ANA", text };
}

/** What parts say, in one line each: for tables of asks. */
export function briefly(parts: readonly Part[]): string {
  return parts.map(brief).join("; ");
}

function brief(part: Part): string {
  const post = "post" in part && part.post !== undefined ? ` ${part.post.schedule} ${part.post.channel}` : "";
  switch (part.part) {
    case "records":
    case "approval":
      return `${part.part} ${part.noun.many} (${part.columns.map(column).join(", ")})${"doneColumn" in part && part.doneColumn !== undefined ? ` done ${part.doneColumn}` : ""}${"closesAt" in part && part.closesAt !== undefined ? ` until ${part.closesAt}` : ""}`;
    case "digest":
      return `digest ${part.of} ${part.schedule} ${part.channel}${part.sum === undefined ? "" : ` sum ${part.sum}`}${part.groupBy === undefined ? "" : ` by ${part.groupBy}`}${part.onlyIfAny === true ? " only if any" : ""}`;
    case "reminder":
      return `reminder ${part.dateColumn} ${part.daysBefore.join("+")}${part.yearly === true ? " yearly" : ""} ${part.schedule} ${part.channel}`;
    case "command":
      return `command ${part.command} ${part.does}`;
    case "scheduled_post":
      return `post “${part.text}” ${part.schedule} ${part.channel}${part.on === undefined ? "" : ` on ${part.on}`}${part.weeks === undefined ? "" : ` each ${part.weeks.every} weeks from ${part.weeks.from}`}`;
    case "poll":
      return `poll ${part.choices.join("/")}${part.closesOn === undefined ? "" : ` until ${part.closesOn} ${part.closesAt ?? ""}`.trimEnd()}${part.result === undefined ? "" : ` ${part.result.channel}`}`;
    case "picker":
      return `picker ${part.names.join("/")}${post}`;
    case "rota":
      return `rota ${part.duty}: ${part.names.join("/")} ${part.every} from ${part.startsOn}${post}`;
    case "checklist":
      return `checklist ${part.items.join("/")}`;
    case "lending":
      return `lending ${part.noun.many}: ${part.things.join("/")} ${part.days} days${post}`;
    case "booking":
      return `booking ${part.things.join("/")} by ${part.by} ${part.opensAt}–${part.closesAt}`;
    case "leaderboard":
      return `leaderboard ${part.unit}${post}`;
    case "links":
      return `links ${part.tags.join("/")}`.trimEnd();
    case "status_board":
      return `status_board ${part.things.join("/")}: ${part.states.join("/")}${part.channel === undefined ? "" : ` ${part.channel}`}`;
    case "countdown":
      return `countdown ${part.title} ${part.to}${post}`;
    case "draw":
      return `draw ${part.drawsOn} ${part.schedule}`;
    case "webhook_post":
      return `webhook_post ${part.channel}`;
  }
}

function column({ label, type, choices, currency }: Column): string {
  const more = choices?.join("/") ?? currency ?? "";
  return `${label}${type === "text" ? "" : ` ${type}`}${more === "" ? "" : ` ${more}`}`;
}
