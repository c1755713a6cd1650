import { isEmptyValue } from "./choices.ts";
import { requireView } from "./click.ts";
import type { Answer } from "./delivery/questions.ts";
import type { Delivery } from "./delivery.ts";
import { filled } from "./filled.ts";
import { isJson, type Json, textOf } from "./json.ts";
import { payloadBase } from "./payloads.ts";
import type { Person } from "./people.ts";
import { SlackError } from "./slack-error.ts";
import { makeTrigger } from "./triggers.ts";
import { requireView as requireViewShape } from "./validators/view.ts";
import { type StateValues, statefulElements } from "./view-state.ts";
import { clearStack, type OpenView, pushModal, removeView, saveState, stackOf, updateView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/**
 * A person submits their modal. `values` are by block id or action id. A required field left empty is refused here, as
 * Slack's own window would; the app's `response_action` is carried out, `errors` leaves the modal open.
 */
export async function submitModal(
  workspace: Workspace,
  delivery: Delivery,
  person: Person,
  viewId: string,
  values: Json,
): Promise<Answer> {
  const open = requireTop(workspace, person, viewId);
  const state = filled(workspace, open, values);
  requireComplete(open, state);
  const { view } = saveState(workspace, open, state);
  const answer = await delivery.ask("interactive", {
    ...payloadBase(workspace, "view_submission", person),
    trigger_id: makeTrigger(workspace, person.userId),
    view,
    response_urls: [],
  });
  if (answer.isAcked) workspace.db.transaction(() => carryOut(workspace, person, viewId, answer.payload));
  return answer;
}

/** A person closes their modal, or all of the stack. The app is told where the view asked for it. */
export async function closeModal(
  workspace: Workspace,
  delivery: Delivery,
  person: Person,
  viewId: string,
  isWholeStack: boolean,
): Promise<Answer> {
  const open = requireTop(workspace, person, viewId);
  const isCleared = isWholeStack || open.view.clear_on_close === true;
  const closing = isCleared ? stackOf(workspace, person.userId) : [open];
  for (const view of closing) removeView(workspace, view);
  const told = closing.filter((one) => one.view.notify_on_close === true);
  const base = payloadBase(workspace, "view_closed", person);
  const answers = await Promise.all(
    told.map((one) => delivery.ask("interactive", { ...base, view: one.view, is_cleared: isCleared })),
  );
  return answers.find((answer) => !answer.isAcked) ?? { isAcked: true, payload: {} };
}

function requireTop(workspace: Workspace, person: Person, viewId: string): OpenView {
  const open = requireView(workspace, person, viewId);
  if (open.kind === "modal" && stackOf(workspace, person.userId).at(-1)?.view.id === viewId) return open;
  throw new SlackError("view_not_on_top", {
    message: `The view ${viewId} is not the modal that ${person.handle} sees.`,
  });
}

/** Refuses with what is wrong in each field, all at once. */
function requireComplete(open: OpenView, state: StateValues): void {
  const fields = statefulElements(open.view.blocks).filter(({ block }) => block.type === "input");
  const faults = fields.map(({ blockId, element, block }) => {
    const value = state[blockId]?.[String(element.action_id)];
    return [blockId, faultOf(element, value, block.optional === true)] as const;
  });
  const errors = Object.fromEntries(faults.filter(([, sentence]) => sentence !== undefined));
  if (Object.keys(errors).length > 0) throw new SlackError("incomplete", { errors });
}

function faultOf(element: Json, value: Json | undefined, isOptional: boolean): string | undefined {
  const isEmpty = !value || isEmptyValue(value);
  if (isEmpty) return isOptional ? undefined : "Please complete this required field.";
  const length = textOf(value.value).length;
  const min = Number(element.min_length ?? 0);
  const max = Number(element.max_length ?? 3000);
  if (length < min) return `Please write at least ${min} characters.`;
  return length > max ? `Please write at most ${max} characters.` : undefined;
}

function carryOut(workspace: Workspace, person: Person, viewId: string, payload: Json): void {
  const open = requireView(workspace, person, viewId);
  switch (payload.response_action) {
    case undefined:
      removeView(workspace, open);
      break;
    case "errors":
      if (!isJson(payload.errors)) throw new SlackError("invalid_response", { message: "`errors` must be an object." });
      break;
    case "clear":
      clearStack(workspace, person.userId);
      break;
    case "update":
      updateView(workspace, open, requireViewShape(payload.view, "modal"));
      break;
    case "push":
      pushModal(workspace, person.userId, requireViewShape(payload.view, "modal"));
      break;
    default: {
      const message = `Slack knows no response_action "${String(payload.response_action)}".`;
      throw new SlackError("invalid_response", { message });
    }
  }
}
