import { type Check, isOnlyDue } from "./check.ts";
import { typedCommand } from "./typed-command.ts";

/**
 * The Check as a sentence for agents, who know schedules by the name of what they run. A command is written as it is typed:
 * `/tool lunch`. People read `builder/check-words/`.
 */
export function checkSentence(check: Check): string {
  if (isOnlyDue(check)) return `At ${check.at}, ${check.fire} is ${check.due ? "" : "not "}due.`;
  return `${action(check)}, ${expectation(check)}.`;
}

function action(check: Check): string {
  const when = check.at === undefined ? "" : ` at ${check.at}`;
  if ("fire" in check) return firing(check, when);
  const who =
    check.as === "stranger" ? "somebody who is not signed in" : check.as === "colleague" ? "a colleague" : "you";
  const verb = who === "you" ? "" : "s";
  if ("command" in check) return `When ${who} type${verb} ${typedCommand(check.command)}${when}`;
  const page = check.visit === "/" ? "its page" : `its page ${check.visit}`;
  if (check.with === undefined) return `When ${who} open${verb} ${page}${when}`;
  const fields = Object.entries(check.with).map(([field, value]) => `${field} "${value}"`);
  return `When ${who} send${verb} ${fields.join(", ")} on ${page}${when}`;
}

function firing(check: Check & { fire: string }, when: string): string {
  if (!("body" in check) || check.body === undefined) return `When ${check.fire} runs${when}`;
  const sent = typeof check.body === "string" ? check.body : JSON.stringify(check.body);
  return `When ${check.fire} gets "${sent}"${when}`;
}

function expectation(check: Check): string {
  const parts: string[] = [];
  if ("due" in check && check.due) parts.push("it is due then");
  if (check.refused) parts.push("it is refused");
  if (typeof check.posted === "string") parts.push(`the answer says "${check.posted}"`);
  else if (check.posted) parts.push(`${check.posted.channel} gets a message with "${check.posted.contains}"`);
  if (check.shows !== undefined) parts.push(`the page shows "${check.shows}"`);
  if (check.row) {
    const values = Object.entries(check.row.has).map(
      ([column, value]) => `${column} ${value === null ? "empty" : value}`,
    );
    parts.push(`${check.row.table} has a row with ${values.join(", ")}`);
  }
  return parts.join(" and ");
}
