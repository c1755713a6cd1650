import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, readConfig } from "../../lib/config.ts";
import { createLog } from "../../lib/log.ts";
import { startLocalSlack } from "../../local-slack/server.ts";
import { openStore, type Store } from "../../store/store.ts";
import { openLaidRegistry } from "../fakes/laid-registry.ts";
import type { Played } from "./acts.ts";
import { createFastClock } from "./fast-clock.ts";
import type { Life, Lives } from "./lives.ts";
import { laySkill } from "./quick-agent.ts";
import { createQuickBoxes, type QuickBoxes } from "./quick-boxes.ts";
import { startQuickToolroom } from "./quick-toolroom.ts";
import { createRestlessness } from "./quiet.ts";
import { createRunFacts } from "./run-facts.ts";
import { createSlackFacts, type SlackFacts } from "./slack-facts.ts";
import { createUnderWay, type UnderWay } from "./under-way.ts";

/** People may be in it: who asks, a colleague, and two who approve. */
export const PEOPLE = ["asker1", "asker2", "platform1", "platform2"] as const;
export type Handle = (typeof PEOPLE)[number];

/** A local Slack, a Toolroom on it that can be killed, and what people do there. */
export interface World {
  home: string;
  slack: SlackFacts;
  boxes: QuickBoxes;
  /** A connection of its own, for looks. */
  registry: Store;
  underWay: UnderWay;
  /** What is still on its way, in words. */
  restlessness(played: Played): string[];
  /** The last lines of Toolroom's log. */
  log: string[];
  /** Keys of what was said to one person, so that only they see it: Slack keeps no such message. */
  whispered(): ReadonlySet<string>;
  /** Milliseconds since the epoch, by the clock of Toolroom and Slack. */
  now(): number;
  /** When the last of them came, as `performance.now()` has it. */
  lastNotedAt(): number;
  botUserId: string;
  idOf(handle: Handle): string;
  channelId(name: string): string;
  /** Slack's own Web API, as that person. */
  call(handle: Handle, method: string, body: object): Promise<Record<string, unknown>>;
  control(verb: string, body: object): Promise<Record<string, unknown>>;
  /** What goes on after it ends as if it had not been there: nothing. Another begins at once. */
  kill(): void;
  killAtCall(count: number, moment: "before" | "after"): void;
  /** Rejects where one could not start. */
  started(): Promise<void>;
  moveOn(ms: number): void;
  close(): Promise<void>;
}

/** Minutes and seconds of Toolroom and Slack pass so much faster than those of the machine. */
const FASTER = 50;
const BUILD_MS = 500;
const ACK_WITHIN_MS = 400;
const LOG_LINES = 400;
const MANIFEST = fileURLToPath(new URL("../../deploy/slack-manifest.yaml", import.meta.url));

export async function openWorld(lives: Lives, { isLimited } = { isLimited: false }): Promise<World> {
  const home = mkdtempSync(join(roomyFolder(), "toolroom-world-"));
  const runtimeFolder = mkdtempSync("/tmp/tr-");
  const clock = createFastClock(FASTER);
  const server = await startLocalSlack({
    ...{ manifestFile: MANIFEST, home: join(home, "local-slack"), port: 0, now: clock.now, limits: isLimited },
    ...{ log: () => undefined, ackTimeoutMs: ACK_WITHIN_MS },
  });
  const config: Config = {
    ...readConfig({
      TOOLROOM_HOME: home,
      TOOLROOM_WORKSPACE_PORT: new URL(server.url).port,
      TOOLROOM_APPROVERS: "platform-team",
    }),
    runtimeFolder,
  };
  const skillsFolder = join(home, "skills");
  laySkill(skillsFolder);
  const registry = openLaidRegistry(join(home, "registry.db"));
  const boxes = createQuickBoxes(runtimeFolder);
  const slack = createSlackFacts(join(home, "local-slack"));
  const underWay = createUnderWay(registry);
  const runs = createRunFacts(join(home, "workflows.db"));
  const restlessness = createRestlessness(registry, { unacknowledged: slack.waiting, runsGoingOn: runs.goingOn });
  const lines: string[] = [];
  const whispered = new Set<string>();
  let notedAt = 0;
  const write = (line: string) => {
    notedAt = performance.now();
    lines.push(line);
    if (line.includes('"ephemeral_said"')) whispered.add(String((JSON.parse(line) as { key?: string }).key));
    if (lines.length > LOG_LINES) lines.shift();
  };
  const post = async (path: string, body: object, token?: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const answer = await fetch(`${server.url}/${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      });
      if (answer.status !== 429) return (await answer.json()) as Record<string, unknown>;
      // People wait, too, where they are too fast for Slack.
      await answer.body?.cancel();
      await clock.sleep(Number(answer.headers.get("retry-after")) * 1_000);
    }
  };
  const control: World["control"] = (verb, body) => post(`control/${verb}`, body);
  // What is told is read in English.
  await control("people/asker2", { locale: "en-US" });

  let life: Life | null = null;
  let starting: Promise<void> = Promise.resolve();
  let wasReady = false;
  let isClosed = false;
  const begin = (): void => {
    const store = openStore(join(home, "registry.db"), { migrates: false });
    const over = Promise.withResolvers<void>();
    const mine = lives.begin(() => {
      over.resolve();
      underWay.clear();
      store.close();
      write('{"event":"KILLED"}');
      // Its sockets go with it, and only then there is another.
      const cut = control("faults", { drop_socket: true });
      if (isClosed) cut.catch(() => undefined);
      else starting = cut.then(begin);
    });
    life = mine;
    // A socket that was just being opened when the process ended would take events, and do nothing with them.
    const writeOfLife = (line: string) => {
      write(line);
      if (mine.isOver && line.includes("socket_open"))
        lives.outside(() => void control("faults", { drop_socket: true }).catch(() => undefined));
    };
    const log = createLog({ part: "control plane", clock, write: writeOfLife });
    const order = {
      config,
      registry: store,
      clock,
      log,
      boxes,
      skillsFolder,
      buildMs: BUILD_MS,
      watch: underWay.watch,
    };
    const begun = mine
      .run(() => startQuickToolroom(mine, order))
      .then(
        () => {
          wasReady = true;
        },
        (error: unknown) => {
          if (!wasReady) throw error;
          // As the supervisor does with what ran once: another begins.
          mine.end();
          return starting;
        },
      );
    starting = Promise.race([begun, over.promise.then(() => starting)]);
    starting.catch(() => undefined);
  };
  begin();
  await starting;
  const people = slack.people();
  const idOf = (handle: Handle) => people.get(handle) ?? "";

  return {
    ...{ home, slack, boxes, registry, underWay, restlessness, log: lines, idOf, control },
    lastNotedAt: () => notedAt,
    whispered: () => whispered,
    now: clock.now,
    botUserId: slack.botUserId(),
    channelId: (name) => slack.channelId(name),
    call: (handle, method, body) => post(`api/${method}`, body, `xoxp-${handle}`),
    kill: () => life?.end(),
    killAtCall: (count, moment) => life?.endAtCall(count, moment),
    started: async () => {
      for (let last: Promise<void> | null = null; last !== starting; ) {
        last = starting;
        await last;
      }
    },
    moveOn: clock.moveOn,
    close: async () => {
      isClosed = true;
      life?.end();
      await server.close();
      slack.close();
      runs.close();
      boxes.close();
      registry.close();
      for (const folder of [home, runtimeFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In memory where the machine has such a place: a history waits for hundreds of writes to be on disk. */
function roomyFolder(): string {
  return existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
}
