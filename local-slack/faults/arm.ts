import { z } from "zod";
import type { Delivery } from "../delivery.ts";
import type { Json } from "../json.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";
import { disconnect, disconnectReasons } from "./disconnect.ts";
import type { Faults } from "./faults.ts";
import { clearTokenFault, giveNewToken, revokeToken, tokenState } from "./token.ts";

const some = z.number().int().min(1).max(10_000);
const calls = { count: some.default(1), method: z.string().min(1).optional() };

const schema = z.strictObject({
  clear: z.literal(true).optional(),
  drop_ack: z.number().int().min(0).optional(),
  drop_socket: z.boolean().optional(),
  duplicate_events: z.number().int().min(0).optional(),
  reorder_events: z.union([z.literal(0), z.number().int().min(2)]).optional(),
  rate_limit_calls: z.strictObject({ ...calls, retry_after: z.number().int().min(1).default(1) }).optional(),
  fail_calls: z.strictObject(calls).optional(),
  slow_calls: z.strictObject({ ...calls, after_ms: z.number().int().min(1).max(600_000) }).optional(),
  lose_answers: z.strictObject(calls).optional(),
  disconnect: z.enum(disconnectReasons).optional(),
  revoke_token: z.literal(true).optional(),
  new_token: z
    .strictObject({ old_answers: z.enum(["token_expired", "invalid_auth"]).default("token_expired") })
    .optional(),
});

/**
 * `POST /control/faults`: breaks things on purpose. A body has one field or several, carried out in this order; anything
 * else in it is refused with `invalid_arguments`.
 *
 * | field | what happens |
 * |---|---|
 * | `clear: true` | nothing is armed any more; a revoked token is good again |
 * | `drop_ack: n` | the next n acknowledgements are lost (0: none any more) |
 * | `drop_socket: true` | every socket is cut without a word |
 * | `duplicate_events: n` | the next n events come twice, under the same event id |
 * | `reorder_events: n` | the next n events (two or more) are held until all are there or 500 ms passed, then sent backwards |
 * | `rate_limit_calls: {count, method?, retry_after}` | 429, `Retry-After` in seconds (1), `ratelimited`; not carried out |
 * | `fail_calls: {count, method?}` | HTTP 500; not carried out |
 * | `slow_calls: {count, method?, after_ms}` | carried out at once, answered after so many ms |
 * | `lose_answers: {count, method?}` | carried out, then the connection is cut |
 * | `disconnect: reason` | every socket is told `warning`, `refresh_requested` or `link_disabled` |
 * | `revoke_token: true` | the bot's token answers `token_revoked`; `tokens_revoked` is sent if subscribed |
 * | `new_token: {old_answers?}` | `tokens.json` has a new one; the old answers `token_expired` (or `invalid_auth`) |
 *
 * `count` is 1 unless told; faults of calls meet the app's calls alone (those with its bot's or app's token), of `method` or
 * of any, the first armed first. Answers `{sockets_dropped, sockets_told, armed}`; `GET /control/faults` answers `{armed}`.
 */
export function armFaults(workspace: Workspace, delivery: Delivery, faults: Faults, body: unknown): Json {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new SlackError("invalid_arguments", { message: z.prettifyError(parsed.error) });
  const asked = parsed.data;
  if (asked.clear) clearFaults(workspace, faults);
  if (asked.drop_ack !== undefined) faults.events.dropAcks(asked.drop_ack);
  const cut = asked.drop_socket ? [...delivery.lines()] : [];
  for (const line of cut) line.cut();
  if (asked.duplicate_events !== undefined) faults.events.duplicate(asked.duplicate_events);
  if (asked.reorder_events !== undefined) faults.events.reorder(asked.reorder_events);
  armCalls(faults, asked);
  const told = asked.disconnect ? disconnect(delivery, asked.disconnect) : 0;
  if (asked.revoke_token) revokeToken(workspace);
  if (asked.new_token) giveNewToken(workspace, asked.new_token.old_answers);
  return { sockets_dropped: cut.length, sockets_told: told, armed: armedFaults(workspace, faults) };
}

/** `{drop_ack, duplicate_events, reorder_events, calls: [...], token}`: what is still to come. */
export function armedFaults(workspace: Workspace, faults: Faults): Json {
  return { ...faults.events.armed(), calls: faults.calls.armed(), token: tokenState(workspace) };
}

function armCalls(faults: Faults, asked: z.infer<typeof schema>): void {
  const { rate_limit_calls: limited, fail_calls: failing, slow_calls: slow, lose_answers: lost } = asked;
  const { calls: armed } = faults;
  if (limited) {
    armed.arm({ how: "rate_limit_calls", retryAfterSeconds: limited.retry_after }, limited.count, limited.method);
  }
  if (failing) armed.arm({ how: "fail_calls" }, failing.count, failing.method);
  if (slow) armed.arm({ how: "slow_calls", afterMs: slow.after_ms }, slow.count, slow.method);
  if (lost) armed.arm({ how: "lose_answers" }, lost.count, lost.method);
}

function clearFaults(workspace: Workspace, faults: Faults): void {
  faults.calls.clear();
  faults.events.clear();
  clearTokenFault(workspace);
}
