import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { KnownError } from "../../../lib/errors.ts";
import { maskSecrets } from "../../../lib/secrets.ts";
import type { DoorTold } from "../../../store/door-told.ts";
import type { HarnessError, HarnessErrorCode, HarnessEvent, HarnessTask } from "../../harness.ts";
import { MODEL_PROBLEMS } from "../../model-problems.ts";
import { harnessCode, overtimeError, RETRY, stoppedError, turnsError } from "../endings.ts";
import type { RunControl } from "../run.ts";
import type { ProgramEnd } from "./program.ts";

/** What the program itself said of its end, in its protocol; null: nothing. */
export type LastWord =
  | { kind: "done"; summary: string }
  | { kind: "turns" }
  | { kind: "declined"; why: string }
  | { kind: "failed"; why: string };

/**
 * How a CLI's run ended. Exit codes and subtypes lie (0 after a 401, `success` with the gateway down), so what counts is,
 * in this order: who stopped it, what it was killed for, what the model door refused, its parsed last word, its exit code.
 */
export async function judgeEnd(
  task: HarnessTask,
  control: RunControl,
  name: string,
  { said, end, before }: { said: LastWord | null; end: ProgramEnd; before: DoorTold },
): Promise<HarnessEvent> {
  if (task.signal.aborted) return stoppedError();
  if (control.isOvertime()) return overtimeError(task.limits.timeoutMs);
  if (control.signal.aborted) return stoppedError();
  if (end.because === "too_much_output")
    return failed("too_much_output", `${name} printed more than anybody could read, and was ended.`, RETRY);
  if (said?.kind === "turns") return failed(...turnsError(task.limits.turns));
  if (said?.kind === "declined")
    return failed(
      "declined",
      `The model declined to go on with this: ${said.why}`,
      "Say in other words what you need.",
    );
  const told = await task.door();
  const asked = told.calls > before.calls;
  if (told.refused !== null && (asked || said?.kind !== "done"))
    return failed(harnessCode(told.refused), told.refused.message, told.refused.next);
  if (said?.kind === "done" && asked)
    return { kind: "done", summary: said.summary === "" ? `${name} said nothing about its work.` : said.summary };
  return (await goneBox(task, said, end)) ?? (await goneDoor(task)) ?? unsaid(name, said, end);
}

/** No last word, or a bad one, for which the door knows no reason. */
function unsaid(name: string, said: LastWord | null, end: ProgramEnd): HarnessError {
  if (said?.kind === "done") return failed("broken", `${name} says that it is done and never asked the model.`, RETRY);
  if (said?.kind === "failed") return failed("broken", `${name} failed: ${short(said.why)}`, RETRY);
  if (end.because === "silent") return failed("silent", `Nothing was heard of ${name} for too long.`, RETRY);
  if (end.because === "deaf") return failed("silent", `${name} did not let itself be interrupted.`, RETRY);
  if (!end.spoke && (end.exitCode === 126 || end.exitCode === 127))
    return failed(
      "no_program",
      `${name} is not installed here.`,
      "Ask the platform team to install it (`tool harness` lists those there are), or to choose another one.",
    );
  const how = end.exitCode === null ? "was killed" : `ended with ${end.exitCode}`;
  return failed("broken", `${name} ${how} without a result. ${short(end.stderr)}`.trim(), RETRY);
}

/** A program that is gone with its box says nothing of it: the box is asked, which may be on its way out. */
async function goneBox({ sandbox }: HarnessTask, said: LastWord | null, end: ProgramEnd): Promise<HarnessError | null> {
  // Nobody here killed it: what did took the box.
  if (said === null && end.exitCode === null && end.because === null) return goneError(sandbox.name);
  try {
    await sandbox.exec(["true"], { timeoutMs: 5_000, maxOutputBytes: 1_000 });
    return null;
  } catch (error) {
    return boxError(error, sandbox.name);
  }
}

/** A gateway that is gone has written nothing down of it: its socket is asked. */
async function goneDoor({ doorFolder }: HarnessTask): Promise<HarnessError | null> {
  const socket = connect(join(doorFolder, "door", "door.sock"));
  try {
    await once(socket, "connect");
    return null;
  } catch {
    const { code, message, next } = MODEL_PROBLEMS.model_down;
    return failed(harnessCode({ code, message, next }), message, next);
  } finally {
    socket.destroy();
  }
}

/** A failure of the Sandbox or its engine as the run's end; other errors are thrown on. */
export function boxError(error: unknown, sandboxName: string): HarnessError {
  if (error instanceof KnownError && error.code === "runner_unavailable")
    return failed("runner_unavailable", error.message, error.next);
  if (error instanceof KnownError && error.code === "sandbox_gone") return goneError(sandboxName);
  throw error;
}

function goneError(sandboxName: string): HarnessError {
  return failed("sandbox_gone", `Sandbox ${sandboxName} is gone.`, RETRY);
}

function failed(code: HarnessErrorCode, message: string, next: string): HarnessError {
  return { kind: "error", code, message, next };
}

function short(text: string): string {
  return maskSecrets(text).replace(/\s+/g, " ").trim().slice(0, 300);
}
