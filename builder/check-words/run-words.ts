import type { Check } from "../../sdk/contract/check.ts";
import { firingWords, scheduleTime } from "../../sdk/contract/schedule-words.ts";
import { spokenSchedule } from "../planners/rules/languages/spoken-schedule.ts";
import { type Happens, labelled } from "./check-language.ts";
import { valueWords, wordsOf } from "./form-values.ts";
import type { Telling } from "./telling.ts";

type FireCheck = Extract<Check, { fire: string }>;

/** When an app acts without a command: by its schedule, or because something happened or was sent. */
export function runWords(check: FireCheck, telling: Telling): string {
  const { manifest, words, moments, pages, language } = telling;
  const happens = happeningOf(check, telling);
  if (happens !== undefined)
    return words.happens(happens, check.body === undefined ? null : bodyWords(check.body, telling));
  if (check.body !== undefined) return words.gets(webhookName(check, telling), bodyWords(check.body, telling));
  const schedules = manifest.triggers.flatMap((one) => ("schedule" in one ? [one] : []));
  const own = schedules.find((one) => one.run === check.fire);
  if (own === undefined) return words.runs(null, { day: null, time: null }, null);
  const time = scheduleTime(own.schedule);
  const at = moments.timeOf(check);
  // A Check that lets it run at another time of the day does not prove that time.
  const isUsual = at === null || at === time;
  const said = pages === null ? firingWords(own.schedule) : spokenSchedule(own.schedule, language);
  const usual = isUsual ? said.charAt(0).toLowerCase() + said.slice(1) : null;
  return words.runs(usual, moments.of(check), schedules.length > 1 ? time : null);
}

/** What both a webhook and something else run is what another program sent. */
function happeningOf(check: FireCheck, { manifest }: Telling): Happens | undefined {
  const own = manifest.triggers.filter((trigger) => trigger.run === check.fire);
  if (own.some((trigger) => "webhook" in trigger || "schedule" in trigger)) return undefined;
  return own.find((trigger): trigger is Happens => !("command" in trigger));
}

/** Only where the app has several. */
function webhookName(check: FireCheck, { manifest }: Telling): string | null {
  const webhooks = manifest.triggers.flatMap((one) => ("webhook" in one ? [one] : []));
  const own = webhooks.find((one) => one.run === check.fire);
  return webhooks.length > 1 && own !== undefined ? own.webhook : null;
}

function bodyWords(body: string | Record<string, unknown>, telling: Telling): string {
  if (typeof body === "string") return telling.words.quote(body);
  return Object.entries(body)
    .map(([name, value]) =>
      labelled({
        name,
        label: wordsOf(name),
        said: typeof value === "object" ? JSON.stringify(value) : valueWords(String(value), telling),
      }),
    )
    .join(", ");
}
