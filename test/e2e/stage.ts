import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { WebClient } from "@slack/web-api";
import Docker from "dockerode";
import { runnersOf } from "../../cli/serve/home-runner.ts";
import { endAll, supervise } from "../../cli/serve/supervisor.ts";
import { partsOf } from "../../cli/serve.ts";
import { systemClock } from "../../lib/clock.ts";
import { type Config, readConfig } from "../../lib/config.ts";
import { silentLog } from "../../lib/log.ts";
import { createStarter } from "../../runners/host/starter/starter.ts";
import { layLayerInto } from "../builder/shared-layer.ts";
import { COMPILED } from "../compiled.ts";
import { freePort } from "../free-port.ts";
import { tokensOf } from "../local-slack/slack-bench.ts";
import { createTestBrowser, type TestBrowser } from "./test-browser.ts";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
/** Each look costs Toolroom and its Slack as much as it costs us: 4 ms of processor time. */
const LOOK_MS = 150;
const PATIENCE_MS = 180_000;

export interface Message {
  ts: string;
  thread_ts?: string;
  user?: string;
  username?: string;
  text: string;
  blocks?: unknown[];
}

/** Somebody in the local Slack. */
export interface Person {
  handle: string;
  /** Posts; the message's ts. */
  say(channel: string, text: string, threadTs?: string): Promise<string>;
  /** All of a thread, oldest first. */
  thread(channel: string, threadTs: string): Promise<Message[]>;
  history(channel: string): Promise<Message[]>;
  /** Presses the button with this words on it, in the newest message that has it. */
  press(channel: string, threadTs: string | null, words: string): Promise<void>;
  /** The same, where there is such a button now. False: there is none, or nobody listened, of which Slack tells who presses. */
  tryPress(channel: string, threadTs: string | null, words: string): Promise<boolean>;
  /** Types a slash command. Whether Toolroom took it: else Slack says so to who typed it, and never sends it again. */
  type(channel: string, text: string): Promise<boolean>;
  ephemerals(): Promise<Message[]>;
  directMessages(): Promise<Message[]>;
  /** A browser signed in as them. */
  browser(): Promise<TestBrowser>;
  slack: WebClient;
}

export interface Stage {
  home: string;
  port: number;
  slackUrl: string;
  environment: NodeJS.ProcessEnv;
  person(handle: string): Person;
  control(verb: string, body: object): Promise<Record<string, unknown>>;
  /** How Toolroom is mentioned. */
  bot: string;
  /** Moves everybody's clock to this moment. */
  moveClockTo(at: Date): void;
  channelId(name: string): Promise<string>;
  /** Everything Toolroom printed. */
  printed(): string;
  stop(): Promise<void>;
}

/** A test's context, or whatever else runs what is handed to it when all is over. */
export type Endings = Pick<TestContext, "after"> & { passed?: boolean };

export interface StageOptions {
  modelUrl: string;
  home?: string;
  /** It builds what its boxes hold, as a home of its own does; else it finds what was built for another test. */
  buildsBoxes?: boolean;
  /** Settings of its own; undefined takes one away. */
  environment?: NodeJS.ProcessEnv;
  /** Node's arguments for a control plane in the real one's place. */
  controlPlane?: string[];
  /** The same for the gateway. */
  gateway?: string[];
  /** With a control plane of its own: what stands between Toolroom and the Slack at that port; its port. */
  beforeSlack?: (slackPort: number) => Promise<number>;
}

