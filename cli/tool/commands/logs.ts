import { z } from "zod";
import { asKnown } from "../../../lib/errors.ts";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { Call } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import { newLines } from "../platform/new-lines.ts";
import type { Surroundings } from "../surroundings.ts";
import { run as askPlatform } from "./ask-platform.ts";

const deliverySchema = z.looseObject({
  delivery: z.string(),
  at: z.iso.datetime(),
  kind: z.string(),
  run: z.string(),
  status: z.string(),
  answered: z.string().nullable(),
});

/** `printed`: the end of what its live version, that instance, wrote. Absent with `--deliveries` and `--replay`. */
export const resultSchema = z.looseObject({
  app: z.string().optional(),
  instance: z.string().nullable().optional(),
  printed: z.array(z.string()).optional(),
  deliveries: z.array(deliverySchema).optional(),
});

/** How often it asks. */
export const EVERY_MS = 1_500;
/** Of what was there before it was followed. */
const FIRST = { lines: 20, deliveries: 10 };
/** Toolroom starts anew, or the way to it is cut for a while: that ends nothing. */
const AWAY = ["unreachable", "no_answer", "try_again", "interrupted"];

export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  const { follow, ...options } = call.options;
  if (follow !== true) return askPlatform(call, around, command);
  if (options.replay !== undefined) return failed("usage", "--replay delivers once.", "Run --follow after it.");
  if (!around.isTerminal && !around.isStreamed)
    return failed("usage", "--follow tells lines as they come.", "Run it at a terminal, or with --stream.");
  return followLogs({ ...call, options }, around, command);
}

/** Asks again and again, and tells what is new, until Ctrl-C: whatever starts anew meanwhile is waited for. */
async function followLogs(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  let seen: Seen | null = null;
  let isAway = false;
  for (;;) {
    const outcome = await askPlatform(call, around, command).catch((error: unknown): Outcome => {
      const known = asKnown(error);
      if (known === null) throw error;
      return failed(known.code, known.message, known.next);
    });
    if (around.interrupted.aborted) return { ...(outcome.app === undefined ? {} : { app: outcome.app }), result: {} };
    if (outcome.error !== undefined && !AWAY.includes(outcome.error.code)) return outcome;
    if (outcome.error === undefined) seen = tell(around, seen, resultSchema.parse(outcome.result));
    else if (!isAway) around.talk(`${outcome.error.message} It is asked again until it answers.`);
    isAway = outcome.error !== undefined;
    await around.clock.sleep(EVERY_MS, around.interrupted).catch(() => undefined);
  }
}

interface Seen {
  instance: string | null;
  printed: readonly string[];
  /** By their ids, how they stood. */
  deliveries: ReadonlyMap<string, string>;
}

function tell({ progress }: Surroundings, seen: Seen | null, now: z.infer<typeof resultSchema>): Seen {
  const { instance = null, printed = [], deliveries = [] } = now;
  const isAnother = seen !== null && instance !== seen.instance;
  if (isAnother) progress({ step: "Started anew", state: "done", words: instance ?? "it does not run just now" });
  const before = seen === null ? printed.slice(0, -FIRST.lines) : isAnother ? [] : seen.printed;
  for (const line of newLines(before, printed)) progress({ step: "Printed", state: "done", words: line });
  const shown = seen === null ? deliveries.slice(0, FIRST.deliveries) : deliveries;
  for (const one of shown.toReversed()) {
    if (seen?.deliveries.get(one.delivery) === one.status) continue;
    const answered = one.answered === null ? "" : `: ${one.answered}`;
    progress({ step: `${one.kind} ${one.run}`, state: "done", words: `${one.status}${answered}` });
  }
  return { instance, printed, deliveries: new Map(deliveries.map(({ delivery, status }) => [delivery, status])) };
}
