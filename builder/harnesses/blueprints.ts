import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { newId } from "../../lib/ids.ts";
import { packTar } from "../../runners/archive.ts";
import type { SourceFile } from "../../runners/runner.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import { composeChange } from "../blueprints/compose-change.ts";
import { composeSource } from "../blueprints/compose-source.ts";
import { type ComposedSources, NOT_COMPOSED } from "../blueprints/composed-sources.ts";
import type { Harness, HarnessError, HarnessErrorCode, HarnessEvent, HarnessTask } from "../harness.ts";
import { stoppedError } from "./endings.ts";
import { startRun } from "./run.ts";

type Outcome = { files: SourceFile[] } | { event: HarnessError };

const LIMITS = { maxFiles: 2_000, maxBytes: 20_000_000 };
const REMOVE_TIMEOUT_MS = 10_000;
/** What stands where other harnesses name their model. */
const NO_MODEL = "no model";
const NEEDS_MODEL = "Ask the platform team to set a model key, or ask for it as a new app.";

/**
 * The Harness without a model: it lays out what the Plan's composition composes. The same Plan on the same source gives the
 * same bytes: a correction that the Plan could not take up changes nothing. Code that somebody changed by hand or with a model it
 * leaves alone: error `modified`. What nobody but a model can do, repair composed code, is error `no_part`. Remarks it cannot
 * read: it leaves them unheard.
 */
export function createBlueprintsHarness(options: BlueprintsHarnessOptions): Harness {
  return {
    name: "blueprints",
    traits: {
      licence: "Apache-2.0",
      needs: "nothing",
      api: null,
      resumes: false,
      steers: "no",
      readsMcp: false,
      cost: "nothing",
    },
    start: (given) =>
      startRun(
        given,
        ({ signal }) => run({ ...given, signal }, options),
        async () => null,
      ),
  };
}

export interface BlueprintsHarnessOptions {
  clock: Clock;
  composed: ComposedSources;
}

async function* run(task: HarnessTask, { clock, composed }: BlueprintsHarnessOptions): AsyncGenerator<HarnessEvent> {
  yield { kind: "opened", harnessSessionId: newId("hs", clock.now()), model: NO_MODEL };
  const { composition } = task.plan;
  if (composition === undefined) {
    yield failed("no_part", "This plan is not made of known parts.", NEEDS_MODEL);
    return;
  }
  try {
    const present = await task.sandbox.takeFiles(LIMITS);
    const outcome = await compose(task, composition, present, composed);
    if ("event" in outcome) {
      yield outcome.event;
      return;
    }
    yield { kind: "text", text: "Putting the app together from known parts." };
    const callId = "lay-out";
    yield { kind: "call_start", callId, name: "compose", title: `compose ${kindsOf(composition)}` };
    if (task.signal.aborted) throw stopped();
    await composed.remember(outcome.files);
    await layOut(task, outcome.files, present);
    yield { kind: "call_end", callId, ok: true, note: `${outcome.files.length} files` };
    yield task.signal.aborted ? stoppedError() : { kind: "done", summary: summaryOf(composition) };
  } catch (error) {
    yield ending(error, task);
  }
}

/** The files the app should have. `present` are those in the Sandbox. */
async function compose(
  task: HarnessTask,
  composition: Composition,
  present: readonly SourceFile[],
  composed: ComposedSources,
): Promise<Outcome> {
  const { manifest } = task.plan;
  if (task.occasion === "new_app") return { files: composeSource(composition, manifest) };
  if (!(await composed.knows(present))) {
    const message = `I cannot change ${manifest.name} without a model: its code is no longer what was composed of known parts.`;
    return { event: failed("modified", message, NEEDS_MODEL) };
  }
  const change = composeChange(composition, manifest, present);
  if ("cannot" in change) {
    const message = `I cannot make this change of ${manifest.name} from known parts: ${change.cannot}.`;
    return { event: failed("no_part", message, NEEDS_MODEL) };
  }
  if (task.occasion === "problems" && isSame(change.files, present)) {
    const message = `${manifest.name} is put together from known parts, and what was found in it takes a model to repair.`;
    return { event: failed("no_part", message, NEEDS_MODEL) };
  }
  return change;
}

async function layOut(task: HarnessTask, files: SourceFile[], present: readonly SourceFile[]): Promise<void> {
  const kept = new Set([...NOT_COMPOSED, ...files.map((file) => file.path)]);
  const surplus = present.map((file) => file.path).filter((path) => !kept.has(path));
  if (surplus.length > 0) {
    const options = { timeoutMs: REMOVE_TIMEOUT_MS, maxOutputBytes: 10_000, signal: task.signal };
    const removed = await task.sandbox.exec(["rm", "-f", "--", ...surplus.map((path) => `./${path}`)], options);
    if (removed.exitCode !== 0) throw new Error(`Old files could not be removed: ${removed.stderr}`);
  }
  await task.sandbox.putFiles(await packTar(files));
}

function isSame(files: readonly SourceFile[], present: readonly SourceFile[]): boolean {
  const there = new Map(present.map((file) => [file.path, file.content]));
  return files.every((file) => {
    const content = there.get(file.path);
    return content !== undefined && Buffer.compare(content, file.content) === 0;
  });
}

function summaryOf(composition: Composition): string {
  const count = composition.parts.length;
  if (composition.language === "de") {
    const parts = count === 1 ? "einem bekannten Teil" : `${count} bekannten Teilen`;
    return `Zusammengesetzt aus ${parts}. Es wurde kein Modell benutzt.`;
  }
  return `Put together from ${count === 1 ? "a known part" : `${count} known parts`}. No model was used.`;
}

function kindsOf(composition: Composition): string {
  return [...new Set(composition.parts.map((part) => part.part.replaceAll("_", " ")))].join(", ");
}

function ending(error: unknown, task: HarnessTask): HarnessError {
  if (task.signal.aborted) return stoppedError();
  if (!(error instanceof KnownError)) throw error;
  if (error.code === "composition" || error.code === "no_blueprint")
    return failed("no_part", error.message, error.next);
  if (error.code === "runner_unavailable") return failed("runner_unavailable", error.message, error.next);
  if (error.code === "sandbox_gone") return failed("sandbox_gone", error.message, error.next);
  throw error;
}

function stopped(): KnownError {
  const { code, message, next } = stoppedError();
  return new KnownError(code, message, next);
}

function failed(code: HarnessErrorCode, message: string, next: string): HarnessError {
  return { kind: "error", code, message, next };
}
