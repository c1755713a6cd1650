import { z } from "zod";
import type { Clock } from "../../../lib/clock.ts";
import { parseJson } from "../../../lib/json.ts";
import { within } from "../../../lib/within.ts";
import type { ProgramAhead, StartedAhead } from "../../../runners/runner.ts";
import type { DoorTold } from "../../../store/door-told.ts";
import type { Harness, HarnessEvent, HarnessRun, HarnessTask } from "../../harness.ts";
import type { ModelBlock } from "../../model.ts";
import { HOME, layHome, READS, skillFiles, takeMemory } from "../cli/home.ts";
import { type AgentProgram, programOptions, takeWaiting, watchProgram } from "../cli/program.ts";
import { boxError, judgeEnd, type LastWord } from "../cli/verdict.ts";
import { agentRules, codingContent, remarkContent, skillLine } from "../coding-prompt.ts";
import { ownMemory } from "../own-memory.ts";
import { type RunControl, startRun } from "../run.ts";
import { type AcpAgent, fillIn } from "./agent.ts";
import { type CallLog, createCallLog } from "./calls.ts";
import { type AcpClient, AcpProblem, createAcpClient } from "./client.ts";
import { acpContent } from "./content.ts";

export interface AcpHarnessOptions {
  agent: AcpAgent;
  /** As the door is asked for it. */
  model: string;
  clock: Clock;
  /** In a few words, where it is more than its program in the image. */
  needs?: string;
}

/** It answers a cancel at once; one that does not is ended. */
const INTERRUPT_MS = 2_000;
/** Its turn has ended, so what it remembers is written; some take seconds to leave. */
const END_MS = 500;
/** Of no other request: the client counts from 1. */
const AHEAD_ID = "initialize-ahead";
const INITIALIZE = {
  protocolVersion: 1,
  clientCapabilities: { fs: { readTextFile: false, writeTextFile: false }, terminal: false },
  clientInfo: { name: "toolroom", version: "1" },
};
const GO_ON = "Go on with the work from where you were.";

/**
 * An agent inside the Sandbox that speaks the Agent Client Protocol. The protocol knows no word in the middle of a turn: what is
 * sent ends the turn where no command is under way, and begins the next one.
 */
export function createAcpHarness(options: AcpHarnessOptions): Harness {
  const { agent, needs } = options;
  return {
    name: agent.name,
    traits: {
      licence: agent.licence,
      needs: needs ?? `\`${agent.command[0]}\` in the image`,
      ...{ api: agent.api, resumes: agent.memory.length > 0, steers: "next turn", readsMcp: agent.mcp !== "none" },
      cost: "model door",
    },
    ahead: () => acpAhead(options),
    start: (task) => start(task, options),
  };
}

function start(task: HarnessTask, options: AcpHarnessOptions): HarnessRun {
  const { agent } = options;
  const opened = { harnessSessionId: ownMemory(agent.name, task.resume)?.harnessSessionId ?? null };
  return startRun(
    task,
    (control) => run(task, options, opened, control),
    () => takeMemory(task, agent.name, opened.harnessSessionId, agent.memory),
  );
}

interface Talk {
  task: HarnessTask;
  program: AgentProgram;
  client: AcpClient;
  control: RunControl;
  clock: Clock;
  calls: CallLog;
  harnessSessionId: string;
  takesPictures: boolean;
  before: DoorTold;
  isInterrupted: boolean;
  isOutOfTurns: boolean;
  turnEnded: PromiseWithResolvers<void>;
}

