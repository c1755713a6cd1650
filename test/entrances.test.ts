import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import type { Commands } from "../bot/listeners/deps.ts";
import { createDesk } from "../builder/desk/create-desk.ts";
import type { Desk } from "../builder/desk.ts";
import { silentLog } from "../lib/log.ts";
import { createAuthority } from "../operator/authority.ts";
import { deliverCommand } from "../operator/commands.ts";
import { firePreview, openPreviewAgain } from "../operator/try-preview.ts";
import { renewAddresses } from "../operator/webhook-addresses.ts";
import { openApproval } from "../store/approvals.ts";
import { beginDeployment, registerApp } from "../store/deployments.ts";
import { addInstance } from "../store/instances.ts";
import {
  addApp,
  addOpenRequest,
  addPerson,
  addRelease,
  createHandClock,
  manifestOf,
  NOON,
  openTestStore,
  TEAM,
} from "./fakes/registry.ts";

/** Every way into the registry that a person has. One that is added to either port and not here does not compile. */
type Entrance = keyof Desk | keyof Commands;

/** Who may do nothing at all: a guest, one who left, one of another company, one whom nobody knows. */
const STRANGERS = ["UGUEST", "ULEFT", "UELSEWHERE", "UNOBODY"];

/** What is written down also of words that came to nothing. */
const HEARD = "heard_messages";

test("no entrance lets in who may not: all say no, and nothing is written", async (t) => {
  const { entrances, registry } = await world(t);
  for (const personId of STRANGERS) {
    for (const [name, act] of Object.entries(entrances)) {
      const before = registry();
      const outcome = await act(personId);
      assert.ok(["refused", "ignored"].includes(outcome.kind), `${name} said ${outcome.kind} to ${personId}`);
      assert.deepEqual(registry(), before, `${name} changed something for ${personId}`);
    }
  }
});

test("the same entrances let in who may", async (t) => {
  const { entrances } = await world(t);
  for (const name of ["receive", "deliver", "renewWebhooks"] as const) {
    const { kind } = await entrances[name]("UOWNER");
    assert.ok(["started", "taken", "renewed"].includes(kind), `${name} said ${kind}`);
  }
});

async function world(t: TestContext) {
  const { store, folder } = openTestStore(t);
  await addPerson(store, "UOWNER");
  await addPerson(store, "UGUEST", { kind: "guest" });
  await addPerson(store, "ULEFT", { isDeactivated: true });
  await addPerson(store, "UELSEWHERE", { slackTeamId: "T2" });
  const app = await addApp(store, "lunch", { ownerId: "UOWNER" });
  const triggers = [
    { command: "/lunch", run: "add" },
    { webhook: "alerts", run: "alert" },
  ] as const;
  const manifest = manifestOf("lunch", { triggers: [...triggers] });
  for (const number of [1, 2]) {
    const release = await addRelease(store, app, number, { manifest });
    const ids = { appId: app.id, releaseId: release.id, requestId: `req_${number}`, instanceId: `inst_${number}` };
    await beginDeployment(store, { ...ids, id: `dep_${number}`, at: NOON });
    const facts = {
      title: "Lunch",
      purpose: "Lunch",
      access: "company" as const,
      releaseNumber: number,
      actor: "UOWNER",
    };
    await registerApp(store, {
      ...facts,
      deploymentId: `dep_${number}`,
      previousDeploymentId: number === 1 ? null : "dep_1",
      triggers: triggers.map((spec) => ({ run: spec.run, spec, timeZone: "UTC", nextAt: null })),
      at: NOON,
    });
  }
  await addOpenRequest(store, "req_open", app.id);
  const ask = { requestId: "req_open", kind: "preview" as const, round: 1, subjectHash: "x", releaseId: "rel_lunch_2" };
  const whose = { personId: "UOWNER", groupHandle: null, expiresAt: NOON + 1e9 };
  await openApproval(store, { ...ask, ...whose, id: "apr_1" }, NOON);
  await addInstance(store, {
    ...{ id: "inst_p", appId: app.id, releaseId: "rel_lunch_2", releaseTag: "rel_lunch_2", kind: "preview" },
    ...{ requestId: "req_open", doorSessionId: "door", bundleHash: "b", imageDigest: "sha256:0", manifest },
    ...{ dataFolder: "p", expiresAt: NOON + 1e9, createdAt: NOON },
  });

  const clock = createHandClock();
  const authority = createAuthority({ store, approverGroup: "platform", groupMembers: async () => STRANGERS });
  const never = async (): Promise<never> => assert.fail("it went on to the work itself");
  const place = { slackTeamId: TEAM, channelId: app.channelId, threadTs: app.threadTs };
  const desk = createDesk({
    ...{ store, clock, log: silentLog, authority },
    start: async () => undefined,
    signal: () => undefined,
    switchApp: never,
  });
  const commands = { store, clock, log: silentLog, authority, wakeDeliveries: () => undefined, startPreview: never };
  let ts = 100;
  const message = (personId: string, text: string) => {
    ts += 1;
    return { ...place, messageTs: `${ts}.0`, personId, text, inputs: [], mentioned: true };
  };
  const use = (personId: string) => ({ personId, channelId: "C1", key: `use ${personId}`, at: NOON });
  const entrances: Record<Entrance, (personId: string) => Promise<{ kind: string }>> = {
    receive: (personId) => desk.receive({ ...message(personId, "a list of books"), threadTs: "9.0" }),
    reply: (personId) => desk.reply(message(personId, "stop")),
    decide: (personId) => desk.decide({ approvalId: "apr_1", personId, answer: "yes" }),
    undo: (personId) => desk.undo("rel_lunch_2", message(personId, "undo")),
    stop: (personId) => desk.stop("req_open", personId),
    deliver: (personId) => deliverCommand(commands, { ...use(personId), word: "lunch", text: "ramen" }),
    tryInPreview: (personId) =>
      firePreview(commands, { ...use(personId), instanceId: "inst_p", act: { run: "alert" } }),
    openPreviewAgain: (personId) => openPreviewAgain(commands, { instanceId: "inst_p", personId }),
    renewWebhooks: (personId) =>
      renewAddresses(
        { store, clock, authority, wakeAddresses: () => undefined },
        message(personId, "new webhook address"),
      ),
  };
  return { entrances, registry: () => registryOf(join(folder, "registry.db")) };
}

/** All rows of all tables but one. */
function registryOf(file: string): Record<string, unknown[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
    const names = tables.map(({ name }) => String(name)).filter((name) => name !== HEARD);
    return Object.fromEntries(names.map((name) => [name, database.prepare(`select * from "${name}"`).all()]));
  } finally {
    database.close();
  }
}
