import type { LeftToDo } from "../../../builder/checks/left-to-do.ts";
import { RESERVED_WORDS } from "../../../sdk/contract/names.ts";
import { SLACK_EVENTS } from "../../../sdk/contract/triggers.ts";
import { doneByPlatform, insteadOf } from "./instead.ts";
import type { Seen } from "./seen.ts";
import type { Shown } from "./what-it-shows.ts";

/** `laidOut`: those schedules and commands whose handlers stand in app.ts. */
export function leftToDo(shown: Shown, laidOut: ReadonlySet<Seen>): LeftToDo[] {
  const each = (list: readonly Seen[], how: (seen: Seen) => string) =>
    list.map((seen): LeftToDo => ({ ...seen, how: how(seen) }));
  return [
    ...each(shown.schedules, (seen) =>
      laidOut.has(seen)
        ? "its handler is in app.ts: put into it what runs then, and into its check what that says"
        : 'no schedule comes like that, at most once a minute: `tool add schedule <name> --cron "0 8 * * 1-5"`, with the times nearest to it',
    ),
    ...each(shown.commands, (seen) =>
      laidOut.has(seen)
        ? "its handler is in app.ts: put into it what answers, and into its check what that says"
        : commandRefused(seen.what),
    ),
    ...each(shown.listeners, ({ what }) => listener(what)),
    ...each(
      shown.routes,
      ({ what }) =>
        `write ${what.startsWith("GET") ? "app.page" : "app.post"}("${what.split(" ")[1]}", …) with what it does, and a check`,
    ),
    ...each(
      shown.secrets,
      ({ what }) =>
        doneByPlatform(what) ??
        `read it by secret("${what}"); enter its value with \`tool secrets <app> set ${what}\` on stdin`,
    ),
    ...each(shown.settings, ({ what }) => doneByPlatform(what) ?? "write it into the code: an app has no environment"),
    ...each(
      shown.hosts,
      ({ what }) =>
        doneByPlatform(what) ??
        "call it through http of @toolroom/app; it stands under `egress` in app.yaml, for others to agree to",
    ),
    ...each(shown.packages, ({ what, where }) => insteadOf(what, where.startsWith("requirements.txt"))),
  ];
}

function commandRefused(command: string): string {
  const isReserved = (RESERVED_WORDS as readonly string[]).includes(command.slice(1));
  const why = isReserved ? `/tool has the word ${command.slice(1)} itself` : "no app may have a command written so";
  return `${why}, so it is not in app.yaml: choose another, and \`tool add slack --command /<word>\``;
}

/** What Bolt listens for, in the platform's words. */
function listener(what: string): string {
  const [kind, name = ""] = what.split(" ");
  if (kind === "shortcut")
    return 'an entry in the menu of a message: `tool add slack --shortcut "<what the menu says>"`; one that is for no message has no equal: make it a command';
  const event = kind === "message" ? "message" : SLACK_EVENTS.find((one) => one === name);
  if (event !== undefined) return `\`tool add slack --on ${event} --in <#channel>\`, then write its handler in app.ts`;
  if (kind === "event")
    return `there is no equal: an app hears of ${SLACK_EVENTS.join(", ")}. Make it a command or a page`;
  return "there is no equal: an app's messages have no buttons and no forms in Slack. Make it a page, and link to that";
}
