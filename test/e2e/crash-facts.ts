import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createGatewayClient } from "../../gateway/control-client.ts";
import { systemClock } from "../../lib/clock.ts";
import { readConfig } from "../../lib/config.ts";
import { buttonsIn, type Row, rowsOf } from "./crash-flow.ts";
import { boxesOf } from "./facts.ts";
import { type Message, type Stage, until } from "./stage.ts";

/** What a request that ended live has left behind. */
export interface Expected {
  releaseNumber: number;
  /** Whether the platform team was asked. */
  isApproved: boolean;
  attempts: number;
  /** The ask's own, and the thread's. */
  messageTs: string;
  threadTs: string;
}

/** A folder that lost its row goes in the reconciler's second whole round, of one a minute. */
const SETTLED_MS = 130_000;

/** Everything that is not as it is without any crash, in words; what ends a little later is waited for. */
export async function problemsAfter(stage: Stage, request: Row, expected: Expected): Promise<string[]> {
  let problems: string[] = [];
  const look = async () => {
    problems = [
      ...registryProblems(stage.home, request, expected),
      ...(await slackProblems(stage, request, expected)),
      ...(await boxProblems(stage)),
      ...folderProblems(stage),
    ];
    return problems.length === 0 ? true : undefined;
  };
  await until("everything to be as without a crash", look, SETTLED_MS).catch(() => undefined);
  return [...problems, ...(await edgeProblems(stage, request))];
}

function registryProblems(home: string, request: Row, expected: Expected): string[] {
  const requestId = String(request.id);
  const appId = String(request.app_id);
  const [now] = rowsOf(home, "select status from app_requests where id = ?", requestId);
  const releases = rowsOf(home, "select number from releases where request_id = ?", requestId);
  const deployments = rowsOf(home, "select status from deployments where request_id = ?", requestId);
  const builds = rowsOf(home, "select status from builds where request_id = ?", requestId);
  const doors = rowsOf(home, "select id, kind from door_sessions where closed_at is null");
  const counted = {
    status: now?.status,
    releases: releases.map((row) => row.number).join(),
    deployments: deployments.map((row) => row.status).join(),
    "live deployments": count(home, "deployments where app_id = ? and status = 'live'", appId),
    "deployments under way": count(home, "deployments where app_id = ? and status = 'starting'", appId),
    builds: builds.map((row) => row.status).join(),
    "wanted instances": count(home, "instances where wanted"),
    "open doors": doors.map((row) => row.kind).join(),
    triggers: count(home, "triggers where app_id = ?", appId),
    "audit lines of the deploy": count(home, "audit_log where verb = 'deploy' and subject = ?", appId),
    apps: count(home, "apps"),
  };
  return differences(counted, {
    status: "live",
    releases: String(expected.releaseNumber),
    deployments: "live",
    "live deployments": 1,
    "deployments under way": 0,
    builds: Array(expected.attempts).fill("coded").join(),
    "wanted instances": 1,
    "open doors": "app",
    triggers: 2,
    "audit lines of the deploy": expected.releaseNumber,
    apps: 1,
  });
}

