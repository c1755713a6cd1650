import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { ContextGit } from "../../../builder/context/fetch-repository.ts";
import { createContextGit } from "../../../builder/context/fetch-repository.ts";
import { followContext } from "../../../builder/context/follow-context.ts";
import { createGit } from "../../../builder/source/git.ts";
import type { Clock } from "../../../lib/clock.ts";
import { contextSchema } from "../../../lib/config-context.ts";
import { KnownError } from "../../../lib/errors.ts";
import { silentLog } from "../../../lib/log.ts";
import { createStarter } from "../../../runners/host/starter/starter.ts";
import { contextHashes, readContextState } from "../../../store/context-pages.ts";
import { createHandClock, openTestStore } from "../../fakes/registry.ts";
import { openRepository } from "./repository.ts";

/** Each round of the poll is let on by hand; the time limit of a try never comes. */
function createRounds() {
  let letOn: (() => void) | null = null;
  let resting: (() => void) | null = null;
  const rests: Promise<void>[] = [];
  const next = () =>
    rests.push(
      new Promise((resolve) => {
        resting = resolve;
      }),
    );
  next();
  const clock: Clock = {
    ...createHandClock(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
        if (ms !== 60_000) return;
        letOn = resolve;
        resting?.();
        next();
      }),
  };
  const rest = async () => await rests.shift();
  const another = async () => {
    letOn?.();
    await rest();
  };
  /** `rest`: until the round under way has ended. */
  return { clock, rest, another };
}

async function setUp(t: TestContext) {
  const { store, folder: home, atEnd } = openTestStore(t);
  const company = openRepository(t);
  const starter = createStarter();
  atEnd(async () => starter.close());
  const real = createContextGit(starter, []);
  let isAway = false;
  let heads = 0;
  const contextGit: ContextGit = {
    head: async (repository, over) => {
      heads += 1;
      if (isAway) throw new KnownError("context_gone", "Away.", "Wait.");
      return real.head(repository, over);
    },
    fetch: real.fetch,
  };
  const follow = (context: object | null) => {
    const rounds = createRounds();
    const configured =
      context === null
        ? null
        : { ...contextSchema.parse({ repository: company.folder, everyMinutes: 3, ...context }), token: null };
    const deps = {
      store,
      git: createGit(starter),
      contextGit,
      log: silentLog,
      home,
      clock: rounds.clock,
      skillsFolder: "skills",
    };
    const poll = followContext({ ...deps, context: configured });
    atEnd(() => poll.stop());
    return { ...rounds, poll };
  };
  const away = (is: boolean): void => {
    isAway = is;
  };
  const paths = async () => [...(await contextHashes(store)).keys()].sort();
  return { store, home, company, follow, paths, heads: () => heads, away };
}

test("it is read at the start and every so many minutes; while it is away, ever more rarely, and the pages stay", async (t) => {
  const { store, home, company, follow, paths, heads, away } = await setUp(t);
  company.write("a.md", "# A");
  company.commit();
  mkdirSync(join(home, "context", "repository.git"), { recursive: true });
  writeFileSync(join(home, "context", "left"), "by a kill");
  const { rest, another } = follow({});
  await rest();
  assert.deepEqual(await paths(), ["a.md"]);
  assert.equal(existsSync(join(home, "context", "left")), false);
  assert.equal(heads(), 1);
  await another();
  await another();
  assert.equal(heads(), 1);
  away(true);
  await another();
  assert.equal(heads(), 2);
  assert.equal((await readContextState(store))?.problem, "Away. Wait.");
  const asked = [];
  for (let minute = 0; minute < 15; minute += 1) {
    const before = heads();
    await another();
    if (heads() > before) asked.push(minute);
  }
  assert.deepEqual(asked, [0, 2, 6, 14]);
  assert.deepEqual(await paths(), ["a.md"]);
  away(false);
  company.write("b.md", "# B");
  company.commit();
  for (let minute = 0; minute < 16; minute += 1) await another();
  assert.deepEqual(await paths(), ["a.md", "b.md"]);
  assert.equal((await readContextState(store))?.problem, null);
});

test("the pages of a repository that is configured no longer are gone at once", async (t) => {
  const { store, company, follow, paths, away } = await setUp(t);
  company.write("a.md", "# A");
  company.commit();
  const first = follow({});
  await first.rest();
  await first.poll.stop();
  away(true);
  const same = follow({});
  await same.rest();
  assert.deepEqual(await paths(), ["a.md"]);
  await same.poll.stop();
  const other = follow({ branch: "other" });
  await other.rest();
  assert.deepEqual(await paths(), []);
  assert.equal((await readContextState(store))?.problem, "Away. Wait.");
  await other.poll.stop();
  const none = follow(null);
  await none.rest();
  assert.equal(await readContextState(store), undefined);
});
