import type { Clock } from "../lib/clock.ts";
import { asKnown, explain } from "../lib/errors.ts";
import { sha256 } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { SealingKeys } from "../lib/sealed.ts";
import { readAppSecret } from "../operator/app-secrets.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { type DoorAnswer, refusal } from "../sdk/contract/door/door-answer.ts";
import { badCall } from "../sdk/contract/door/given-answers.ts";
import {
  groupCallSchema,
  httpCallSchema,
  judgeGroup,
  judgeSecret,
  MAX_HTTP_BYTES,
  metricCallSchema,
  secretCallSchema,
} from "../sdk/contract/door/outside-calls.ts";
import { addToMetric } from "../store/app-counts.ts";
import { appPostsOfInstance, claimAppPost } from "../store/app-posts.ts";
import { personById } from "../store/people.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import { type AppCall, readAppCall } from "./app-call.ts";
import type { GroupMembers } from "./call-budgets.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { givenToCheck } from "./given-door.ts";
import { callHost } from "./outside/call-host.ts";
import { createOutsideAgent, type OutsideOptions } from "./outside/connect-outside.ts";
import { createRateLimit } from "./rate-limit.ts";

/** An app in a loop must not storm whoever is outside. */
const CALLS_A_MINUTE = 300;
/** Each may hold an answer of 10 MB. */
const HTTP_CALLS_AT_ONCE = 4;
/** More is shown to nobody: an app in a loop must not bury its preview's card. */
const MOST_WANTED = 30;
const MAX_CALL_BYTES = Math.ceil(MAX_HTTP_BYTES / 3) * 4 + 256 * 1024;

export interface ServiceDoor {
  answer: AnswerAtDoor;
  close(): Promise<void>;
}

/**
 * `POST /http`, `/secret`, `/group` and `/metric` of a running App or preview. Checks are answered from what the manifest
 * gives; so are a preview's calls of hosts and for secrets, which nobody has approved yet: what it would call is recorded.
 */
