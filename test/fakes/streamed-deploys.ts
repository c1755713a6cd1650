import { request as ask } from "node:http";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { deploy } from "../../operator/deploy.ts";
import { liveDeployment } from "../../store/deployments.ts";
import type { Release } from "../../store/releases.ts";
import { type Asked, type EdgeClients, startClients } from "./edge-clients.ts";
import type { LivePlatform } from "./live-platform.ts";
import {
  CRASHES,
  FAILS_HALFWAY,
  FIRST_MIGRATION,
  LISTENS_THEN_EXITS,
  NEVER_ANSWERS,
  POISON,
  REBUILD_SQL,
  SAYS_ANOTHER_RELEASE,
  tallySource,
} from "./tally-app.ts";

/** What is deployed, in turn: ten plain releases, five with a migration, five that are broken. */
const ORDER: Kind[] = [
  ...(["plain", "migration", "plain", "crashes at start", "plain", "rebuilt table"] as const),
  ...(["never healthy, after a migration", "plain", "migration", "plain", "migration fails halfway"] as const),
  ...(["plain", "says another release", "rebuilt table", "plain", "listens, then exits"] as const),
  ...(["plain", "migration", "plain", "plain"] as const),
];

type Kind = "plain" | "migration" | "rebuilt table" | Broken;
type Broken =
  | "crashes at start"
  | "never healthy, after a migration"
  | "migration fails halfway"
  | "says another release"
  | "listens, then exits";

export interface PlayedDeploy {
  what: Kind;
  expected: "live" | "failed";
  outcome: "live" | "failed";
  /** What was told, where it failed. */
  message: string;
  /** Version that must answer after it, and the one that did. */
  expectedAfter: string;
  answersAfter: string;
  /** The Instance that served before it was stopped, so its event streams ended. */
  stopsOld: boolean;
  tookMs: number;
  /** Those that began while it was deployed. */
  asked: Asked[];
}

export interface Played {
  clients: EdgeClients;
  deploys: PlayedDeploy[];
  /** When requests were kept waiting, as of `performance.now()`. */
  held: { from: number; to: number }[];
  /** All rows, as the App itself shows them. */
  rows: { key: string; times: number }[];
  liveInstanceId: string;
}

interface Candidate {
  what: Kind;
  release: Release;
  version: string;
}

const ASKED_PER_DEPLOY = 100;

/** Deploys them one after the other while people read, write and listen through the edge. */
export async function playDeploys(t: TestContext, platform: LivePlatform): Promise<Played> {
  const candidates = await cutAll(platform);
  const [first, ...others] = candidates;
  if (first === undefined) throw new Error("There is nothing to deploy.");
  const held: Played["held"] = [];
  await deployOne(platform, first, held, undefined);

  const clients = startClients({ ...platform, readers: 3, writers: 3, listeners: 2 });
  t.after(() => clients.end());
  const deploys: PlayedDeploy[] = [];
  let expectedAfter = first.version;
  for (const candidate of others) {
    const from = performance.now();
    const deployed = await deployOne(platform, candidate, held, clients);
    const to = performance.now();
    const isBroken = candidate.version === "";
    if (!isBroken) expectedAfter = candidate.version;
    const probe = await platform.deps.edge.probe(platform.app.id);
    const answering = candidates.find(({ release }) => "release" in probe && probe.release === release.id);
    deploys.push({
      what: candidate.what,
      expected: isBroken ? "failed" : "live",
      outcome: deployed.kind,
      message: deployed.kind === "failed" ? deployed.message : "",
      ...{ expectedAfter, answersAfter: answering?.version ?? JSON.stringify(probe) },
      stopsOld: !isBroken || /migration/.test(candidate.what),
      tookMs: to - from,
      asked: clients.asked.filter((one) => one.startedAt >= from && one.startedAt < to),
    });
    // However fast a deploy is, so many requests come on its way and before the next one.
    while (clients.asked.length < deploys.length * ASKED_PER_DEPLOY) await pause(20);
  }
  await clients.end();
  const live = await liveDeployment(platform.deps.store, platform.app.id);
  return { clients, deploys, held, rows: await readRows(platform), liveInstanceId: live?.instanceId ?? "" };
}

