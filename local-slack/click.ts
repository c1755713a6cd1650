import { chosen } from "./choices.ts";
import { type Conversation, isMember } from "./conversations.ts";
import type { Answer } from "./delivery/questions.ts";
import type { Delivery } from "./delivery.ts";
import type { Message } from "./draft.ts";
import { findEphemeral } from "./ephemerals.ts";
import { filled } from "./filled.ts";
import { findElement } from "./find-element.ts";
import { isJson, type Json, objectsIn } from "./json.ts";
import { findMessage } from "./messages.ts";
import { channelNameFor, payloadBase } from "./payloads.ts";
import type { Person } from "./people.ts";
import { makeResponseUrl } from "./response-urls.ts";
import { shownMessage } from "./shown-message.ts";
import { SlackError } from "./slack-error.ts";
import { makeTrigger } from "./triggers.ts";
import { initialValues, type StateValues } from "./view-state.ts";
import { findView, type OpenView, saveState } from "./views.ts";
import type { Workspace } from "./workspace.ts";

export interface Press {
  actionId: string;
  blockId?: string | undefined;
  value?: unknown;
  /** What their window still shows, where the message was edited and the edit has not come to it yet. */
  shownBlocks?: unknown[] | undefined;
}

/** A person presses a button or chooses from a menu in a message, which may be one that only they see. */
export function clickInMessage(
  workspace: Workspace,
  delivery: Delivery,
  person: Person,
  conversation: Conversation,
  ts: string,
  press: Press,
): Promise<Answer> {
  const { channelId } = conversation;
  requireInteractive(workspace);
  const own = findEphemeral(workspace, channelId, ts, person.userId);
  const message = own ?? findMessage(workspace, channelId, ts);
  if (!message || !isMember(workspace, channelId, person.userId)) {
    throw new SlackError("message_not_found", { message: `${person.handle} sees no message ${ts} there.` });
  }
  const found = requireElement(objectsIn(press.shownBlocks ?? message.blocks), press);
  requireSeen(found.element, person, press);
  const threadTs = typeof message.thread_ts === "string" ? message.thread_ts : undefined;
  const isEphemeral = own !== undefined;
  const action = actionOf(workspace, found, press, workspace.now());
  const values = withAction(initialValues(objectsIn(message.blocks), {}), found.blockId, action);
  return delivery.ask("interactive", {
    ...payloadBase(workspace, "block_actions", person),
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channelId,
      is_ephemeral: isEphemeral,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    trigger_id: makeTrigger(workspace, person.userId),
    channel: { id: channelId, name: channelNameFor(workspace, conversation, person.userId) },
    message: isEphemeral ? ephemeralShape(message) : shownMessage(workspace, channelId, message, true),
    state: { values },
    response_url: makeResponseUrl(workspace, { channelId, userId: person.userId, messageTs: ts, isEphemeral }),
    actions: [action],
  });
}

/** A person presses or chooses in their open modal or in the bot's Home; `values` is what else they filled in so far. */
export function clickInView(
  workspace: Workspace,
  delivery: Delivery,
  person: Person,
  viewId: string,
  press: Press & { values?: Json | undefined },
): Promise<Answer> {
  requireInteractive(workspace);
  const open = requireView(workspace, person, viewId);
  const found = requireElement(open.view.blocks, press);
  const action = actionOf(workspace, found, press, workspace.now());
  const { view } = saveState(
    workspace,
    open,
    withAction(filled(workspace, open, press.values ?? {}), found.blockId, action),
  );
  return delivery.ask("interactive", {
    ...payloadBase(workspace, "block_actions", person),
    container: { type: "view", view_id: viewId },
    trigger_id: makeTrigger(workspace, person.userId),
    view,
    actions: [action],
  });
}

/** The view with this id, which must be this person's. */
export function requireView(workspace: Workspace, person: Person, viewId: string): OpenView {
  const open = findView(workspace, viewId);
  if (open && open.userId === person.userId) return open;
  throw new SlackError("view_not_found", { message: `${person.handle} has no view ${viewId} open.` });
}

function requireInteractive(workspace: Workspace): void {
  if (workspace.manifest.settings.interactivity.is_enabled) return;
  throw new SlackError("interactivity_disabled", { message: "The app's manifest does not enable interactivity." });
}

function requireElement(blocks: readonly Json[], press: Press): { blockId: string; element: Json } {
  const found = findElement(blocks, press);
  if (found) return found;
  throw new SlackError("action_not_found", { message: `There is nothing to click called "${press.actionId}".` });
}

/** An icon may be shown to some alone; feedback is one of two values. */
function requireSeen(element: Json, person: Person, press: Press): void {
  const { visible_to_user_ids: seenBy } = element;
  if (Array.isArray(seenBy) && !seenBy.includes(person.userId)) {
    throw new SlackError("action_not_found", { message: `${person.handle} does not see "${press.actionId}".` });
  }
  if (element.type !== "feedback_buttons") return;
  const halves = [element.positive_button, element.negative_button].filter(isJson);
  if (halves.some((half) => half.value === press.value)) return;
  const known = halves.map((half) => String(half.value)).join(", ");
  throw new SlackError("invalid_option", { message: `"${String(press.value)}" is none of the values: ${known}.` });
}

function actionOf(workspace: Workspace, found: { blockId: string; element: Json }, press: Press, nowMs: number): Json {
  const { element, blockId } = found;
  const shared = { action_id: element.action_id, block_id: blockId, action_ts: (nowMs / 1000).toFixed(6) };
  const { type, text, value, url, style } = element;
  if (type === "button" || type === "icon_button" || type === "feedback_buttons") {
    const pressed = type === "feedback_buttons" ? press.value : value;
    return { ...shared, type, ...definedOnly({ text, value: pressed, url, style }) };
  }
  const { placeholder, confirm } = element;
  return { ...shared, ...chosen(workspace, element, press.value ?? null), ...definedOnly({ placeholder, confirm }) };
}

function withAction(values: StateValues, blockId: string, action: Json): StateValues {
  const actionId = String(action.action_id);
  if (!values[blockId]?.[actionId]) return values;
  const { action_id: _, block_id: __, action_ts: ___, placeholder: ____, confirm: _____, ...value } = action;
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

function definedOnly(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function ephemeralShape(message: Message): Json {
  const { is_ephemeral: _, ...shape } = message;
  return shape;
}
