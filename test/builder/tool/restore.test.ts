import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { newId } from "../../../lib/ids.ts";
import { endRequest, openRequests } from "../../../store/app-requests.ts";
import { appendAudit } from "../../../store/audit.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, NOON } from "../../fakes/registry.ts";
import { codeOf, theOne, toolWorld } from "./tool-world.ts";

async function withCopies(t: TestContext) {
  const world = await toolWorld(t);
  const { store, deps } = world;
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  const first = await goLive(store, app, 1);
  await goLive(store, app, 2);
  /** A copy that lies there; `of`: what was written down with it. */
  const keep = async (at: number, of: number | null): Promise<string> => {
    const name = newId("bak", at);
    mkdirSync(join(deps.builder.home, "backups", app.id, name), { recursive: true });
    const details = { backup: name, of };
    if (of !== null) await appendAudit(store, { at, actor: "UANA", verb: "keep_data", subject: app.id, details });
    deps.backups.list = async () => [...listed, { name, at, bytes: 1, why: "asked" }];
    listed.push({ name, at, bytes: 1, why: "asked" as const });
    return name;
  };
  const listed: { name: string; at: number; bytes: number; why: "asked" }[] = [];
  const restore = (backup?: string, personId = "UANA", options = {}) =>
    world.tool(personId, "restore", { args: { app: "lunch", ...(backup === undefined ? {} : { backup }) }, options });
  return { ...world, app, first, keep, restore };
}

test("a copy goes back with the version whose tables are in it, once, however often it is asked for", async (t) => {
  const { store, keep, restore, said, first, clock } = await withCopies(t);
  const copy = await keep(NOON, 1);
  const dry = await restore(copy, "UANA", { "dry-run": true });
  assert.match(dry.changed?.[0] ?? "", /^lunch v1, with its data of 20/);
  assert.equal(said.length, 0);
  await restore(copy);
  await restore(copy);
  const request = await theOne(store);
  assert.deepEqual([request.returnsTo, request.restoresFrom, request.requesterId], [first, copy, "UANA"]);
  assert.deepEqual([said.length, said[0]?.act], [1, { kind: "restore", appName: "lunch", version: "v1", at: NOON }]);
  await endRequest(store, request.id, "failed", "The disk is full", clock.now());
  await restore(copy);
  assert.equal(said.length, 2, "what came to nothing is tried anew");
});

test("nobody but its owner puts data back; its owner and the approvers see what there is", async (t) => {
  const { store, keep, restore } = await withCopies(t);
  const copy = await keep(NOON, 1);
  for (const personId of ["UBOB", "UPLAT", "UGUEST"])
    assert.equal(codeOf(await restore(copy, personId)), "not_allowed");
  assert.equal(codeOf(await restore(undefined, "UBOB")), "not_allowed");
  for (const personId of ["UANA", "UPLAT"]) {
    const { kept } = (await restore(undefined, personId)).result as { kept: { backup: string; of: string }[] };
    assert.deepEqual(kept.map(({ backup, of }) => [backup, of])[0], [copy, "v1"]);
  }
  assert.deepEqual(await openRequests(store), []);
});

test("what is no copy of this app, or of a version that nobody knows, is refused with those there are", async (t) => {
  const { store, deps, app, keep, restore, said } = await withCopies(t);
  const copy = await keep(NOON, 1);
  const unknown = await keep(NOON + 1, null);
  const theirs = newId("bak", NOON);
  mkdirSync(join(deps.builder.home, "backups", "app_other", theirs), { recursive: true });
  for (const name of [unknown, theirs, `../app_other/${theirs}`, `../../backups/${app.id}/${copy}`, "..", "x"]) {
    const refused = await restore(name);
    assert.equal(codeOf(refused), "bad_value", name);
    assert.match(refused.error?.fix ?? "", new RegExp(`There are: ${copy} `));
  }
  assert.deepEqual([said.length, await openRequests(store)], [0, []]);
});
