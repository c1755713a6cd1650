import type { KeyObject } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { newId, sha256 } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { Authority } from "../operator/authority.ts";
import type { AppSources } from "../operator/sources/app-sources.ts";
import type { SourceAnswer } from "../sdk/contract/door/data-answer.ts";
import { doorDataAnswer, readDataCall } from "../sdk/contract/door/data-calls.ts";
import { refusal } from "../sdk/contract/door/door-answer.ts";
import { beginSourceQuery, endSourceQuery } from "../store/source-queries.ts";
import type { Store } from "../store/store.ts";
import { type AppCall, answerAppCalls, type StatusAnswer } from "./app-call.ts";
import { askedBy } from "./asked-by.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { createRateLimit } from "./rate-limit.ts";

const MAX_CALL_BYTES = 2 * 1024 * 1024;
/** An app in a loop must not fill the registry. */
const QUERIES_A_MINUTE = 600;
const KEPT_LETTERS = 4_000;

const STATUS: Record<Extract<SourceAnswer, { ok: false }>["code"], number> = {
  bad_query: 400,
  not_granted: 403,
  askers_only: 403,
  too_many_rows: 413,
  too_slow: 504,
  unavailable: 503,
};

/**
 * `POST /data/query` of a running App or preview. Each query is a row of the registry before it is asked: in whose name, what, and
 * then how much it got. In Checks the rows of `given.data` are asked; in a preview the company's own, for who asked for the App.
 */
export function createDataDoor(options: {
  store: Store;
  clock: Clock;
  log: Log;
  publicKey: KeyObject;
  sources: AppSources;
  authority: Authority;
}): AnswerAtDoor {
  const { store, clock, log, sources } = options;
  const perDoor = createRateLimit(clock, QUERIES_A_MINUTE, 60_000);
  return answerAppCalls({ store, maxBytes: MAX_CALL_BYTES }, answerTo);

  async function answerTo(
    { instance, call, sent }: AppCall,
    doorSessionId: string,
    request: IncomingMessage,
  ): Promise<StatusAnswer> {
    const { manifest, kind } = instance;
    if (kind === "check") return said(await sources.askGiven(instance.appId, sent, manifest));
    const wanted = readDataCall(sent, manifest.bindings);
    if (!wanted.ok) return said(wanted);
    if (!perDoor.allows(doorSessionId)) {
      const fix = `At most ${QUERIES_A_MINUTE} a minute: ask for more by fewer, such as by a join.`;
      return { status: 429, body: refusal("too_many_queries", "This app asks too often.", fix) };
    }
    const by = await askedBy(options, instance, request, call?.deliveryId ?? null);
    if (!by.ok) {
      const fix = "Ask within app.page, app.post or app.on, by `data` of @toolroom/app.";
      return { status: 403, body: refusal("not_theirs", by.why, fix) };
    }
    if (kind === "preview" && by.personId === null && call === null) return said(NOT_FOR_NOBODY);
    if (kind === "preview" && by.personId !== null) {
      const { requestId } = instance;
      const may = await options.authority.mayDo(by.personId, "see_preview_rows", { requestId });
      if (!may.yes) return said({ ...NOT_THE_ASKERS, problem: may.why });
    }
    const { source, query } = wanted.wanted;
    const at = clock.now();
    const queryId = newId("qry", at);
    const { appId, instanceId, appName } = instance;
    await beginSourceQuery(store, {
      ...{ id: queryId, appId, instanceId, kind, source, personId: by.personId, deliveryId: call?.deliveryId ?? null },
      ...{ text: query.text.slice(0, KEPT_LETTERS), sha256: sha256(query.text), at },
    });
    const answer = await sources.ask({ appId, appName, bindings: manifest.bindings }, source, query);
    const rows = answer.ok ? answer.rows.length : 0;
    const outcome = answer.ok ? "ok" : answer.code;
    const durationMs = clock.now() - at;
    await endSourceQuery(store, queryId, { outcome, rows, durationMs });
    log.info("data asked", { queryId, appId, source, outcome, rows, durationMs });
    return said(answer);
  }
}

const NOT_THE_ASKERS = {
  ok: false,
  code: "askers_only",
  fix: "It is there for all its readers once the app is live.",
} as const;

/** Whoever leaves away who opened the page would show its rows to everybody who may look at the preview. */
const NOT_FOR_NOBODY = {
  ...NOT_THE_ASKERS,
  problem: "In a preview the company's data is there for a page, a command or another trigger alone.",
  fix: "Ask within app.page, app.post or app.on, by `data` of @toolroom/app.",
};

function said(answer: SourceAnswer): StatusAnswer {
  return { status: answer.ok ? 200 : STATUS[answer.code], body: doorDataAnswer(answer) };
}
