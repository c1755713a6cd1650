import type { Part, PartOf } from "../../sdk/contract/parts.ts";
import type { OutlineSection } from "../outline/outline.ts";
import { unquoted } from "../outline/split-values.ts";
import { timeOf } from "../planners/rules/fields/cron.ts";
import { line, list, type Said, yesLine } from "./said.ts";
import { announcedLines, postedWhen } from "./when-said.ts";

/** What stands by itself. */
type OtherPart = Exclude<Part, { part: "records" | "approval" | "digest" | "reminder" | "command" }>;

export function otherSection(part: OtherPart, said: Said): OutlineSection {
  const { words } = said;
  const { part: kind } = part;
  switch (kind) {
    case "scheduled_post":
      return {
        kind,
        name: unquoted(part.text) === part.text ? part.text : `«${part.text}»`,
        lines: [...line("when", postedWhen(part, said)), ...line("in", part.channel)],
      };
    case "poll":
      return pollSection(part, said);
    case "picker":
      return { kind, name: part.noun.one, lines: [...namesLine(part), ...announcedLines(part.post, said)] };
    case "rota": {
      const turns = [...line("each", words.every[part.every][0]), ...line("from", part.startsOn)];
      return { kind, name: part.duty, lines: [...namesLine(part), ...turns, ...announcedLines(part.post, said)] };
    }
    case "checklist":
      return { kind, name: part.title, lines: [...line("points", list(part.items)), ...line("for", part.noun.one)] };
    case "lending": {
      const things = [...line("things", list(part.things)), ...line("days", String(part.days))];
      return { kind, name: part.noun.one, lines: [...things, ...announcedLines(part.post, said)] };
    }
    case "booking": {
      const hours = part.by === "slot" ? `${part.opensAt}–${part.closesAt}` : undefined;
      const lines = [...line("things", list(part.things)), ...line("by", words.by[part.by][0]), ...line("open", hours)];
      return { kind, name: part.noun.one, lines };
    }
    case "leaderboard":
      return { kind, name: part.title, lines: [...line("counts", part.unit), ...announcedLines(part.post, said)] };
    case "links":
      return { kind, name: part.title, lines: line("tags", list(part.tags)) };
    case "status_board": {
      const lines = [...line("things", list(part.things)), ...line("states", list(part.states))];
      return { kind, name: part.noun.one, lines: [...lines, ...line("say_in", part.channel)] };
    }
    case "countdown":
      return { kind, name: part.title, lines: [...line("to", part.to), ...announcedLines(part.post, said)] };
    case "draw":
      return { kind, name: part.title, lines: line("on", `${part.drawsOn} ${timeOf(part.schedule)}`) };
    case "webhook_post":
      return { kind, name: part.title, lines: line("in", part.channel) };
  }
}

function pollSection(part: PartOf<"poll">, said: Said): OutlineSection {
  const time = part.closesAt === undefined ? "" : ` ${part.closesAt}`;
  return {
    kind: "poll",
    name: part.question,
    lines: [
      ...line("choices", list(part.choices)),
      ...yesLine("several", part.mayChooseSeveral, said),
      ...line("ends", part.closesOn === undefined ? undefined : `${part.closesOn}${time}`),
      ...line("result_in", part.result?.channel),
    ],
  };
}

function namesLine({ names }: { names: readonly string[] }) {
  return line("names", list(names));
}
