import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { createDesk } from "../../../builder/desk/create-desk.ts";
import { TOOL_COMMANDS } from "../../../builder/tool/run-tool-command.ts";
import type { ToolAsk, ToolOutcome } from "../../../builder/tool/tool-ask.ts";
import type { DoneWithTool, ToolDeps } from "../../../builder/tool/tool-deps.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import type { Kept, KeptBackup } from "../../../operator/keep-backup.ts";
import { offerTransfer } from "../../../operator/ownership/offer-transfer.ts";
import { openSecretKeys } from "../../../operator/secret-keys.ts";
import { noGpus } from "../../../runners/box/no-gpus.ts";
import type { ToolCall } from "../../../sdk/contract/tool-call.ts";
import { openRequests } from "../../../store/app-requests.ts";
import type { Store } from "../../../store/store.ts";
import { NO_COMPANY_SOURCES } from "../../fakes/no-sources.ts";
import { addPerson, createHandClock, NOON, openTestStore } from "../../fakes/registry.ts";

const MANIFEST = `name: inference-bot
purpose: Shouts.
timeZone: Europe/Paris
triggers:
  - { command: /generate, run: generate }
`;
export const APP = { "app.yaml": MANIFEST, "app.ts": "export {};\n" };

export function filesOf(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString("base64")]));
}

export async function toolWorld(t: TestContext) {
  const { store } = openTestStore(t);
  const home = mkdtempSync(join(tmpdir(), "tool-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const clock = createHandClock();
  for (const personId of ["UANA", "UBOB", "UPLAT"]) await addPerson(store, personId);
  await addPerson(store, "UGUEST", { kind: "guest" });
  const authority = createAuthority({ store, approverGroup: "platform-team", groupMembers: async () => ["UPLAT"] });
  const started: string[] = [];
  const desk = createDesk({
    ...{ store, clock, authority, home, log: silentLog, hasModel: false },
    start: async (requestId) => void started.push(requestId),
    signal: () => undefined,
    stepBackup: async () => null,
    findEntries: async () => null,
    switchApp: async () => "",
  });
  const said: DoneWithTool[] = [];
  const backups = { made: [] as KeptBackup[], hindrance: null as Kept | null };
  const deps: ToolDeps = {
    builder: {
      ...{ store, clock, home, log: silentLog, approverGroup: "platform-team", slackKind: "local" as const },
      stripping: { of: async () => [], warm: () => undefined, close: async () => undefined },
      requireRoom: () => undefined,
      addressOf: (name) => `http://${name}.localhost:3000`,
      sharedChannels: async () => [],
      closedTo: async () => [],
      sources: NO_COMPANY_SOURCES,
      runner: { gpus: async () => noGpus() },
    },
    ...{ authority, desk },
    offerTransfer: (wish) => offerTransfer({ store, clock, authority }, wish),
    secretKeys: () => openSecretKeys({ home, secretKeys: null }),
    slackManifest: { sync: async () => ({ kind: "silent" }), inTurn: (work) => work(), ownToken: null },
    replay: async ({ deliveryId }) => ({ kind: "taken", deliveryId: `${deliveryId}_2`, say: "I do it again." }),
    backups: {
      hindrance: async () => backups.hindrance,
      list: async () => backups.made,
      keep: async () => {
        const backup = { name: "bak_1", at: NOON, bytes: 8192, why: "asked" } as const;
        if (backups.hindrance === null) backups.made.push(backup);
        return backups.hindrance ?? { kind: "kept", backup, releaseNumber: 1 };
      },
    },
    logs: { read: async () => null },
    saySomethingDone: async (done) => {
      if (!said.some(({ key }) => key === done.key)) said.push(done);
      const ts = `${said.findIndex(({ key }) => key === done.key) + 1}.0`;
      const { channelId, threadTs } = done.thread ?? { channelId: "D1", threadTs: ts };
      return { kind: "said", channelId, threadTs, messageTs: `m${ts}` };
    },
  };
  const tool = (personId: string, name: string, call: Partial<ToolCall> = {}, own: Partial<ToolAsk> = {}) => {
    const run = TOOL_COMMANDS[name] ?? assert.fail(`There is no ${name}.`);
    const whole = { args: {}, options: {}, ...call };
    const ask = { personId, call: whole, isFollowed: false, tell: () => undefined, isGone: AbortSignal.abort() };
    return run(deps, { ...ask, ...own });
  };
  const deploy = (
    personId: string,
    files: Record<string, string>,
    options: ToolCall["options"] = { "no-wait": true },
  ) => tool(personId, "deploy", { files: filesOf(files), options });
  return { store, deps, tool, deploy, said, started, clock, backups };
}

export function codeOf({ error }: ToolOutcome): string | undefined {
  return error?.code;
}

export async function theOne(store: Store) {
  const [request, ...more] = await openRequests(store);
  assert.deepEqual(more, []);
  return request ?? assert.fail("Nothing was asked for.");
}
