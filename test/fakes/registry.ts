import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Clock } from "../../lib/clock.ts";
import { systemClock } from "../../lib/clock.ts";
import { type Access, type Manifest, manifestSchema } from "../../sdk/contract/manifest.ts";
import { addRequest } from "../../store/app-requests.ts";
import { type App, claimName } from "../../store/apps.ts";
import { type Person, upsertPerson } from "../../store/people.ts";
import { releases, slackTeams } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import { openLaidRegistry } from "./laid-registry.ts";

export const TEAM = "T1";
export const NOON = Date.parse("2026-03-10T12:00:00Z");

export interface TestStore {
  store: Store;
  folder: string;
  /** Before the registry closes, latest first: the test runner's own `after` calls the earliest first. */
  atEnd(work: () => Promise<void>): void;
}

/** A real registry of the company TEAM, in a folder of its own, removed when the test ends. */
export function openTestStore(t: TestContext): TestStore {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-test-"));
  const store = openLaidRegistry(join(folder, "registry.db"));
  store.orm.insert(slackTeams).values({ slackTeamId: TEAM, servedSince: NOON }).run();
  const endings: (() => Promise<void>)[] = [];
  t.after(async () => {
    for (const work of endings.toReversed()) await work();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { store, folder, atEnd: (work) => void endings.push(work) };
}

/** A clock that stands until it is set. Its sleeps are real. */
export function createHandClock(start = NOON): Clock & { set(at: number): void; add(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    sleep: systemClock.sleep,
    set: (at) => {
      now = at;
    },
    add: (ms) => {
      now += ms;
    },
  };
}

export async function addPerson(store: Store, personId: string, change: Partial<Person> = {}): Promise<Person> {
  const handle = personId.toLowerCase();
  const person: Person = {
    id: personId,
    slackTeamId: TEAM,
    handle,
    name: handle,
    fullName: "",
    timeZone: "Europe/Paris",
    locale: "en-US",
    kind: "member",
    isDeactivated: false,
    updatedAt: NOON,
    ...change,
  };
  await upsertPerson(store, person);
  return person;
}

export async function addApp(
  store: Store,
  name: string,
  change: { ownerId?: string; purpose?: string; access?: Access } = {},
): Promise<App> {
  const { ownerId = "U1", purpose = `What ${name} is for.`, access = "company" } = change;
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: `thread of ${name}` };
  const claimed = await claimName(store, { ...place, name, title: name, purpose, ownerId, access, at: NOON });
  if (claimed.kind === "taken") throw new Error(`${name} is taken.`);
  return claimed.app;
}

export async function addOpenRequest(store: Store, requestId: string, appId: string): Promise<void> {
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: requestId, requesterId: "U1" };
  await addRequest(store, { ...place, id: requestId, text: "an app", inputs: [], appId, at: NOON });
}

export function manifestOf(app: string, change: Partial<Manifest> = {}): Manifest {
  return manifestSchema.parse({ name: app, purpose: "To be tested.", timeZone: "Europe/Paris", ...change });
}

/** Writes a Release's row; its bundle is whatever lies at `bundleHash`. */
export async function addRelease(
  store: Store,
  app: App,
  number: number,
  change: { requestId?: string; bundleHash?: string; manifest?: Manifest } = {},
): Promise<{ id: string; bundleHash: string; number: number; hash: string }> {
  const row = {
    id: `rel_${app.name}_${number}`,
    appId: app.id,
    number,
    requestId: change.requestId ?? `req_${number}`,
    commitId: `commit ${number}`,
    bundleHash: change.bundleHash ?? `bundle-${number}`,
    manifest: change.manifest ?? manifestOf(app.name),
    imageDigest: "sha256:0",
    sdkVersion: "0.1.0",
    hash: createHash("sha256").update(`${app.id} ${number}`).digest("hex"),
    summary: `Change ${number}`,
    createdAt: NOON,
  };
  store.orm.insert(releases).values(row).run();
  return row;
}