async function* run(
  task: HarnessTask,
  { agent, model, clock }: AcpHarnessOptions,
  opened: { harnessSessionId: string | null },
  control: RunControl,
): AsyncGenerator<HarnessEvent> {
  try {
    const before = await task.door();
    const { env, files } = fillIn(agent, model);
    const waiting = await takeWaiting(task);
    const own = waiting === null ? files : {};
    await layHome(task, { ...own, ...skillFiles(skillsFolderOf(agent), task.skills) });
    control.signal.throwIfAborted();
    const running = waiting?.program ?? (await task.sandbox.start(agent.command, programOptions(env)));
    const program = await watchProgram(task, running, { control, clock });
    const client = createAcpClient(program);
    let said: LastWord | null = null;
    try {
      const takesPictures = waiting === null ? await initialize(client) : readInitialized(waiting);
      opened.harnessSessionId = await openSession(client, task, agent);
      yield { kind: "opened", harnessSessionId: opened.harnessSessionId, model };
      const talk: Talk = {
        ...{ task, program, client, control, clock, before, takesPictures, calls: createCallLog(program) },
        ...{ harnessSessionId: opened.harnessSessionId, isInterrupted: false, isOutOfTurns: false },
        turnEnded: Promise.withResolvers<void>(),
      };
      control.onSend(() => passOn(talk));
      control.onInterrupt(() => interrupt(talk));
      said = yield* converse(talk, agent);
    } catch (error) {
      if (!(error instanceof AcpProblem)) throw error;
      said = error.hasEnded ? null : { kind: "failed", why: error.message };
    }
    await program.end(END_MS);
    yield await judgeEnd(task, control, agent.name, { said, end: await program.ended(), before });
  } catch (error) {
    if (control.signal.aborted) {
      const end = { exitCode: null, because: null, stderr: "", spoke: false };
      return yield await judgeEnd(task, control, agent.name, { said: null, end, before: await task.door() });
    }
    yield boxError(error, task.sandbox.name);
  }
}

/** `initialize` needs nothing of the task: it waits with that answered. Its harness session begins with the task. */
function acpAhead({ agent, model }: AcpHarnessOptions): ProgramAhead {
  const { env, files } = fillIn(agent, model);
  const request = { jsonrpc: "2.0", id: AHEAD_ID, method: "initialize", params: INITIALIZE };
  const say = `${JSON.stringify(request)}\n`;
  return { command: agent.command, options: programOptions(env), files, say, answer: `"${AHEAD_ID}"` };
}

/** Whether it takes pictures. */
async function initialize(client: AcpClient): Promise<boolean> {
  return takesPicturesBy(await client.ask("initialize", INITIALIZE, initializedSchema));
}

/** The same of one that was asked ahead. */
function readInitialized({ heard }: StartedAhead): boolean {
  const answer = answeredSchema.safeParse(parseJson(heard.at(-1) ?? ""));
  if (!answer.success) throw new AcpProblem("Its answer to initialize is not that of the protocol.");
  return takesPicturesBy(answer.data.result);
}

function takesPicturesBy({ agentCapabilities }: z.infer<typeof initializedSchema>): boolean {
  return agentCapabilities?.promptCapabilities?.image === true;
}

/** Begins one, or goes on with the one that is remembered. Its id. */
async function openSession(client: AcpClient, { resume }: HarnessTask, { mcp }: AcpAgent): Promise<string> {
  // https://agentclientprotocol.com/protocol/session-setup#stdio: the one way that every agent speaks.
  const { name, command, args } = READS;
  const place = { cwd: "/app-source", mcpServers: mcp === "session" ? [{ name, command, args, env: [] }] : [] };
  if (resume === null) return (await client.ask("session/new", place, openedSchema)).sessionId;
  await client.ask("session/load", { sessionId: resume.harnessSessionId, ...place }, z.unknown());
  client.forget();
  return resume.harnessSessionId;
}

