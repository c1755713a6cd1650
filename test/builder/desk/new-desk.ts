import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { approvalIdOf } from "../../../builder/deciding.ts";
import { createDesk } from "../../../builder/desk/create-desk.ts";
import { silentLog } from "../../../lib/log.ts";
import { createAuthority } from "../../../operator/authority.ts";
import { type Approval, openApproval } from "../../../store/approvals.ts";
import { claimOutboundMessage, confirmOutboundMessage } from "../../../store/outbound-messages.ts";
import { atomically, type Store } from "../../../store/store.ts";
import { addPerson, createHandClock, NOON, openTestStore, TEAM } from "../../fakes/registry.ts";

export const ASK = {
  slackTeamId: TEAM,
  channelId: "C1",
  threadTs: "1.0",
  messageTs: "1.0",
  personId: "UASKER",
  inputs: [],
};

export async function newDesk(t: TestContext, around: { askingGroup?: () => Promise<void> } = {}) {
  const { store, folder } = openTestStore(t);
  const clock = createHandClock();
  for (const personId of ["UASKER", "UOTHER", "UPLATFORM1", "UPLATFORM2"]) await addPerson(store, personId);
  await addPerson(store, "UGUEST", { kind: "guest" });
  const started: string[] = [];
  const signals: string[] = [];
  const switched: string[] = [];
  const desk = createDesk({
    home: folder,
    store,
    clock,
    log: silentLog,
    authority: createAuthority({
      store,
      approverGroup: "platform-team",
      groupMembers: async () => {
        await around.askingGroup?.();
        return ["UPLATFORM1", "UPLATFORM2"];
      },
    }),
    start: async (requestId) => void started.push(requestId),
    signal: (approvalId) => void signals.push(approvalId),
    stepBackup: async () => null,
    hasModel: true,
    findEntries: async () => null,
    switchApp: async ({ appId, to }, along) => {
      const say = `${to} ${appId}`;
      assert.equal(await atomically(store, along(`${say} is under way`)), "done");
      switched.push(to);
      return say;
    },
  });
  const received = await desk.receive({ ...ASK, threadTs: "1.0", messageTs: "0.5", text: "collect lunch orders" });
  const requestId = received.kind === "started" ? received.requestId : "";
  started.length = 0;
  /** Opens it, and shows it where its card has a timestamp. */
  const ask = async (
    kind: Approval["kind"],
    round = 1,
    cardTs: string | null = "1.5",
    about: { subjectHash: string; releaseId: string | null } = { subjectHash: "abc", releaseId: null },
  ): Promise<string> => {
    const id = approvalIdOf(requestId, kind, round);
    const personId = kind === "release" ? null : "UASKER";
    const groupHandle = kind === "release" ? "platform-team" : null;
    const fields = { ...about, personId, groupHandle, expiresAt: NOON + 86_400_000 };
    await openApproval(store, { id, requestId, kind, round, ...fields }, NOON);
    if (cardTs !== null) await showCard(store, id, cardTs);
    return id;
  };
  return { desk, store, clock, started, signals, switched, requestId, ask };
}

export function showCard(store: Store, approvalId: string, ts: string, place = THREAD): Promise<void> {
  return showMessage(store, `${approvalId}:card`, ts, place);
}

export async function showMessage(store: Store, key: string, ts: string, place = THREAD): Promise<void> {
  await claimOutboundMessage(store, { key, ...place, contentHash: "x", at: NOON });
  await confirmOutboundMessage(store, key, ts, NOON);
}

const THREAD: { channelId: string; threadTs: string | null } = { channelId: "C1", threadTs: "1.0" };
