import type { Check } from "./check.ts";
import type { Manifest } from "./manifest.ts";
import { firingWords } from "./schedule-words.ts";
import { typedCommand } from "./typed-command.ts";

/** What a sentence needs to know of the app to name its schedules and to say moments in its time zone. */
export type CheckedApp = Pick<Manifest, "triggers" | "timeZone">;

/**
 * The Check as a sentence. With the app for people, as on the plan card; without it for agents, who know schedules by the
 * name of what they run. A command is written as it is typed: `/tool lunch`.
 */
export function checkSentence(check: Check, app?: CheckedApp): string {
  return `${action(check, app)}, ${expectation(check)}.`;
}

function action(check: Check, app: CheckedApp | undefined): string {
  const when = check.at === undefined ? "" : ` ${moment(check.at, app)}`;
  if ("fire" in check) return firing(check, app, when);
  const who =
    check.as === "stranger" ? "somebody who is not signed in" : check.as === "colleague" ? "a colleague" : "you";
  const verb = who === "you" ? "" : "s";
  if ("command" in check) return `When ${who} type${verb} ${typedCommand(check.command)}${when}`;
  const page = check.visit === "/" ? "its page" : `its page ${check.visit}`;
  if (check.with === undefined) return `When ${who} open${verb} ${page}${when}`;
  const fields = Object.entries(check.with).map(([field, value]) => `${field} "${value}"`);
  return `When ${who} send${verb} ${fields.join(", ")} on ${page}${when}`;
}

function firing(check: Check & { fire: string }, app: CheckedApp | undefined, when: string): string {
  if ("body" in check && check.body !== undefined) {
    const sent = typeof check.body === "string" ? check.body : JSON.stringify(check.body);
    const webhook = app?.triggers.find((one) => "webhook" in one && one.run === check.fire);
    const where = webhook !== undefined && "webhook" in webhook ? `its webhook ${webhook.webhook}` : check.fire;
    return `When ${where} gets "${sent}"${when}`;
  }
  const trigger = app?.triggers.find((one) => "schedule" in one && one.run === check.fire);
  if (trigger === undefined || !("schedule" in trigger)) return `When ${check.fire} runs${when}`;
  return when === "" ? firingWords(trigger.schedule) : `When its schedule runs${when}`;
}

function moment(at: string, app: CheckedApp | undefined): string {
  if (app === undefined) return `at ${at}`;
  const { timeZone } = app;
  const [ms, time] = [Date.parse(at), { hour: "2-digit", minute: "2-digit", timeZone } as const];
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone }).format(ms);
  return `on ${day} at ${new Intl.DateTimeFormat("en-GB", time).format(ms)}`;
}

function expectation(check: Check): string {
  const parts: string[] = [];
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