/** One of each card and no message that we do not know of: a second one has no row of its own. */
async function slackProblems(stage: Stage, request: Row, expected: Expected): Promise<string[]> {
  const requestId = String(request.id);
  const said = rowsOf(stage.home, "select key, channel_id, thread_ts, ts from outbound_messages");
  const kinds = new Map(
    rowsOf(stage.home, "select id, kind from approvals where request_id = ?", requestId).map((row) => [
      String(row.id),
      String(row.kind),
    ]),
  );
  const kindOf = (key: string) => {
    const [subject = "", what = ""] = key.split(":");
    if (subject === requestId) return what === "card" ? "progress" : what;
    return kinds.has(subject) && what === "card" ? `${kinds.get(subject)} card` : undefined;
  };
  const cards = said.map((row) => kindOf(String(row.key))).filter((kind) => kind !== undefined);
  const approval = expected.isApproved ? ["release card"] : [];
  const wanted = ["progress", "plan card", "preview card", ...approval, "end"];
  const asker = stage.person("asker1");
  const thread = await asker.thread("#requests", expected.threadTs);
  const ours = thread.filter((message) => message.ts > expected.messageTs && isOurs(stage, message));
  const inPlatform = (await stage.person("platform1").history("#platform")).filter((message) => isOurs(stage, message));
  const known = new Set(said.map((row) => row.ts));
  const unknown = [...ours, ...inPlatform].filter((message) => !marksOf(message).some((mark) => known.has(mark)));
  const texts = ours.map((message) => message.text).filter((text) => text !== "");
  const twice = texts.filter((text, at) => texts.indexOf(text) !== at);
  const pressable = [...ours, ...inPlatform].filter((message) => buttonsIn(message.blocks).some(isDecision));
  const progress = ours.find((message) => known.has(message.ts) && message.ts === tsOf(said, `${requestId}:card`));
  return [
    ...differences({ messages: cards.toSorted().join(", ") }, { messages: wanted.toSorted().join(", ") }),
    ...said.filter((row) => row.ts === null).map((row) => `${row.key} is doubtful`),
    ...unknown.map((message) => `a message too many: ${message.text}`),
    ...twice.map((text) => `said twice: ${text}`),
    ...pressable.map((message) => `still has its buttons: ${message.text}`),
    ...(progress === undefined || /Now: |Next: /.test(JSON.stringify(progress))
      ? [`the progress card does not say the end: ${progress?.text}`]
      : []),
  ];
}

async function boxProblems(stage: Stage): Promise<string[]> {
  const wanted = rowsOf(stage.home, "select id from instances where wanted").map((row) => `${row.id} running`);
  return differences({ boxes: (await boxesOf(stage)).join() }, { boxes: wanted.toSorted().join() });
}

/** Files of previews, and of rehearsals and half backups. */
function folderProblems(stage: Stage): string[] {
  const below = (folder: string) => readdirSync(join(stage.home, folder), { recursive: true }).map(String);
  const previews = below("data").filter((path) => /^inst_[^/]*$/.test(path));
  const halves = rowsOf(stage.home, "select 1 from releases where number > 1").length === 0 ? [] : below("backups");
  const left = [...previews, ...halves.filter((path) => /\.(partial|rehearsal)$/.test(path))];
  return left.map((path) => `the folder ${path} is left`);
}

/** Through the listening port the release answers that is live. */
async function edgeProblems(stage: Stage, request: Row): Promise<string[]> {
  const socket = join(readConfig(stage.environment).runtimeFolder, "gateway.sock");
  const seen = await createGatewayClient(socket, { clock: systemClock }).probe(String(request.app_id));
  const [live] = rowsOf(stage.home, "select release_id from deployments where status = 'live'");
  return differences({ answering: "release" in seen ? seen.release : seen.problem }, { answering: live?.release_id });
}

function isOurs(stage: Stage, message: Message): boolean {
  return stage.bot === `<@${message.user}>`;
}

function marksOf(message: Message): (string | undefined)[] {
  const { files = [] } = message as Message & { files?: { id: string }[] };
  return [message.ts, ...files.map((file) => file.id)];
}

function isDecision(button: { text?: { text?: string } }): boolean {
  return ["Build it", "Looks right", "Approve", "Stop"].includes(button.text?.text ?? "");
}

function tsOf(said: Row[], key: string): Row[string] | undefined {
  return said.find((row) => row.key === key)?.ts;
}

function count(home: string, what: string, ...values: string[]): number {
  return Number(rowsOf(home, `select count(*) as number from ${what}`, ...values)[0]?.number);
}

function differences(found: Record<string, unknown>, wanted: Record<string, unknown>): string[] {
  return Object.keys(wanted)
    .filter((name) => found[name] !== wanted[name])
    .map((name) => `${name}: ${found[name]} instead of ${wanted[name]}`);
}
