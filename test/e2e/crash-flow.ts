import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { hasRunOut } from "./facts.ts";
import { type Stage, until } from "./stage.ts";

/** A row of the registry as it stands in the file: what these tests look at from outside. */
export type Row = Record<string, string | number | null>;

/** One line of what the crashing control plane met: see test/fixtures/crashing-control-plane.ts. */
export interface MetStep {
  step: string;
  moment: Moment;
  dies: boolean;
  /** Since that process was started. */
  sinceStartMs: number;
  /** Of its own time, since its code was loaded, which is Node's work. */
  sinceLoadMs: number;
}

/** `inside`: after the effect, before the save; `during`: while the effect comes about. */
export type Moment = "before" | "during" | "inside" | "after";

const PATIENCE_MS = 180_000;
const CLICK_TAKEN_MS = 5_000;
const CARD_OF: Record<string, { handle: string; channel: string; words: string }> = {
  plan: { handle: "asker1", channel: "#requests", words: "Build it" },
  preview: { handle: "asker1", channel: "#requests", words: "Looks right" },
  release: { handle: "platform1", channel: "#platform", words: "Approve" },
};

/** Reads the registry as another program would. */
export function rowsOf(home: string, sql: string, ...values: (string | number)[]): Row[] {
  const registry = new DatabaseSync(join(home, "registry.db"), { readOnly: true, timeout: 5000 });
  try {
    return registry.prepare(sql).all(...values) as Row[];
  } finally {
    registry.close();
  }
}

/** Lets the control plane die the next time it meets each of these `<step>:<moment>`. */
export function armCrashes(home: string, at: string[]): void {
  writeFileSync(join(home, "crash-at"), at.join("\n"));
}

/** Those that it has not met yet. */
export function armedCrashes(home: string): string[] {
  const file = join(home, "crash-at");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

export function metSteps(home: string): MetStep[] {
  const file = join(home, "steps.jsonl");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as MetStep);
}

/** Says it, and presses what it is asked to press, as people do who press again when Slack says that it did not work. The request as it ended. */
export async function askAndAgree(
  stage: Stage,
  text: string,
  threadTs?: string,
  patienceMs = PATIENCE_MS,
): Promise<Row> {
  const asker = stage.person("asker1");
  const messageTs = await asker.say("#requests", text, threadTs);
  return until(
    `the end of “${text}”`,
    async () => {
      const [request] = rowsOf(stage.home, "select * from app_requests where message_ts = ?", messageTs);
      if (request === undefined) return undefined;
      if (request.status !== "open") return hasRunOut(stage.home, String(request.id)) ? request : undefined;
      await decideWhatIsPending(stage, String(request.id), threadTs ?? messageTs);
      return undefined;
    },
    patienceMs,
  );
}

async function decideWhatIsPending(stage: Stage, requestId: string, threadTs: string): Promise<void> {
  const [approval] = rowsOf(
    stage.home,
    "select a.id, a.kind, m.ts from approvals a join outbound_messages m on m.key = a.id || ':card' where a.request_id = ? and a.status = 'pending' and m.ts is not null",
    requestId,
  );
  const card = CARD_OF[String(approval?.kind)];
  if (approval === undefined || card === undefined) return;
  const channel = await stage.channelId(card.channel);
  const person = stage.person(card.handle);
  const messages = await (card.channel === "#platform"
    ? person.history(card.channel)
    : person.thread(card.channel, threadTs));
  const shown = messages.find((message) => message.ts === approval.ts);
  const button = buttonsIn(shown?.blocks).find((one) => one.text?.text === card.words);
  if (button === undefined) return;
  const { action_id, value } = button;
  const pressed = await stage.control("click", { user: card.handle, channel, ts: approval.ts, action_id, value });
  if (pressed.ok !== true) return;
  const decided = async () => {
    const [row] = rowsOf(stage.home, "select status from approvals where id = ?", String(approval.id));
    return row?.status === "pending" ? undefined : true;
  };
  await until(`the press of ${card.words} to be taken`, decided, CLICK_TAKEN_MS).catch(() => undefined);
}

export interface Button {
  type?: string;
  action_id?: string;
  value?: string;
  text?: { text?: string };
}

export function buttonsIn(blocks: unknown[] | undefined): Button[] {
  const withElements = (blocks ?? []) as { elements?: Button[]; accessory?: Button }[];
  return withElements
    .flatMap((block) => [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])])
    .filter((element) => element.type === "button");
}