/** One line per deploy, and all requests at the end. */
export function tableOf(played: Played): string {
  const lines = played.deploys.map(({ what, outcome, tookMs, asked, answersAfter }, index) => {
    const failed = asked.filter((one) => one.problem !== null).length;
    const name = `${String(index + 1).padStart(2)} ${what}`.padEnd(38);
    const slowest = Math.max(0, ...asked.map((one) => one.tookMs));
    return `${name} ${outcome.padEnd(6)} ${ms(tookMs)} ${String(asked.length).padStart(9)} ${ms(slowest)} ${String(failed).padStart(7)}  ${answersAfter}`;
  });
  const { asked, streamEnds, acknowledged } = played.clients;
  const times = asked.map((one) => one.tookMs).sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  return [
    `${"   deploy".padEnd(38)} ${"is".padEnd(6)} ${"took ms".padStart(8)} ${"requests".padStart(9)} ${"slowest".padStart(8)} ${"failed".padStart(7)}  answers after`,
    ...lines,
    `${asked.length} requests: ${asked.filter((one) => one.problem !== null).length} failed; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms; ${streamEnds.length} event streams ended with their Instance; ${acknowledged.length} rows acknowledged, ${played.rows.length} there.`,
  ].join("\n");
}

async function cutAll(platform: LivePlatform): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  const migrations = [FIRST_MIGRATION];
  const notes: string[] = [];
  const cut = async (what: Kind, version: string, source: string, sql: string[]) => {
    const files = sql.map((one, index) => [`migrations/${String(index + 1).padStart(4, "0")}_change.sql`, one]);
    const release = await platform.cut({ "app.ts": source, ...Object.fromEntries(files) });
    candidates.push({ what, version, release });
  };
  await cut("plain", "v1", tallySource("v1", notes), migrations);
  for (const [index, what] of ORDER.entries()) {
    const version = `v${index + 2}`;
    const own = tallySource(version, notes);
    if (what === "crashes at start") await cut(what, "", `${CRASHES}//${version}`, migrations);
    else if (what === "says another release") await cut(what, "", SAYS_ANOTHER_RELEASE, migrations);
    else if (what === "listens, then exits") await cut(what, "", LISTENS_THEN_EXITS, migrations);
    else if (what === "migration fails halfway") await cut(what, "", own, [...migrations, ...FAILS_HALFWAY]);
    else if (what === "never healthy, after a migration")
      await cut(what, "", NEVER_ANSWERS, [...migrations, REBUILD_SQL, "drop table entries;"]);
    else {
      if (what === "migration") {
        notes.push(`note_${index}`);
        migrations.push(`alter table entries add column note_${index} text not null default 'before';`);
      }
      if (what === "rebuilt table") migrations.push(`${REBUILD_SQL} -- ${version}`);
      await cut(what, version, tallySource(version, notes), migrations);
    }
  }
  return candidates;
}

/** Notes when requests are held, and poisons the data between the rehearsal and the real migration. */
async function deployOne(
  platform: LivePlatform,
  { what, release }: Candidate,
  held: Played["held"],
  clients: EdgeClients | undefined,
) {
  let heldFrom: number | undefined;
  return await deploy(
    async (name, work) => {
      if (name.endsWith(": hold and stop old")) {
        if (what === "migration fails halfway") await clients?.add(`${POISON}-1`);
        heldFrom = performance.now();
      }
      const result = await work();
      if (name.endsWith(": release") && heldFrom !== undefined) held.push({ from: heldFrom, to: performance.now() });
      return result;
    },
    platform.deps,
    { requestId: release.requestId, releaseId: release.id },
  );
}

async function readRows({ port, headers }: LivePlatform): Promise<Played["rows"]> {
  const call = ask({ host: "127.0.0.1", port, path: "/rows", headers, agent: false });
  const answer = await new Promise<Parameters<typeof text>[0]>((resolve, reject) => {
    call.on("response", resolve).on("error", reject);
    call.end();
  });
  return JSON.parse(await text(answer));
}

function ms(value: number): string {
  return value.toFixed(0).padStart(8);
}
