import { randomUUID } from "node:crypto";
import type { Clock } from "../../../lib/clock.ts";
import { within } from "../../../lib/within.ts";
import type { Harness, HarnessEvent, HarnessRun, HarnessTask } from "../../harness.ts";
import type { ModelBlock } from "../../model.ts";
import { agentsFileWords } from "../agents-file.ts";
import { HOME, layHome, skillFiles, takeMemory } from "../cli/home.ts";
import { type AgentProgram, programOptions, takeWaiting, watchProgram } from "../cli/program.ts";
import { boxError, judgeEnd, type LastWord } from "../cli/verdict.ts";
import { codingContent, remarkContent, skillLine } from "../coding-prompt.ts";
import { ownMemory } from "../own-memory.ts";
import { type RunControl, startRun } from "../run.ts";
import {
  CLAUDE_ENV,
  CLAUDE_MEMORY,
  CLAUDE_SKILLS,
  claudeAhead,
  claudeCommand,
  claudePlugin,
  claudeReads,
} from "./command.ts";
import { type ClaudeLine, readClaudeLine } from "./read-line.ts";

export interface ClaudeCodeOptions {
  /** As the door is asked for it. */
  model: string;
  clock: Clock;
}

const NAME = "claude-code";
const LOOK = "Claude Code";
/** It answers an interrupt in milliseconds; one that does not is ended. */
const INTERRUPT_MS = 2_000;
/** It writes its conversation down as it goes, and the rest as it ends. */
const END_MS = 3_000;

/** Claude Code inside the Sandbox, one process for the whole run, by its own stream-JSON. Its program is the operator's to install. */
export function createClaudeCodeHarness(options: ClaudeCodeOptions): Harness {
  return {
    name: NAME,
    traits: {
      licence: "Anthropic's commercial terms",
      needs: "`tool harness install claude-code`",
      ...{ api: "messages", resumes: true, steers: "next turn", readsMcp: true, cost: "model door" },
    },
    ahead: (limits) => claudeAhead(limits, options.model),
    start: (task) => start(task, options),
  };
}

function start(task: HarnessTask, options: ClaudeCodeOptions): HarnessRun {
  const opened = { harnessSessionId: ownMemory(NAME, task.resume)?.harnessSessionId ?? randomUUID() };
  return startRun(
    task,
    (control) => run(task, options, opened, control),
    () => takeMemory(task, NAME, opened.harnessSessionId, CLAUDE_MEMORY),
  );
}

/** What is known of the conversation so far. */
interface Talk {
  program: AgentProgram;
  control: RunControl;
  clock: Clock;
  /** Names of remarks by the message that they were sent in, until it has them. */
  unheard: Map<string, string[]>;
  openCalls: Map<string, string>;
  lastMessageId: string | null;
  turn: number;
  isInterrupted: boolean;
  /** What it is asked to do, said once it has answered this request; null: it was said. */
  first: { after: string; content: ModelBlock[] } | null;
  /** Resolves with the end of the turn. */
  turnEnded: PromiseWithResolvers<void>;
}

async function* run(
  task: HarnessTask,
  { model, clock }: ClaudeCodeOptions,
  opened: { harnessSessionId: string },
  control: RunControl,
): AsyncGenerator<HarnessEvent> {
  try {
    const before = await task.door();
    const waiting = await takeWaiting(task);
    opened.harnessSessionId = waiting?.uuid ?? opened.harnessSessionId;
    const plugin = waiting === null ? claudePlugin() : {};
    await layHome(task, { ...plugin, ...skillFiles(CLAUDE_SKILLS, task.skills) });
    control.signal.throwIfAborted();
    // It looks for a CLAUDE.md, which would become part of the app.
    const agentsFile = await agentsFileWords(task.sandbox, control.signal);
    const { harnessSessionId } = opened;
    const command = claudeCommand(task, { model, harnessSessionId });
    const running = waiting?.program ?? (await task.sandbox.start(command, programOptions(CLAUDE_ENV)));
    const program = await watchProgram(task, running, { control, clock });
    const taught = skillLine(task.skills, `${HOME}/${CLAUDE_SKILLS}`);
    const asked = codingContent(task, agentsFile);
    const content: ModelBlock[] = taught === null ? asked : [{ type: "text", text: taught }, ...asked];
    const after = randomUUID();
    const talk: Talk = {
      ...{ program, control, clock, unheard: new Map(), openCalls: new Map(), lastMessageId: null },
      ...{ first: { after, content }, turn: 1, isInterrupted: false, turnEnded: Promise.withResolvers<void>() },
    };
    control.onSend(() => passOn(talk));
    control.onInterrupt(() => interrupt(talk));
    yield { kind: "opened", harnessSessionId, model };
    // Said before it began stands with the assignment.
    yield { kind: "listening", turn: 1 };
    await program.write(claudeReads(after));
    const said = yield* follow(talk);
    await program.end(END_MS);
    yield await judgeEnd(task, control, LOOK, { said, end: await program.ended(), before });
  } catch (error) {
    if (control.signal.aborted) {
      const end = { exitCode: null, because: null, stderr: "", spoke: false };
      return yield await judgeEnd(task, control, LOOK, { said: null, end, before: await task.door() });
    }
    yield boxError(error, task.sandbox.name);
  }
}