/** A whole Toolroom with the local Slack, in a folder and on ports of its own; everything is gone after the test. */
export async function startStage(t: Endings, options: StageOptions): Promise<Stage> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
  const [port, workspacePort] = await Promise.all([freePort(), freePort()]);
  const clockFile = join(home, "clock");
  const environment = {
    ...process.env,
    NODE_COMPILE_CACHE: COMPILED,
    TOOLROOM_HOME: home,
    TOOLROOM_PORT: String(port),
    TOOLROOM_WORKSPACE_PORT: String(workspacePort),
    TOOLROOM_CLOCK: clockFile,
    ANTHROPIC_API_KEY: "test-key",
    ANTHROPIC_BASE_URL: options.modelUrl,
    // Tests count boxes; those that are about boxes opened ahead say so.
    TOOLROOM_WARM_SANDBOXES: "0",
    ...options.environment,
  };
  if (options.buildsBoxes !== true) await layLayerInto(home);
  const slackUrl = `http://127.0.0.1:${workspacePort}`;
  const toolroom =
    options.controlPlane === undefined && options.gateway === undefined
      ? spawnToolroom(environment)
      : superviseParts(environment, options, await options.beforeSlack?.(workspacePort));
  t.after(async () => {
    await toolroom.stop();
    if (t.passed === false) process.stderr.write(tail(join(home, "toolroom.log")));
    await removeBoxes(readConfig(environment).homeLabel);
    await removeOtherBoxes(readConfig(environment));
    rmSync(readConfig(environment).runtimeFolder, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  });
  await toolroom.ready;
  // All here are spoken to in English; a test that is about German says who speaks it. A home of an earlier start knows it.
  if (options.home === undefined) await postControl(slackUrl, "people/asker2", { locale: "en-US" });
  const slack = new WebClient("xoxp-asker1", { slackApiUrl: `${slackUrl}/api/` });
  const channelIds = new Map<string, string>();
  const stage: Stage = {
    home,
    port,
    slackUrl,
    environment,
    bot: `<@${tokensOf(join(home, "local-slack")).botUserId}>`,
    person: (handle) => createPerson(stage, handle),
    control: (verb, body) => postControl(slackUrl, verb, body),
    moveClockTo: (at) => writeFileSync(clockFile, String(at.getTime() - Date.now())),
    channelId: async (name) => {
      if (/^D[A-Z0-9]{8,}$/.test(name)) return name; // a direct message has no name
      const known = channelIds.get(name);
      if (known !== undefined) return known;
      const { channels = [] } = await slack.conversations.list();
      const found = channels.find((channel) => channel.name === name.replace("#", ""))?.id;
      if (found === undefined) throw new Error(`There is no channel ${name}.`);
      channelIds.set(name, found); // Waiting asks for it again and again.
      return found;
    },
    printed: toolroom.printed,
    stop: toolroom.stop,
  };
  return stage;
}

/** Looks until it is there. What a person waits for is outside this process: nobody tells us when it comes. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, patienceMs = PATIENCE_MS): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain for: ${what}`);
    await pause(LOOK_MS);
  }
}

/** The first message of the thread that says this. */
export function untilSaid(person: Person, channel: string, threadTs: string, words: RegExp | string): Promise<Message> {
  return until(`“${words}” in ${channel}`, async () => {
    const messages = await person.thread(channel, threadTs);
    return messages.find((message) => says(message, words));
  }).catch(async (error: unknown) => {
    const said = (await person.thread(channel, threadTs)).map((message) => `- ${message.text}`).join("\n");
    throw new Error(`${String(error)}\nThe thread says:\n${said}`);
  });
}

export function says(message: Message, words: RegExp | string): boolean {
  const all = `${message.text}\n${JSON.stringify(message.blocks ?? [])}`;
  return typeof words === "string" ? all.includes(words) : words.test(all);
}

function createPerson(stage: Stage, handle: string): Person {
  const slack = new WebClient(`xoxp-${handle}`, { slackApiUrl: `${stage.slackUrl}/api/` });
  const buttonThere = async (channel: string, threadTs: string | null, words: string) => {
    const messages = await (threadTs === null ? person.history(channel) : person.thread(channel, threadTs));
    return messages.toReversed().flatMap((message) => buttonIn(message, words))[0];
  };
  const click = async (channel: string, button: object) =>
    stage.control("click", { user: handle, channel: await stage.channelId(channel), ...button });
  const person: Person = {
    handle,
    slack,
    say: async (channel, text, threadTs) => {
      const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
      const posted = await slack.chat.postMessage({ channel: await stage.channelId(channel), text, ...thread });
      return posted.ts ?? "";
    },
    thread: async (channel, threadTs) => {
      const answer = await slack.conversations.replies({ channel: await stage.channelId(channel), ts: threadTs });
      return (answer.messages ?? []) as Message[];
    },
    history: async (channel) => {
      const answer = await slack.conversations.history({ channel: await stage.channelId(channel) });
      return ((answer.messages ?? []) as Message[]).toReversed();
    },
    press: async (channel, threadTs, words) => {
      const button = await until(`a button “${words}”`, () => buttonThere(channel, threadTs, words));
      const pressed = await click(channel, button);
      if (pressed.ok !== true) throw new Error(`${words}: ${JSON.stringify(pressed)}`);
    },
    tryPress: async (channel, threadTs, words) => {
      const button = await buttonThere(channel, threadTs, words);
      return button !== undefined && (await click(channel, button)).ok === true;
    },
    type: async (channel, text) => {
      const { acked } = await stage.control("command", { user: handle, channel, text });
      return acked === true;
    },
    ephemerals: async () => {
      const response = await fetch(`${stage.slackUrl}/control/ephemerals?user=${handle}`);
      const answer = (await response.json()) as { messages?: Message[] };
      return answer.messages ?? [];
    },
    directMessages: async () => {
      const { bot_id: _bot, ...me } = await slack.auth.test();
      const { channels = [] } = await slack.users.conversations({ types: "im" });
      const all = await Promise.all(
        channels.map(
          async ({ id = "" }) => ((await slack.conversations.history({ channel: id })).messages ?? []) as Message[],
        ),
      );
      return all.flat().filter((message) => message.user !== me.user_id);
    },
    browser: () => createTestBrowser(stage.port, person),
  };
  return person;
}

