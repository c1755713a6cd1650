import { z } from "zod";
import { utcDay } from "../../lib/clock.ts";
import { explain } from "../../lib/errors.ts";
import { plainText } from "../../lib/plain-text.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import { metricsOf } from "../../store/app-counts.ts";
import { appModelSpend, daysOfUse, lastOutcomes, runCounts } from "../../store/app-metrics.ts";
import { liveInstance, wantedPreviewsOf } from "../../store/instances.ts";
import { type Printed, readPrinted } from "../printed.ts";
import { answerRows, defineCall, mayNot } from "./define-call.ts";
import type { ReadAnswer, ReadCall, Reader } from "./read-call.ts";
import type { ReadingDeps } from "./reading-deps.ts";

const DAY_MS = 86_400_000;
const MOST_DELIVERIES = 50;
const MOST_ERROR = 300;

/** How the App that is built or changed does: for who answers for it. */
export function ownAppCalls({ store, clock, log, authority, logs }: ReadingDeps): ReadCall[] {
  /** Judged at each call: who has handed the App over meanwhile reads nothing more of it. */
  const ofOwn = async (reader: Reader, answer: (appId: string) => Promise<ReadAnswer>): Promise<ReadAnswer> => {
    const { appId, personId } = reader;
    if (appId === null) return NEW;
    const may = await authority.mayDo(personId, "read_app", { appId });
    return may.yes ? await answer(appId) : mayNot(may);
  };

  const boxOf = async (
    which: "live" | "preview",
    appId: string,
    { requestId }: Reader,
  ): Promise<string | undefined> => {
    if (which === "live") return (await liveInstance(store, appId))?.id;
    const previews = await wantedPreviewsOf(store, requestId);
    return previews.filter((one) => one.appId === appId).sort((one, other) => other.createdAt - one.createdAt)[0]?.id;
  };

  return [
    defineCall({
      name: "read_logs",
      description:
        "Gives the end of what this app printed (console.log, errors with their stacks): live, or the preview of this request. Worth asking before you repair what went wrong there.",
      input: z.strictObject({ which: z.enum(["live", "preview"]).default("live") }),
      read: ({ which }, reader) =>
        ofOwn(reader, async (appId) => {
          const box = await boxOf(which, appId, reader);
          if (box === undefined)
            return { ok: true, text: `No ${which === "live" ? "live version" : "preview"} of it runs.`, rows: 0 };
          try {
            const said = await readPrinted(logs, box);
            return said === null ? { ok: true, text: "Nothing of it is kept.", rows: 0 } : answerLog(said);
          } catch (error) {
            log.warn("logs not read", { appId, error: explain(error) });
            return { ok: false, why: "Its output cannot be read at the moment.", fix: "Go on without it." };
          }
        }),
    }),
    defineCall({
      name: "read_deliveries",
      description:
        "Lists the last times this live app was to do something (schedules, commands, webhooks): when, how it ended, how long it took, and the error where it failed. Nothing of what people typed or got.",
      input: z.strictObject({
        last: z.number().int().min(1).max(MOST_DELIVERIES).default(20).describe("How many, newest first."),
        failed: z.boolean().default(false).describe("Only those that failed, of the newest ones."),
      }),
      read: ({ last, failed }, reader) =>
        ofOwn(reader, async (appId) => {
          const all = await lastOutcomes(store, appId, failed ? MOST_DELIVERIES * 10 : last);
          const shown = (failed ? all.filter(({ status }) => status === "failed") : all).slice(0, last);
          const rows = shown.map(({ at, error, ...rest }) => ({
            at: new Date(at).toISOString(),
            ...rest,
            ...(error === null ? {} : { error: maskSecrets(plainText(error)).slice(0, MOST_ERROR) }),
          }));
          return answerRows(rows, { none: "There is none." });
        }),
    }),
    defineCall({
      name: "read_metrics",
      description:
        "How this live app does: uses and different people a day, how its handlers' runs ended and how long they took, what models cost for it, and what it counts itself.",
      input: z.strictObject({ days: z.number().int().min(1).max(90).default(14).describe("How far back.") }),
      read: ({ days }, reader) =>
        ofOwn(reader, async (appId) => {
          const since = clock.now() - (days - 1) * DAY_MS;
          const uses = await daysOfUse(store, appId, utcDay(since));
          const runs = await runCounts(store, appId, since);
          const models = await appModelSpend(store, appId, since);
          // Its own names for things: words that an app chose, and no person's.
          const counted = (await metricsOf(store, appId, utcDay(since))).map(({ day, name, sum, times }) => {
            return { day, counted: name, sum, times };
          });
          return answerRows([...uses, ...runs, { models }, ...counted], {
            none: "",
            before: `Of the last ${days} days:`,
          });
        }),
    }),
  ];
}

const NEW: ReadAnswer = { ok: true, text: "This app is new: nothing of it has run yet.", rows: 0 };

function answerLog({ lines, isCut }: Printed): ReadAnswer {
  if (lines.length === 0) return { ok: true, text: "It has printed nothing.", rows: 0 };
  const before = isCut ? ["[earlier lines are left out]"] : [];
  return { ok: true, text: [...before, ...lines].join("\n"), rows: lines.length };
}
