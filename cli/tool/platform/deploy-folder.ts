import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { ToolProgress } from "../../../sdk/contract/tool-call.ts";
import type { Call } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import type { Pen } from "../pen.ts";
import type { Surroundings } from "../surroundings.ts";
import { callPlatform } from "./call-platform.ts";
import { folderToSend } from "./folder-to-send.ts";

type Step = ToolProgress["progress"];

/**
 * Hands the app in this folder in and tells how it goes. Where somebody sits at the terminal, the preview's yes may be given
 * here, too; else it waits for the button in Slack. Ctrl-C ends the telling: the request goes on.
 */
export async function deployFolder(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  const { app, files, leftOut } = folderToSend(around.folder);
  const over = new AbortController();
  let isHandedIn = false;
  const tell = (step: Step) => {
    isHandedIn = true;
    around.progress(step);
    if (step.approvalId !== undefined && around.canAsk) void ask(around, command, step.approvalId, over.signal);
  };
  try {
    const outcome = await callPlatform(around, command, { ...call, files }, tell);
    const unsent = leftOut.map((path) => `${path} is not sent: an app's secrets come by tool secrets ${app} set NAME.`);
    const warnings = [...(outcome.warnings ?? []), ...unsent];
    return {
      app,
      ...outcome,
      warnings,
      ...(outcome.error === undefined ? { show: (pen: Pen) => showLive(outcome, pen) } : {}),
    };
  } catch (error) {
    if (!around.interrupted.aborted) throw error;
    const said = isHandedIn ? "it goes on by itself" : "it may be handed in already";
    const stopped = failed(
      "interrupted",
      `You watch no longer; ${said}.`,
      "See how it goes, or stop it in its thread.",
    );
    return { app, ...stopped, next: [{ command: `tool status ${app}`, why: "to see how it goes" }] };
  } finally {
    over.abort();
  }
}

/** Until the answer is one, or somebody gave it in Slack. */
async function ask(around: Surroundings, command: Command, approvalId: string, over: AbortSignal): Promise<void> {
  for (;;) {
    const line = await around.askLine("  Looks right? y puts it live, n ends it: ", over);
    if (line === null) return;
    const is = ANSWERS[line.trim().toLowerCase()];
    if (is === undefined) continue;
    const { error } = await callPlatform(around, command, { args: {}, options: {}, answer: { approvalId, is } });
    if (error !== undefined) around.talk(`${error.message} ${error.fix}`);
    return;
  }
}

const ANSWERS: Record<string, "yes" | "no"> = {
  y: "yes",
  yes: "yes",
  j: "yes",
  ja: "yes",
  n: "no",
  no: "no",
  nein: "no",
};

/** The last lines: where it is, and what it answers in Slack. */
export function showLive({ result }: Outcome, pen: Pen): string {
  const { app, version, asVersion, url, said, would, approvalBy } = result as Record<string, unknown>;
  if (would !== undefined) return `${app ?? "It"} would be ${would}${approvalBy ? `; ${approvalBy} must agree` : ""}.`;
  const like = typeof asVersion === "string" ? `, as ${asVersion} was` : "";
  const first = `${pen.bold(`${app} ${version} is live`)}${like}${url === null ? "" : `  ${url}`}`;
  return [first, ...(Array.isArray(said) ? said.map((sentence) => `${pen.good("✓")} ${sentence}`) : [])].join("\n");
}