function buttonIn(message: Message, words: string): { ts: string; action_id: string; value?: string }[] {
  const blocks = (message.blocks ?? []) as { elements?: Button[]; accessory?: Button }[];
  const elements = blocks.flatMap((block) => [
    ...(block.elements ?? []),
    ...(block.accessory ? [block.accessory] : []),
  ]);
  return elements
    .filter((element) => element.type === "button" && element.text?.text === words)
    .map(({ action_id, value }) => ({ ts: message.ts, action_id: action_id ?? "", ...(value ? { value } : {}) }));
}

interface Button {
  type?: string;
  action_id?: string;
  value?: string;
  text?: { text?: string };
}

async function postControl(slackUrl: string, verb: string, body: object): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${slackUrl}/control/${verb}`, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

interface Spawned {
  ready: Promise<void>;
  printed(): string;
  stop(): Promise<void>;
}

function spawnToolroom(environment: NodeJS.ProcessEnv): Spawned {
  const child: ChildProcess = spawn(process.execPath, [MAIN, "serve"], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const exited = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      if (printed.includes("is ready")) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("exit", (code) => reject(new Error(`Toolroom ended with ${code}:\n${printed}`)));
  });
  return {
    ready,
    printed: () => printed,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** As `tool serve` does it, with other commands for the control plane or the gateway, and perhaps another way to Slack. */
function superviseParts(environment: NodeJS.ProcessEnv, options: StageOptions, slackPort?: number): Spawned {
  const config = readConfig(environment);
  const own: Partial<Record<string, string[]>> = { "control plane": options.controlPlane, gateway: options.gateway };
  let printed = "";
  const print = (line: string) => {
    printed += `${line}\n`;
  };
  const running: ReturnType<typeof supervise>[] = [];
  const start = async (): Promise<void> => {
    for (const part of partsOf(config, environment)) {
      const program = own[part.name];
      const command = program === undefined ? part.command : [process.execPath, ...program];
      const logFile = join(config.home, "toolroom.log");
      const isOurs = slackPort !== undefined && part.name !== "local Slack";
      const way = isOurs ? { TOOLROOM_WORKSPACE_PORT: String(slackPort) } : {};
      const moved = { ...part, command, environment: { ...part.environment, ...way } };
      const supervised = supervise(moved, { logFile, clock: systemClock, print });
      running.push(supervised);
      for (const line of await supervised.ready) print(line);
    }
  };
  return {
    ready: start(),
    printed: () => printed,
    stop: async () => {
      await endAll(running.splice(0));
    },
  };
}

async function removeBoxes(homeLabel: string): Promise<void> {
  const docker = new Docker();
  const isThere = await docker.ping().then(
    () => true,
    () => false, // Without an engine there are no boxes.
  );
  if (!isThere) return;
  const filters = { label: [`toolroom.home=${homeLabel}`] };
  for (const box of await docker.listContainers({ all: true, filters })) {
    await docker.getContainer(box.Id).remove({ force: true });
  }
}

function tail(file: string): string {
  return existsSync(file) ? `${readFileSync(file, "utf8").split("\n").slice(-60).join("\n")}\n` : "";
}

/** Apps go on when Toolroom stops, also those that no engine runs. */
async function removeOtherBoxes(config: Config): Promise<void> {
  if (config.runner === null || config.runner === "docker") return;
  const starter = createStarter();
  const runner = runnersOf({ config, starter, log: silentLog, clock: systemClock }, async () => false)[config.runner]();
  for (const box of await runner.list()) await runner.stopInstance(box.name, 0);
  starter.close();
}
