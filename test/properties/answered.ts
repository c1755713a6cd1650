import { ACTIONS, WORDS_MODAL } from "../../bot/views/action-ids.ts";
import type { Approval } from "../../store/approvals.ts";
import { envelopes } from "../../store/schema.ts";
import { keyOf, type Passage } from "./slack-facts.ts";
import type { World } from "./world.ts";

/** A press, or a window that was sent. */
interface Act {
  what: string;
  personId: string;
  /** Under which the bot says what it has to say to this act, and to none other; the first for one person. */
  keys: [string, ...string[]];
  /** Last part of its own address for answers; of a window: none. */
  responseKey: string | null;
  triggerId: string | null;
  /** The Decision that it would be. */
  decides: { approvalId: string; answer: Approval["status"]; words: string | null } | null;
  /** Milliseconds since the epoch, by Slack's clock. */
  at: number;
  /** What Slack was answered, which its window shows. */
  ack: Record<string, unknown> | null;
}

const DECIDES: Record<string, Approval["status"]> = { [ACTIONS.yes]: "yes", [ACTIONS.no]: "no" };
const DECIDES_WITH_WORDS: Record<string, Approval["status"]> = { change: "change", decline: "no", answer: "yes" };

/**
 * Each press and each window that was taken got an answer of its own: words by its own address or under its own key, the
 * window that its trigger opened, what its window says, or the card of what it decided. One Decision answers one act.
 */
export function unanswered(world: World, asked: readonly Approval[]): string[] {
  const saved = new Set(
    world.registry.orm
      .select({ key: envelopes.key })
      .from(envelopes)
      .all()
      .map(({ key }) => key),
  );
  const traffic = world.slack.traffic();
  const used = world.slack.usedResponseUrls();
  const opened = new Set(
    traffic.flatMap(({ name, body, answer }) =>
      name === "views.open" && answer?.ok === true ? [String(body.trigger_id)] : [],
    ),
  );
  const said = new Set([...world.whispered(), ...world.slack.messages().flatMap((message) => keyOf(message) ?? [])]);
  const decided = new Set<string>();
  return traffic.flatMap((passage) => {
    const act = actOf(passage);
    if (act === null || !saved.has(passage.envelopeId ?? "")) return [];
    const isAnswered =
      (act.responseKey !== null && used.has(act.responseKey)) ||
      (act.triggerId !== null && opened.has(act.triggerId)) ||
      [...act.keys, `${act.keys[0]}:whole`, `given-up:${passage.envelopeId}`].some((key) => said.has(key)) ||
      typeof act.ack?.response_action === "string";
    if (isAnswered) return [];
    const decision = act.decides;
    const own = decision && asked.find((approval) => isBy(act, decision, approval) && !decided.has(approval.id));
    if (own) decided.add(own.id);
    return own ? [] : [`${act.personId}: ${act.what} at ${act.at}, and it was never answered`];
  });
}

function isBy({ personId, at }: Act, { approvalId, answer, words }: NonNullable<Act["decides"]>, approval: Approval) {
  const { id, decidedBy, decidedAt, status } = approval;
  if (id !== approvalId || decidedBy !== personId || (decidedAt ?? 0) < at) return false;
  return status === answer && approval.words === words;
}

function actOf({ kind, body, answer }: Passage): Act | null {
  if (kind !== "interactive") return null;
  if (body.type === "block_actions") return pressOf(body, answer);
  return body.type === "view_submission" ? submissionOf(body, answer) : null;
}

function pressOf(body: Record<string, unknown>, ack: Act["ack"]): Act | null {
  const { actions, user, response_url, trigger_id } = body as {
    actions: { action_id: string; value?: string; action_ts: string }[];
    user: { id: string };
    response_url?: string;
    trigger_id: string;
  };
  const [action] = actions;
  // What is chosen in a window changes the window.
  if (action === undefined || response_url === undefined) return null;
  const answer = DECIDES[action.action_id];
  return {
    ...{ what: `pressed ${action.action_id}`, personId: user.id, triggerId: trigger_id, ack },
    keys: [`press:${user.id}:${action.action_ts}`],
    responseKey: response_url.split("/").at(-1) ?? "",
    decides: answer === undefined ? null : { approvalId: action.value ?? "", answer, words: null },
    at: Math.floor(Number(action.action_ts) * 1_000),
  };
}

function submissionOf(body: Record<string, unknown>, ack: Act["ack"]): Act {
  const { user, view } = body as {
    user: { id: string };
    view: {
      id: string;
      callback_id: string;
      private_metadata: string;
      state: { values: { words?: { words?: { value?: string | null } } } };
    };
  };
  const origin = view.callback_id === WORDS_MODAL ? JSON.parse(view.private_metadata) : null;
  const answer = DECIDES_WITH_WORDS[origin?.purpose];
  const words = view.state.values.words?.words?.value?.trim() ?? "";
  return {
    ...{ what: `sent ${view.callback_id}`, personId: user.id, ack },
    // Other words for an ask are answered by standing in its thread.
    keys: [`view:${view.id}`, ...(origin?.purpose === "differently" ? [`words:${origin.requestId}:${view.id}`] : [])],
    ...{ responseKey: null, triggerId: null, at: 0 },
    decides: answer === undefined ? null : { approvalId: origin.approvalId, answer, words },
  };
}
