import { sayNo } from "../../operator/authority/judgement.ts";
import { type AppRequest, requestById, requestsOfThread } from "../../store/app-requests.ts";
import { appById } from "../../store/apps.ts";
import { buildsOfRequest } from "../../store/builds.ts";
import type { WorkShown } from "../desk.ts";
import { linesOf, readTranscript } from "../transcript/read-transcripts.ts";
import { tellWork } from "../transcript/tell-work.ts";
import type { DeskDeps } from "./deps.ts";
import { UNKNOWN_ASK } from "./words.ts";

const NOTHING = "No agent has worked on this: there is nothing to show.";

/** Of a request that is named, or of the last one in a thread that an agent has worked on. */
export async function showWork(
  deps: DeskDeps,
  of: { requestId: string } | { channelId: string; threadTs: string },
  personId: string,
): Promise<WorkShown> {
  const requests =
    "requestId" in of
      ? [await requestById(deps.store, of.requestId)]
      : await requestsOfThread(deps.store, of.channelId, of.threadTs);
  const known = requests.filter((one) => one !== undefined);
  const [newest] = known;
  if (newest === undefined) return "requestId" in of ? { kind: "refused", say: UNKNOWN_ASK } : { kind: "not_ours" };
  const request = (await firstBuilt(deps, known)) ?? newest;
  const may = await deps.authority.mayDo(personId, "show_work", { requestId: request.id });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const builds = (await buildsOfRequest(deps.store, request.id)).toReversed();
  const transcripts = await Promise.all(builds.map(({ id }) => readTranscript(deps.home, id)));
  if (transcripts.every((one) => one === null)) return { kind: "refused", say: NOTHING };
  const title = await titleOf(deps, request);
  const told = builds.map((build, index) => ({ ...build, lines: linesOf(transcripts[index] ?? "") }));
  return { kind: "shown", requestId: request.id, title, text: tellWork(title, told), lines: transcripts.join("") };
}

async function firstBuilt({ store }: DeskDeps, requests: AppRequest[]): Promise<AppRequest | undefined> {
  for (const request of requests) if ((await buildsOfRequest(store, request.id)).length > 0) return request;
  return undefined;
}

async function titleOf({ store }: DeskDeps, { plan, appId }: AppRequest): Promise<string> {
  const app = appId === null ? undefined : await appById(store, appId);
  return plan?.manifest.title ?? plan?.manifest.name ?? app?.title ?? "what was asked";
}