/** Its lines as events, until it says its last word and nothing more was sent; null where it ended without one. */
async function* follow(talk: Talk): AsyncGenerator<HarnessEvent, LastWord | null> {
  for await (const message of talk.program.messages) {
    const line = readClaudeLine(message);
    if (line.kind === "answered" && line.requestId === talk.first?.after) {
      const { content } = talk.first;
      talk.first = null;
      await say(talk.program, content, randomUUID());
      await passOn(talk);
      continue;
    }
    if (line.kind !== "result") {
      yield* eventsOf(talk, line);
      continue;
    }
    yield* closeCalls(talk);
    talk.turnEnded.resolve();
    if (talk.isInterrupted) {
      yield { kind: "interrupted" };
      await talk.control.somethingSent();
      talk.isInterrupted = false;
      await passOn(talk);
      continue;
    }
    const said = lastWord(line);
    if (said.kind !== "done") return said;
    yield { kind: "listening", turn: talk.turn + 1 };
    if (talk.unheard.size === 0) return said;
  }
  return null;
}

async function* eventsOf(talk: Talk, line: ClaudeLine): AsyncGenerator<HarnessEvent> {
  switch (line.kind) {
    case "answer":
      if (line.messageId !== talk.lastMessageId) {
        talk.lastMessageId = line.messageId;
        talk.turn += 1;
        yield { kind: "usage", ...line.usage };
      }
      for (const text of line.texts) yield { kind: "text", text };
      for (const { callId, name, input } of line.calls) {
        talk.openCalls.set(callId, name);
        talk.program.countCommand(1);
        yield { kind: "call_start", callId, name: wordFor(name), title: titleOf(name, input), input };
      }
      return;
    case "results":
      for (const { callId, ok, text } of line.results) {
        if (!talk.openCalls.delete(callId)) continue;
        talk.program.countCommand(-1);
        yield { kind: "call_end", callId, ok, note: firstLine(text), output: text };
      }
      if (talk.openCalls.size === 0) yield { kind: "listening", turn: talk.turn };
      return;
    case "replayed": {
      const remarkTs = talk.unheard.get(line.uuid);
      talk.unheard.delete(line.uuid);
      if (remarkTs !== undefined) yield { kind: "heard", remarkTs };
      return;
    }
    default:
  }
}

async function* closeCalls(talk: Talk): AsyncGenerator<HarnessEvent> {
  for (const callId of talk.openCalls.keys()) {
    talk.program.countCommand(-1);
    yield { kind: "call_end", callId, ok: false, note: "interrupted" };
  }
  talk.openCalls.clear();
}

/** Hands on what was sent: it is queued there, and read before the next turn. */
async function passOn(talk: Talk): Promise<void> {
  if (talk.isInterrupted || talk.first !== null) return;
  const remarks = talk.control.takeSent();
  if (remarks.length === 0) return;
  const uuid = randomUUID();
  talk.unheard.set(
    uuid,
    remarks.map(({ ts }) => ts),
  );
  await say(talk.program, remarkContent(remarks), uuid);
}

function say(program: AgentProgram, content: ModelBlock[], uuid: string): Promise<void> {
  return program.write({ type: "user", uuid, message: { role: "user", content } });
}

async function interrupt(talk: Talk): Promise<void> {
  if (talk.isInterrupted) return;
  talk.isInterrupted = true;
  talk.turnEnded = Promise.withResolvers();
  await talk.program.write({
    type: "control_request",
    request_id: randomUUID(),
    request: { subtype: "interrupt" },
  });
  watchInterrupt(talk);
}

/** Its events are read by whoever interrupts it: nobody can wait here for the turn to end. */
function watchInterrupt(talk: Talk): void {
  const heard = within(talk.clock, INTERRUPT_MS, talk.turnEnded.promise);
  // What fails here has failed for the reader of the events too.
  heard.then((isHeard) => (isHeard ? undefined : talk.program.kill("deaf"))).catch(() => undefined);
}

function lastWord({ subtype, isError, text }: Extract<ClaudeLine, { kind: "result" }>): LastWord {
  if (subtype === "error_max_turns") return { kind: "turns" };
  if (subtype !== "success" || isError) return { kind: "failed", why: text === "" ? subtype : text };
  return { kind: "done", summary: text };
}

/** By the words that progress is told in. */
function wordFor(name: string): string {
  return name === "Bash" ? "bash" : name.toLowerCase();
}

function titleOf(name: string, input: unknown): string {
  const args = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  const about = [args.command, args.file_path, args.pattern, args.path].find((value) => typeof value === "string");
  return `${wordFor(name)} ${firstLine(String(about ?? "")).slice(0, 120)}`.trim();
}

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, 160);
}
