import { explain } from "../../lib/errors.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import { leftOutKeys } from "../../operator/left-out.ts";
import { readPrinted } from "../../operator/printed.ts";
import { judgeReplay } from "../../operator/replay.ts";
import type { DeliveryAnswer } from "../../sdk/contract/delivery.ts";
import { deliveriesOf, deliveryById } from "../../store/deliveries.ts";
import { attemptsOf, type DeliveryAttempt } from "../../store/delivery-attempts.ts";
import { liveInstance } from "../../store/instances.ts";
import { noticesWithKey } from "../../store/notices.ts";
import { findApp, handleOf, named } from "./find-app.ts";
import { readSince } from "./read-since.ts";
import { has, option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const MOST_DELIVERIES = 200;
/** The owner hears of each once a day. */
const MOST_LEFT_OUT = 10;
const MOST_TEXT = 500;

/**
 * What an App printed, what made it act, and how it answered, newest first: for its owner and the approvers. What looks like a
 * secret is masked. `--deliveries` leaves out what it printed; `--follow` is `tool`'s own, which asks again and again.
 */
export async function logs(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { store, clock } = deps.builder;
  const since = readSince(option(ask, "since"), clock.now());
  if (since === null) return refused("bad_value", "`--since` is no time.", "Write 2h, 3d, or 2026-03-02T10:00Z.");
  const { app, refusal } = await findApp(deps, ask, "read_app");
  if (app === null) return refusal;
  const again = option(ask, "replay");
  if (again !== null) return { app: app.name, ...(await replay(deps, ask, app.id, again)) };
  const rows = await deliveriesOf(store, app.id, since, MOST_DELIVERIES);
  const attempts = await attemptsOf(
    store,
    rows.map(({ id }) => id),
  );
  const deliveries = rows.map(async ({ id, body, status, answer, createdAt, ...row }) => ({
    delivery: id,
    at: new Date(createdAt).toISOString(),
    kind: body.kind,
    run: body.run,
    by: body.user === null ? null : await handleOf(deps, body.user.id),
    status,
    attempts: row.attempts,
    /** Of the last try. */
    tookMs: tookMs(attempts.get(id)?.at(-1)),
    answered: said(answer),
  }));
  const tries = triesOf([...attempts.values()]);
  const printed = has(ask, "deliveries") ? null : await printedBy(deps, app.id);
  const result = { app: app.name, ...printed?.result, deliveries: await Promise.all(deliveries), tries };
  const more =
    rows.length === MOST_DELIVERIES
      ? [`Only the newest ${MOST_DELIVERIES} deliveries are shown, back to ${backTo(rows)}: --since narrows them.`]
      : [];
  const leftOut = (await noticesWithKey(store, leftOutKeys(app.id), since, MOST_LEFT_OUT)).map(
    ({ createdAt, text }) => `${new Date(createdAt).toISOString()}: ${text.replaceAll(/[*_]/g, "")}`,
  );
  return { app: app.name, result, warnings: [...(printed?.warnings ?? []), ...leftOut, ...more] };
}

function backTo(rows: readonly { createdAt: number }[]): string {
  return new Date(rows.at(-1)?.createdAt ?? 0).toISOString();
}

/** What the live version printed; why not, where that cannot be told. */
async function printedBy(
  { builder, logs }: ToolDeps,
  appId: string,
): Promise<{ result: { instance: string | null; printed: string[] }; warnings: string[] }> {
  const instance = (await liveInstance(builder.store, appId))?.id ?? null;
  const nothing = { result: { instance, printed: [] } };
  if (instance === null) return { ...nothing, warnings: ["No version of it runs just now."] };
  try {
    const said = await readPrinted(logs, instance);
    if (said === null) return { ...nothing, warnings: ["Nothing of what it printed is kept."] };
    const warnings = said.isCut ? ["Only the end of what it printed is shown."] : [];
    return { result: { instance, printed: said.lines }, warnings };
  } catch (error) {
    builder.log.warn("logs not read", { appId, error: explain(error) });
    return { ...nothing, warnings: ["What it printed cannot be read at the moment."] };
  }
}

/** Each try of what took more than one, as it answered; of one that ended with the platform nothing. */
function triesOf(all: DeliveryAttempt[][]) {
  return all
    .filter((tries) => tries.length > 1)
    .flatMap((tries) =>
      tries.map((one) => ({
        delivery: one.deliveryId,
        number: one.number,
        at: new Date(one.startedAt).toISOString(),
        tookMs: tookMs(one),
        answered: said(one.answer),
      })),
    );
}

function tookMs(tried: DeliveryAttempt | undefined): number | null {
  return tried === undefined || tried.endedAt === null ? null : Math.max(0, tried.endedAt - tried.startedAt);
}

/** null: nothing yet. */
function said(answer: DeliveryAnswer | null): string | null {
  return answer === null ? null : maskSecrets(answer.ok ? (answer.text ?? "") : answer.error).slice(0, MOST_TEXT);
}

/** The same command within a minute is the same wish. */
async function replay(deps: ToolDeps, ask: ToolAsk, appId: string, deliveryId: string): Promise<ToolOutcome> {
  const known = await deliveryById(deps.builder.store, deliveryId);
  if (known?.appId !== appId)
    return refused(
      "bad_value",
      `It got no ${deliveryId.slice(0, 60)}.`,
      "tool logs lists what it got, by its delivery.",
    );
  if (has(ask, "dry-run")) {
    const judged = await judgeReplay(
      { store: deps.builder.store, authority: deps.authority },
      { deliveryId, personId: ask.personId },
    );
    if (judged.kind === "refused") return refused("not_allowed", await named(deps, judged.say), "See tool status.");
    return {
      result: { repeats: deliveryId, said: "It would be given once more." },
      changed: [`${deliveryId}, once more`],
    };
  }
  const minute = Math.floor(deps.builder.clock.now() / 60_000);
  const replayed = await deps.replay({ deliveryId, personId: ask.personId, key: `tool:${ask.personId}:${minute}` });
  if (replayed.kind === "refused") return refused("not_allowed", await named(deps, replayed.say), "See tool status.");
  return {
    result: { delivery: replayed.deliveryId, repeats: deliveryId, said: replayed.say },
    changed: [replayed.deliveryId],
    next: [{ command: "tool logs", why: "to see what it answered" }],
  };
}
