import { messageOf } from "../../lib/errors.ts";
import { newId } from "../../lib/ids.ts";
import { unlessAborted } from "../../lib/within.ts";
import type { ReplayNote } from "../../operator/announcer.ts";
import { callApp } from "../../operator/app-call.ts";
import { appFolderOf } from "../../operator/deps.ts";
import { closePreview, openPreview } from "../../operator/preview.ts";
import type { DeliveryAnswer, User } from "../../sdk/contract/delivery.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { appPostsOfDeliveries, appPostsOfInstance } from "../../store/app-posts.ts";
import type { AppRequest } from "../../store/app-requests.ts";
import { type DeliveryRow, lastAnswered } from "../../store/deliveries.ts";
import type { Instance } from "../../store/instances.ts";
import { modelCallsOfDoor } from "../../store/model-calls.ts";
import { releaseById } from "../../store/releases.ts";
import { createSignedSender } from "../checks/signed-sender.ts";
import type { BuilderDeps } from "../deps.ts";
import { theRequest } from "../planning.ts";
import { showProgress } from "../progress.ts";
import { untilStopped } from "../stopping.ts";

const MOST = 20;
/** All of it: what is not begun by then is counted, and not waited for. */
const WITHIN_MS = 15_000;
const ANSWER_MS = 10_000;
const ANSWER_BYTES = 1_000_000;
/** The gateway writes how a call ended after its answer is out; nothing tells when. */
const SETTLED_WITHIN_MS = 1_000;
const SETTLED_LOOK_MS = 20;

/**
 * What the App was last given, given once more to this Release: in a preview of its own with fresh data, where nothing is
 * posted. Beside it stands what it really answered and posted then. Nothing of the preview stays.
 */
export async function replayLast(
  deps: BuilderDeps,
  requestId: string,
  releaseId: string,
  round: number,
): Promise<ReplayNote> {
  const release = await releaseById(deps.store, releaseId);
  if (release === undefined) throw new Error(`Release ${releaseId} is not in the registry.`);
  const request = await theRequest(deps, requestId);
  const runs = release.manifest.triggers.map(({ run }) => run);
  const last = (await lastAnswered(deps.store, release.appId, MOST))
    .filter(({ body }) => runs.includes(body.run))
    .reverse();
  const note: ReplayNote = { same: 0, notTried: 0, differences: [] };
  if (last.length === 0) return note;
  // A preview really calls the hosts that are declared, and what came once was done once.
  const { egress, emits, compute } = release.manifest.bindings;
  if (egress !== undefined || emits !== undefined || compute !== undefined) return { ...note, notTried: last.length };
  await showProgress(deps, requestId, "check", `Trying its last ${last.length} runs again`);
  const { appId, bundleHash, imageDigest, manifest } = release;
  const open = await openChannels(deps, request, manifest);
  return untilStopped(deps, requestId, async (stop) => {
    const key = `${releaseId} replay ${round} ${deps.clock.now()}`;
    const order = {
      ...{ appId, requestId, bundleHash, imageDigest, manifest },
      ...{ releaseId, releaseTag: releaseId },
    };
    const opened = await openPreview(
      deps.operator,
      { ...order, key, kind: "preview", personId: request.requesterId },
      stop,
    );
    if (opened.kind === "broken") return { ...note, notTried: last.length };
    try {
      return await unlessAborted(replayOn(deps, opened.instance, last, open), stop);
    } finally {
      await closePreview(deps.operator, opened.instance.id, 0);
    }
  });
}

/** Channels whose posts everybody in the thread may read: those of the whole company, and its own. None where company data may be in them. */
async function openChannels(deps: BuilderDeps, request: AppRequest, manifest: Manifest): Promise<ReadonlySet<string>> {
  const { data, slack } = manifest.bindings;
  const channels = slack?.post ?? [];
  if (data !== undefined || channels.length === 0) return new Set();
  const own = (await deps.channelName?.(request.channelId)) ?? null;
  const isSharedThread = own === null || (await deps.sharedChannels()).includes(own);
  // Nobody in particular may read what is open to all alone.
  const closed = isSharedThread ? channels : await deps.closedTo("", channels);
  return new Set(channels.filter((channel) => channel === own || !closed.includes(channel)));
}