export function createServiceDoor(options: {
  store: Store;
  clock: Clock;
  log: Log;
  /** Read when a secret is asked for: they may be others by then. */
  secretKeys: () => SealingKeys;
  groupMembers: GroupMembers;
  authority: EntryAuthority;
  outside?: OutsideOptions;
}): ServiceDoor {
  const { store, clock, log, secretKeys } = options;
  const agent = createOutsideAgent(options.outside ?? {});
  const perDoor = createRateLimit(clock, CALLS_A_MINUTE, 60_000);
  const httpUnderWay = new Map<string, number>();

  const answer: AnswerAtDoor = async (doorSession, request, response) => {
    if (!perDoor.allows(doorSession.id)) {
      const fix = `At most ${CALLS_A_MINUTE} calls a minute: keep what you got.`;
      return sendJson(response, 429, refusal("too_many_calls", "This app calls too often.", fix));
    }
    const read = await readAppCall(store, doorSession.id, request, MAX_CALL_BYTES);
    if (!read.ok) return sendJson(response, read.refused.status, read.refused.body);
    const said = await answerTo(read.asked, doorSession.personId).catch((error: unknown) => notDone(read.asked, error));
    sendJson(response, said.ok ? 200 : 400, said);
  };

  async function answerTo(asked: AppCall, askerId: string): Promise<DoorAnswer> {
    const { instance, path, sent } = asked;
    const isGiven = instance.kind === "check" || (instance.kind === "preview" && path !== "/group");
    if (path === "/metric") return count(asked);
    if (isGiven) {
      const given = await givenToCheck(store, { instance, askerId, path, sent });
      if (instance.kind === "preview" && path === "/http") await recordWanted(asked, given);
      if (given !== undefined) return inPreview(asked, given);
    }
    if (path === "/secret") return giveSecret(asked);
    return path === "/group" ? tellGroup(asked) : call(asked);
  }

  async function count({ instance, sent, call }: AppCall): Promise<DoorAnswer> {
    const read = metricCallSchema.safeParse(sent);
    if (!read.success) return badCall("/metric", read.error);
    if (instance.kind !== "app") return { ok: true };
    const added = await addToMetric(store, { appId: instance.appId, at: clock.now(), call, ...read.data });
    const fix = "Use few names, known beforehand: never what people type.";
    return added === "added"
      ? { ok: true }
      : refusal("too_many_metrics", "An app counts at most 50 things a day.", fix);
  }

  async function giveSecret({ instance, sent }: AppCall): Promise<DoorAnswer> {
    const read = secretCallSchema.safeParse(sent);
    if (!read.success) return badCall("/secret", read.error);
    const { name } = read.data;
    const refused = judgeSecret(name, instance.manifest.bindings);
    if (refused !== null) return refused;
    const value = await readAppSecret({ store, keys: secretKeys }, instance.appId, name);
    log.info("secret asked for", {
      appId: instance.appId,
      instanceId: instance.instanceId,
      name,
      isSet: value !== null,
    });
    if (value !== null) return { ok: true, value };
    const fix = `Its owner enters it: by the button in the app's thread, or with \`tool secrets ${instance.appName} set ${name}\`.`;
    return refusal("secret_missing", `The secret ${name} has not been entered.`, fix);
  }

  async function tellGroup({ instance, sent }: AppCall): Promise<DoorAnswer> {
    const read = groupCallSchema.safeParse(sent);
    if (!read.success) return badCall("/group", read.error);
    const { handle } = read.data;
    const refused = judgeGroup(handle, instance.manifest.bindings);
    if (refused !== null) return refused;
    const ids = await options.groupMembers(handle, "lately");
    const people = await Promise.all(ids.map((id) => personById(store, id)));
    // Who has left, and guests, are in groups of Slack as well.
    const members = await Promise.all(
      people.map(async (person) => {
        const isOurs = person !== undefined && (await options.authority.maySignIn(person)).yes;
        return isOurs ? [{ id: person.id, handle: person.handle, name: person.name }] : [];
      }),
    );
    return { ok: true, members: members.flat() };
  }

  async function call({ instance, sent, call: delivered }: AppCall): Promise<DoorAnswer> {
    const read = httpCallSchema.safeParse(sent);
    if (!read.success) return badCall("/http", read.error);
    const { instanceId, appId, appName, manifest } = instance;
    const under = httpUnderWay.get(instanceId) ?? 0;
    if (under >= HTTP_CALLS_AT_ONCE)
      return refusal(
        "too_many_calls",
        `At most ${HTTP_CALLS_AT_ONCE} hosts are called at once.`,
        "Await one before the next.",
      );
    httpUnderWay.set(instanceId, under + 1);
    const startedAt = clock.now();
    const isRepeatable = delivered === null || ["GET", "HEAD"].includes(read.data.method);
    const idempotency = isRepeatable
      ? {}
      : { "idempotency-key": sha256(`${appId}:${delivered.deliveryId}:${delivered.number}`).slice(0, 36) };
    const hosts: string[] = [];
    try {
      const answered = await callHost(read.data, {
        ...{ agent, bindings: manifest.bindings },
        headers: { "user-agent": `toolroom (${appName})`, ...idempotency },
        asked: (method, host) => void hosts.push(`${method} ${host}`),
      });
      const outcome = answered.ok
        ? { status: answered.status, bytes: answered.body.length }
        : { refused: answered.error.code };
      log.info("app called", {
        appId,
        instanceId,
        hosts: hosts.join(", "),
        durationMs: clock.now() - startedAt,
        ...outcome,
      });
      return answered.ok ? { ...answered } : answered;
    } finally {
      const left = (httpUnderWay.get(instanceId) ?? 1) - 1;
      if (left === 0) httpUnderWay.delete(instanceId);
      else httpUnderWay.set(instanceId, left);
    }
  }

  /** Once for each method and host; without its path, which may hold anything. */
  async function recordWanted(
    { instance, sent, call: delivered }: AppCall,
    given: DoorAnswer | undefined,
  ): Promise<void> {
    const read = httpCallSchema.safeParse(sent);
    const host = read.success && URL.canParse(read.data.url) ? new URL(read.data.url).hostname : null;
    if (!read.success || host === null) return;
    if ((await appPostsOfInstance(store, instance.instanceId)).length >= MOST_WANTED) return;
    const isDeclared = instance.manifest.bindings.egress?.includes(host) === true;
    await claimAppPost(store, {
      ...{
        key: `${instance.instanceId}:call:${read.data.method}:${host}`,
        kind: isDeclared ? "call" : "undeclared_call",
      },
      ...{ appId: instance.appId, instanceId: instance.instanceId, deliveryId: delivered?.deliveryId ?? null },
      ...{ channel: host, text: `${read.data.method} https://${host}`, status: "recorded", createdAt: clock.now() },
    });
    if (given?.ok === false) log.info("preview wanted to call", { instanceId: instance.instanceId, host, isDeclared });
  }

  function notDone({ instance, path }: AppCall, error: unknown): DoorAnswer {
    const { appId, instanceId } = instance;
    log.warn("app call failed", { appId, instanceId, path, error: explain(error) });
    const known = asKnown(error);
    if (known !== null) return refusal(known.code, known.message, known.next);
    return refusal(
      "platform_failed",
      "The platform could not do this.",
      "Try again; if it stays, tell the platform team.",
    );
  }

  // A call that is under way ends by itself, or is cut after its 30 s; twice is once.
  return { answer, close: async () => void (agent.closed || (await agent.close())) };
}

/** Nobody gives a preview's answers but app.yaml, and its reader wants to know why. */
function inPreview({ instance }: AppCall, given: DoorAnswer): DoorAnswer {
  if (given.ok || given.error.code !== "not_given" || instance.kind !== "preview") return given;
  const { message, fix } = given.error;
  return refusal("preview", `A preview calls no host: it is answered from app.yaml. ${message}`, fix);
}
