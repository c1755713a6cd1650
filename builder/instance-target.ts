import { z } from "zod";
import { newId, sha256 } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import { callApp } from "../operator/app-call.ts";
import { appFolderOf, bundleFolderOf, dataFolderOf } from "../operator/deps.ts";
import { APP_LIMITS } from "../operator/instances.ts";
import type { User } from "../sdk/contract/delivery.ts";
import { TRIED_PEOPLE } from "../sdk/contract/tried-people.ts";
import { appPostsOfInstance } from "../store/app-posts.ts";
import type { Instance } from "../store/instances.ts";
import type { CheckTarget } from "./checks/check-target.ts";
import type { AppRequestToSend, AppResponse } from "./checks/signed-sender.ts";
import { createSignedTarget } from "./checks/signed-target.ts";
import type { BuilderDeps } from "./deps.ts";

const ANSWER_MS = 10_000;
const ANSWER_BYTES = 2_000_000;
const COUNT_MS = 30_000;
const countedSchema = z.object({ ok: z.literal(true), count: z.number() });

/**
 * A Candidate's running Instance as the Checks act on it. Its posts are only recorded; its database is read in a box, which
 * ends where `over` is aborted.
 */
export function createInstanceTarget(
  deps: BuilderDeps,
  instance: Instance,
  asker: User,
  over: AbortSignal,
): CheckTarget {
  const { clock } = deps;
  return createSignedTarget({
    manifest: instance.manifest,
    release: instance.releaseTag,
    privateKey: deps.operator.privateKey,
    nowMs: () => clock.now(),
    newDeliveryId: () => newId("chk", clock.now()),
    people: { asker, colleague: { ...asker, ...TRIED_PEOPLE.colleague } },
    send: (request) => send(appFolderOf(deps.operator, instance.doorSessionId), request),
    posts: async () => {
      const posts = await appPostsOfInstance(deps.store, instance.id);
      return posts.filter(({ kind }) => kind !== "event").map(({ channel, text }) => ({ channel, text }));
    },
    rows: (table, has) => countRows(deps, instance, { table, has }, over),
  });
}

async function send(appFolder: string, request: AppRequestToSend): Promise<AppResponse> {
  const answer = await callApp({ ...request, appFolder, timeoutMs: ANSWER_MS, maxBytes: ANSWER_BYTES });
  if (answer.kind === "no_answer") return { status: 502, text: `The app ${answer.problem}.` };
  return { status: answer.status, location: answer.headers.location, text: answer.body };
}

async function countRows(
  deps: BuilderDeps,
  instance: Instance,
  wanted: { table: string; has: Record<string, string | number | null> },
  over: AbortSignal,
): Promise<number> {
  const json = JSON.stringify(wanted);
  const { stdout, stderr } = await deps.runner.runTask({
    name: `rows-${sha256(`${instance.id} ${json} ${deps.clock.now()}`).slice(0, 20)}`,
    labels: { kind: "rows", appId: instance.appId },
    limits: APP_LIMITS,
    imageDigest: instance.imageDigest,
    env: {},
    command: ["node", "/opt/toolroom/migrate.mjs", "/bundle", "/data", "--rows", json],
    mounts: [
      { hostFolder: bundleFolderOf(deps, instance.bundleHash), inside: "/bundle", writable: false },
      // A database in write-ahead mode cannot be opened without its side files.
      { hostFolder: dataFolderOf(deps, instance.dataFolder), inside: "/data", writable: true },
    ],
    timeoutMs: COUNT_MS,
    over,
  });
  const counted = countedSchema.safeParse(parseJson(stdout));
  if (!counted.success) throw new Error(`Rows of ${wanted.table} were not counted: ${stdout} ${stderr}`.trim());
  return counted.data.count;
}