async function replayOn(
  deps: BuilderDeps,
  instance: Instance,
  last: readonly DeliveryRow[],
  open: ReadonlySet<string>,
): Promise<ReplayNote> {
  const note: ReplayNote = { same: 0, notTried: 0, differences: [] };
  const until = deps.clock.now() + WITHIN_MS;
  const seenCalls = new Set<string>();
  const posted = await appPostsOfDeliveries(
    deps.store,
    last.map(({ id }) => id),
  );
  for (const delivery of last) {
    if (deps.clock.now() >= until) {
      note.notTried += 1;
      continue;
    }
    const before = outputOf(
      delivery.answer,
      posted.filter(({ deliveryId }) => deliveryId === delivery.id),
      open,
    );
    const now = await deliverAgain(deps, instance, delivery, open);
    const hasModel = await hadModel(deps, instance, seenCalls);
    if (before.all === now.all) note.same += 1;
    else if (!hasModel) note.withoutModel = (note.withoutModel ?? 0) + 1;
    else {
      const { run, at } = delivery.body;
      const isOpen = before.isOpen && now.isOpen;
      const sides = isOpen ? { before: before.shown, now: now.shown } : { before: null, now: null };
      note.differences.push({ run, at: Date.parse(at), ...sides });
    }
  }
  return note;
}

/** Whether all calls to models that are not `seen` yet came to an answer. They are, then. */
async function hadModel(deps: BuilderDeps, instance: Instance, seen: Set<string>): Promise<boolean> {
  const until = deps.clock.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const calls = (await modelCallsOfDoor(deps.store, instance.doorSessionId)).filter(({ id }) => !seen.has(id));
    if (calls.some(({ state }) => state === "under_way") && deps.clock.now() < until) {
      await deps.clock.sleep(SETTLED_LOOK_MS);
      continue;
    }
    for (const { id } of calls) seen.add(id);
    return calls.every(
      ({ state, status, refusal }) => state === "ended" && refusal === null && status < 400 && status !== 0,
    );
  }
}

interface Output {
  /** What it is compared by. */
  all: string;
  /** Its posts in channels. null: it answered, or told, somebody alone. */
  shown: string | null;
  /** Whether everybody in the thread may read all of these. */
  isOpen: boolean;
}

async function deliverAgain(
  deps: BuilderDeps,
  instance: Instance,
  { body }: DeliveryRow,
  open: ReadonlySet<string>,
): Promise<Output> {
  const seen = (await appPostsOfInstance(deps.store, instance.id)).length;
  const { deliveryId: _, ...what } = body;
  const answer = await senderTo(deps, instance, body.user)
    .deliver(what)
    .catch((error: unknown): DeliveryAnswer => {
      return { ok: false, error: messageOf(error) };
    });
  return outputOf(answer, (await appPostsOfInstance(deps.store, instance.id)).slice(seen), open);
}

function outputOf(
  answer: DeliveryAnswer | null,
  posts: readonly { channel: string; text: string }[],
  open: ReadonlySet<string>,
): Output {
  const said = answer === null ? "" : answer.ok ? (answer.text ?? "") : answer.error;
  const inChannels = posts.filter(({ channel }) => channel.startsWith("#"));
  const all = JSON.stringify([said, posts.map(({ channel, text }) => [channel, text])]);
  const shown = inChannels.map(({ channel, text }) => `${channel}: ${text}`).join("\n");
  return {
    ...{ all, shown: inChannels.length === 0 ? null : shown.slice(0, 600) },
    isOpen: inChannels.every(({ channel }) => open.has(channel)),
  };
}

function senderTo(deps: BuilderDeps, instance: Instance, user: User | null) {
  const nobody: User = { id: "", handle: "", name: "", timeZone: "UTC" };
  return createSignedSender({
    app: instance.manifest.name,
    release: instance.releaseTag,
    privateKey: deps.operator.privateKey,
    nowMs: () => deps.clock.now(),
    newDeliveryId: () => newId("rpl", deps.clock.now()),
    people: { asker: user ?? nobody, colleague: user ?? nobody },
    send: async (request) => {
      const appFolder = appFolderOf(deps.operator, instance.doorSessionId);
      const answer = await callApp({ ...request, appFolder, timeoutMs: ANSWER_MS, maxBytes: ANSWER_BYTES });
      if (answer.kind === "no_answer") return { status: 502, text: `The app ${answer.problem}.` };
      return { status: answer.status, location: answer.headers.location, text: answer.body };
    },
  });
}
