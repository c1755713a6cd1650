/**
 * How many asks for what is there already are found, and how many others are taken for it: precision and recall on the
 * labelled pairs of test/fixtures/duplicates, on the half that was tuned by and on the one that was held back, and the
 * milliseconds of a search among 10,000 Apps: `npm run bench:duplicates -- [all]`, `all` to name what was wrong and missed
 * in the tuned half.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apps } from "../store/schema.ts";
import { similarApps } from "../store/similar-apps.ts";
import { openStore, type Store } from "../store/store.ts";
import { overlaps } from "../store/word-overlap.ts";
import {
  keyOf,
  type LabelledApp,
  type LabelledPair,
  labelledApps,
  labelledPairs,
  measurePairs,
  precisionOfNamed,
} from "../test/fixtures/duplicates/labelled-pairs.ts";

const TEAM = "T1";
const AT = Date.parse("2026-03-10T12:00:00Z");
const MANY = 10_000;
const BAR = 0.85;
const BAR_MS = 30;

type Finder = (store: Store, ask: string) => Promise<string[]>;
const FINDERS: [string, Finder][] = [
  ["shared words, as it was", bySharedWords],
  ["similarApps", bySimilarApps],
];

const pairs = labelledPairs();
const known = labelledApps(pairs);
const folder = mkdtempSync(join(tmpdir(), "toolroom-bench-"));
try {
  for (const [index, [name, find]] of FINDERS.entries()) {
    console.log(`\n${name}`);
    const few = registryOf(`${index}-few`, known);
    const named = await namedFor(few, find);
    for (const isHeldBack of [false, true]) tellHalf(isHeldBack, named);
    few.close();
    const many = registryOf(`${index}-many`, copies(known));
    await tellTimes(many, find);
    many.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function bySimilarApps(store: Store, ask: string): Promise<string[]> {
  const except = { exceptAppId: null, exceptRequestId: null };
  const found = await similarApps(store, { text: ask, manifest: null, slackTeamId: TEAM, ...except, at: AT });
  return found.flatMap((one) => (one.kind === "app" ? keyOf(one.app) : []));
}

/** What named the similar Apps before needs were read: two of the ask's words and 40 % of their weight. */
async function bySharedWords(store: Store, ask: string): Promise<string[]> {
  const rows = store.orm.select({ name: apps.name, title: apps.title, purpose: apps.purpose }).from(apps).all();
  const searched = rows.map(({ name, title, purpose }) => ({ name: `${name} ${title}`, text: purpose }));
  return overlaps(ask, searched, 0.4)
    .filter(({ words }) => words.length >= 2)
    .sort((one, other) => other.score - one.score)
    .slice(0, 3)
    .flatMap(({ index }) => keyOf(rows[index] ?? { title: "", purpose: "" }));
}

async function namedFor(store: Store, find: Finder): Promise<Map<string, LabelledApp[]>> {
  const byKey = new Map(known.map((app) => [keyOf(app), app]));
  const named = new Map<string, LabelledApp[]>();
  for (const { ask } of pairs) {
    const keys = await find(store, ask.text);
    named.set(
      ask.text,
      keys.flatMap((key) => byKey.get(key) ?? []),
    );
  }
  return named;
}

function tellHalf(isHeldBack: boolean, named: Map<string, LabelledApp[]>): void {
  const half = pairs.filter((pair) => pair.isHeldBack === isHeldBack);
  const namedFor = (ask: string): LabelledApp[] => named.get(ask) ?? [];
  const isFound = (pair: LabelledPair): boolean =>
    namedFor(pair.ask.text).some((app) => keyOf(app) === keyOf(pair.app));
  const { precision, recall, wrong, missed } = measurePairs(half, isFound);
  const same = half.filter((pair) => pair.isSame).length;
  const bar = isHeldBack ? `, bar ${BAR} each: ${precision >= BAR && recall >= BAR ? "held" : "not held"}` : "";
  console.log(
    `  ${isHeldBack ? "held back" : "tuned    "}  ${half.length} pairs, ${same} of the same need: ` +
      `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}${bar}; ` +
      `of all that is named among ${known.length} apps ${precisionOfNamed(half, namedFor).toFixed(2)} is right`,
  );
  if (isHeldBack || process.argv[2] !== "all") return;
  for (const { app, ask } of wrong) console.log(`    wrong   ${app.title}: ${app.purpose}\n            ${ask.text}`);
  for (const { app, ask } of missed) console.log(`    missed  ${app.title}: ${app.purpose}\n            ${ask.text}`);
}

/** The labelled Apps again and again, each of another team: the worst case, for every word of an ask has many. */
function copies(of: LabelledApp[]): LabelledApp[] {
  return Array.from({ length: MANY }, (_, index) => {
    const app = of[index % of.length] ?? { need: "", title: "", purpose: "" };
    return { ...app, title: `${app.title} ${Math.floor(index / of.length)}` };
  });
}

function registryOf(name: string, all: LabelledApp[]): Store {
  const store = openStore(join(folder, `${name}.db`));
  store.orm.transaction((tx) => {
    for (const [index, { title, purpose }] of all.entries()) {
      const place = {
        ownerId: "U1",
        slackTeamId: TEAM,
        channelId: "C1",
        threadTs: `${index}.0`,
        access: "company",
      } as const;
      const row = { id: `app_${index}`, name: `app-${index}`, title, purpose, ...place, createdAt: AT, updatedAt: AT };
      tx.insert(apps)
        .values({ ...row, status: "live" })
        .run();
    }
  });
  return store;
}

async function tellTimes(store: Store, find: Finder): Promise<void> {
  const startedAt = performance.now();
  await find(store, pairs[0]?.ask.text ?? "");
  const firstMs = performance.now() - startedAt;
  const times: number[] = [];
  for (const { ask } of pairs) {
    const before = performance.now();
    await find(store, ask.text);
    times.push(performance.now() - before);
  }
  times.sort((one, other) => one - other);
  const at = (part: number): string => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(1);
  const held = (times[Math.floor(0.95 * (times.length - 1))] ?? 0) < BAR_MS ? "held" : "not held";
  console.log(
    `  among ${MANY.toLocaleString("en")} apps: median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, longest ${at(1)} ms ` +
      `(bar ${BAR_MS} ms: ${held}); the very first search ${firstMs.toFixed(0)} ms`,
  );
}
