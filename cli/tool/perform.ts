import { asKnown, messageOf } from "../../lib/errors.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import type { Command } from "../../sdk/contract/command-tree.ts";
import type { Envelope } from "../../sdk/contract/envelope.ts";
import type { ToolProgress } from "../../sdk/contract/tool-call.ts";
import type { Call } from "./call.ts";
import type { CommandFile } from "./command-files.ts";
import { asFileFailure } from "./file-failure.ts";
import { failed, type Outcome } from "./outcome.ts";
import type { Started, Surroundings } from "./surroundings.ts";
import { toEnvelope } from "./to-envelope.ts";

/** How long work that was interrupted has to put things in order. */
const GRACE_MS = 2_000;
/** A command that says it itself knows what goes on. */
const INTERRUPTED = "interrupted";

export interface Performed {
  envelope: Envelope;
  show: Outcome["show"];
  isSaid: boolean;
}

/** Does one command, and gives its envelope whatever becomes of it: also of a fault of our own, and of Ctrl-C halfway. */
export async function perform(
  {
    command,
    call,
    ...own
  }: { command: Command; call: Call } & Pick<Surroundings, "isStreamed" | "commands" | "perform">,
  files: Readonly<Record<string, () => Promise<CommandFile>>>,
  started: Started,
  progress: (step: ToolProgress["progress"]) => void,
): Promise<Performed> {
  const changed: string[] = [];
  const work = async (): Promise<Outcome> => {
    const load = files[command.name];
    if (load === undefined) throw new TypeError(`\`tool ${command.name}\` has no file.`);
    const { run } = await load();
    const hasChanged = (what: string) => void changed.push(what);
    return run(call, { ...started, ...own, progress, hasChanged }, command);
  };
  const outcome = await unlessInterrupted(work().catch(asOutcome), started, changed);
  const done = changed.length > 0 ? [...new Set(changed)] : (outcome.changed ?? []);
  return {
    envelope: toEnvelope(command.name, { ...outcome, changed: done }),
    show: outcome.show,
    isSaid: outcome.isSaid === true,
  };
}

/** A failure as data. Of our own faults the message and where it broke are told, and nothing that looks like a secret. */
export function asOutcome(error: unknown): Outcome {
  const known = asFileFailure(error) ?? asKnown(error);
  if (known !== null) return failed(known.code, maskSecrets(known.message), maskSecrets(known.next));
  const where =
    error instanceof Error ? (/\n\s+at [^\n]*\/([^/\n:()]+:\d+):\d+\)?/.exec(error.stack ?? "")?.[1] ?? "") : "";
  const message = `${maskSecrets(messageOf(error)).slice(0, 500)}${where === "" ? "" : ` (${where})`}`;
  return failed("bug", message, "This is a fault of `tool`, not of the app: tell who looks after Toolroom.");
}

async function unlessInterrupted(
  work: Promise<Outcome>,
  { interrupted, clock }: Started,
  changed: readonly string[],
): Promise<Outcome> {
  const stopped = new Promise<"interrupted">((resolve) => {
    const stop = () => resolve("interrupted");
    if (interrupted.aborted) stop();
    else interrupted.addEventListener("abort", stop, { once: true });
  });
  const first = await Promise.race([work, stopped]);
  if (first !== "interrupted") return first;
  // What goes on until Ctrl-C ends well by it, and what was nearly done may be.
  const ended = await Promise.race([work, clock.sleep(GRACE_MS)]);
  if (ended !== undefined && (ended.error === undefined || ended.error.code === INTERRUPTED)) return ended;
  const done = changed.length === 0 ? "Nothing was changed." : `Changed before: ${[...new Set(changed)].join(", ")}.`;
  return failed(INTERRUPTED, `It was interrupted. ${done}`, "Run it again: what is done already is not done twice.");
}
