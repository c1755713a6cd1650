import { shownText } from "../../../builder/checks/shown-text.ts";
import { asKnown, KnownError, messageOf } from "../../../lib/errors.ts";
import { parseJson } from "../../../lib/json.ts";
import type { DeliveryAnswer } from "../../../sdk/contract/delivery.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { kindOf } from "../../../sdk/contract/triggers.ts";
import { appsOwn } from "./app-output.ts";
import type { LocalApp } from "./local-app.ts";

/** More of a page or an answer is in nobody's way to read. */
const MOST_SHOWN = 20_000;

/** One thing that can be done to an app, as it was typed. */
export type OneTry =
  | { do: "visit"; path: string }
  | { do: "command"; typed: string }
  | { do: "fire"; run: string; body: string | Record<string, unknown> | undefined };

export type Tried = DeliveryAnswer | { status: number; shows: string; markup: string };

/** Reads `visit /`, `command "/lunch ramen"`, `fire morning {"a":1}`. Throws KnownError `usage` with what this app has. */
export function readTry(action: string, words: readonly string[], manifest: Manifest): OneTry {
  if (action === "visit") return { do: "visit", path: pathOf(words.join(" "), manifest) };
  if (action === "command") {
    const typed = words.join(" ");
    const commands = manifest.triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : []));
    requireOneOf(typed.split(/\s/)[0] ?? "", commands, "command", "tool add slack --command /word");
    return { do: "command", typed };
  }
  const [run = "", ...rest] = words;
  const command = manifest.triggers.find((trigger) => "command" in trigger && trigger.run === run);
  const runs = manifest.triggers.filter((trigger) => kindOf(trigger) !== "command").map((trigger) => trigger.run);
  if (command !== undefined && "command" in command && !runs.includes(run))
    throw new KnownError("usage", `${run} is run by a command.`, `Write: tool run command "${command.command} …"`);
  requireOneOf(run, runs, "trigger to fire", "tool add schedule --cron …");
  return { do: "fire", run, body: bodyOf(rest.join(" ")) };
}

/** Does it, as the asker. Throws KnownError `app_failed` where the app is gone, or does not answer. */
export async function tryOnce(app: LocalApp, one: OneTry, at: string, folder: string): Promise<Tried> {
  try {
    if (one.do === "visit") return asReader(await app.target.visit(one.path, { as: "asker", at }));
    if (one.do === "command") return await app.target.command(one.typed, { as: "asker", at });
    return await app.target.fire(one.run, { as: "asker", at, body: one.body });
  } catch (error) {
    if (asKnown(error) !== null) throw error;
    const end = await app.ended();
    const why = end === null ? messageOf(error).replace(/\.?$/, ".") : `The app is gone: ${end}.`;
    throw new KnownError("app_failed", why, whatToCorrect(app, folder), { cause: error });
  }
}

/** The next move, with what the app printed last. */
export function whatToCorrect(app: LocalApp, folder: string): string {
  const printed = appsOwn(app.log(), folder).slice(-8).join("\n");
  return printed === "" ? "Correct app.ts: it printed nothing." : `Correct it; it printed:\n${printed}`;
}

/** What an app broke at, in its own words; null: it answered, or refused. */
export function brokeAt(answer: Tried): string | null {
  if ("status" in answer) return answer.status < 500 ? null : `The page answers ${answer.status}.`;
  return answer.ok || answer.refused === true ? null : answer.error;
}

function requireOneOf(word: string, there: readonly string[], what: string, add: string): void {
  if (there.includes(word)) return;
  const fix = there.length === 0 ? `It has none: ${add} adds one.` : `Use one of: ${[...new Set(there)].join(", ")}.`;
  throw new KnownError("usage", `${word.slice(0, 60)} is no ${what} of this app.`, fix);
}

/** A path of the app's own, as a browser would send it. */
function pathOf(typed: string, { web }: Manifest): string {
  if (web === undefined)
    throw new KnownError("usage", "This app has no pages.", "Write `web: { access: company }` into app.yaml for one.");
  const url = typed.startsWith("/") && URL.canParse(typed, "http://app") ? new URL(typed, "http://app") : null;
  if (url !== null && url.host === "app") return `${url.pathname}${url.search}`;
  throw new KnownError("usage", `${typed.slice(0, 60)} is no path of this app.`, "Write one like / or /orders?day=1");
}

/** What a webhook is to get: JSON of an object, else text. */
function bodyOf(written: string): string | Record<string, unknown> | undefined {
  if (written === "") return undefined;
  const read = parseJson(written);
  const isObject = typeof read === "object" && read !== null && !Array.isArray(read);
  return isObject ? (read as Record<string, unknown>) : written;
}

/** What a reader sees, and the markup of the page's own part. */
function asReader(page: { status: number; text: string }): { status: number; shows: string; markup: string } {
  const markup = /<main>([\s\S]*)<\/main>/.exec(page.text)?.[1]?.trim() ?? page.text;
  return { status: page.status, shows: shownText(page.text).slice(0, MOST_SHOWN), markup: markup.slice(0, MOST_SHOWN) };
}