/** A turn after the other, until it is done and nothing more was sent. */
async function* converse(talk: Talk, agent: AcpAgent): AsyncGenerator<HarnessEvent, LastWord | null> {
  const { task, control } = talk;
  // Said before it began stands behind the assignment.
  yield { kind: "listening", turn: 1 };
  const rules = agentRules(skillLine(task.skills, `${HOME}/${skillsFolderOf(agent)}`), agent.mcp !== "none");
  let content: ModelBlock[] = [{ type: "text", text: rules }, ...codingContent(task)];
  const summaries: string[] = [];
  for (;;) {
    const remarks = control.takeSent();
    if (remarks.length > 0) {
      content = [...content, ...remarkContent(remarks)];
      yield { kind: "heard", remarkTs: remarks.map(({ ts }) => ts) };
    }
    const { stopReason, words } = yield* takeTurn(talk, content);
    if (talk.isOutOfTurns) return { kind: "turns" };
    content = [{ type: "text", text: GO_ON }];
    if (talk.isInterrupted) {
      yield { kind: "interrupted" };
      await control.somethingSent();
      talk.isInterrupted = false;
      continue;
    }
    if (stopReason === "refusal") return { kind: "declined", why: words };
    if (stopReason === "max_turn_requests") return { kind: "turns" };
    if (stopReason === "max_tokens") return { kind: "failed", why: "its answer was cut off." };
    if (stopReason === "end_turn") {
      summaries.push(words);
      yield { kind: "listening", turn: talk.calls.turn() };
    }
    if (control.hasSent()) continue;
    if (stopReason !== "end_turn") return { kind: "failed", why: `it ended its turn with ${stopReason}.` };
    return { kind: "done", summary: summaries.filter((summary) => summary !== "").join(" ") };
  }
}

/** One prompt and all that comes of it. `words`: what it said after its last call. */
async function* takeTurn(
  talk: Talk,
  content: ModelBlock[],
): AsyncGenerator<HarnessEvent, { stopReason: string; words: string }> {
  const { client, calls, harnessSessionId } = talk;
  talk.turnEnded = Promise.withResolvers();
  const prompt = acpContent(content, talk.takesPictures);
  const answer = client.ask("session/prompt", { sessionId: harnessSessionId, prompt }, promptedSchema);
  const noted = answer.then(
    () => client.note({ kind: "turn_ended" }),
    () => client.note({ kind: "turn_ended" }), // Its failure is thrown where the answer is awaited.
  );
  for (;;) {
    const update = await client.next();
    if (update === null || update.kind === "turn_ended") break;
    if (update.kind === "text") {
      yield* calls.said(update.text);
      continue;
    }
    const endedBefore = calls.ended();
    yield* calls.took(update);
    if (calls.ended() === endedBefore || calls.open() > 0) continue;
    await endAtTurns(talk);
    yield { kind: "listening", turn: calls.turn() };
    await passOn(talk);
  }
  await noted;
  talk.turnEnded.resolve();
  yield* calls.close();
  const { stopReason } = await answer;
  return { stopReason, words: calls.takeWords() };
}

/** It has no limit of its own; the door counts. */
async function endAtTurns(talk: Talk): Promise<void> {
  const { task, before } = talk;
  if ((await task.door()).calls - before.calls < task.limits.turns) return;
  talk.isOutOfTurns = true;
  await cancel(talk);
}

/** What was sent is for the next turn: this one is ended, unless a command is under way. */
async function passOn(talk: Talk): Promise<void> {
  if (talk.control.hasSent() && talk.calls.open() === 0 && !talk.isInterrupted) await cancel(talk);
}

async function interrupt(talk: Talk): Promise<void> {
  if (talk.isInterrupted) return;
  talk.isInterrupted = true;
  await cancel(talk);
}

async function cancel(talk: Talk): Promise<void> {
  await talk.client.tell("session/cancel", { sessionId: talk.harnessSessionId });
  // Its events are read by whoever sends or interrupts: nobody can wait here for the turn to end.
  const ended = within(talk.clock, INTERRUPT_MS, talk.turnEnded.promise);
  // What fails here has failed for the reader of the events too.
  ended.then((isEnded) => (isEnded ? undefined : talk.program.kill("deaf"))).catch(() => undefined);
}

/** One that looks nowhere for skills is told where they are. */
function skillsFolderOf({ skillsFolder }: AcpAgent): string {
  return skillsFolder ?? ".toolroom/skills";
}

const initializedSchema = z.looseObject({
  agentCapabilities: z
    .looseObject({ promptCapabilities: z.looseObject({ image: z.boolean().optional() }).optional() })
    .optional(),
});
const answeredSchema = z.looseObject({ result: initializedSchema });
const openedSchema = z.looseObject({ sessionId: z.string() });
const promptedSchema = z.looseObject({ stopReason: z.string() });
