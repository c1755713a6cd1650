import { chosen } from "./choices.ts";
import type { Json } from "./json.ts";
import { SlackError } from "./slack-error.ts";
import { type StateValues, statefulElements } from "./view-state.ts";
import type { OpenView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** The view's values after a person filled in `values`, which are by block id or action id. */
export function filled(workspace: Workspace, open: OpenView, values: Json): StateValues {
  const state: StateValues = structuredClone(open.view.state.values);
  const unused = new Set(Object.keys(values));
  for (const { blockId, element } of statefulElements(open.view.blocks)) {
    const actionId = String(element.action_id);
    const key = Object.hasOwn(values, blockId) ? blockId : actionId;
    if (!Object.hasOwn(values, key)) continue;
    unused.delete(key);
    state[blockId] = { ...state[blockId], [actionId]: chosen(workspace, element, values[key]) };
  }
  if (unused.size === 0) return state;
  throw new SlackError("unknown_field", { message: `The modal has no field ${[...unused].join(", ")}.` });
}
