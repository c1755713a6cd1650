import { SlackError } from "../slack-error.ts";
import { useTrigger } from "../triggers.ts";
import { requireView } from "../validators/view.ts";
import { findView, findViewByExternalId, openModal, publishHome, pushModal, updateView } from "../views.ts";
import { json, text } from "./arguments.ts";
import { defineMethod, type Method } from "./method.ts";

const openMethod = defineMethod({
  tokens: ["bot"],
  args: { trigger_id: text, view: json },
  run: ({ workspace, args }) => {
    const view = requireView(args.view, "modal");
    return workspace.db.transaction(() => ({
      view: openModal(workspace, useTrigger(workspace, args.trigger_id), view),
    }));
  },
});

const pushMethod = defineMethod({
  tokens: ["bot"],
  args: { trigger_id: text, view: json },
  run: ({ workspace, args }) => {
    const view = requireView(args.view, "modal");
    return workspace.db.transaction(() => ({
      view: pushModal(workspace, useTrigger(workspace, args.trigger_id), view),
    }));
  },
});

const updateMethod = defineMethod({
  tokens: ["bot"],
  args: { view: json, view_id: text.optional(), external_id: text.optional(), hash: text.optional() },
  run: ({ workspace, args }) => {
    const open =
      args.view_id === undefined
        ? findViewByExternalId(workspace, args.external_id ?? "")
        : findView(workspace, args.view_id);
    if (!open) throw new SlackError("not_found");
    const view = requireView(args.view, open.kind);
    return workspace.db.transaction(() => ({ view: updateView(workspace, open, view, args.hash) }));
  },
});

const publishMethod = defineMethod({
  tokens: ["bot"],
  args: { user_id: text, view: json, hash: text.optional() },
  run: ({ workspace, args }) => {
    if (!workspace.manifest.features.app_home.home_tab_enabled) throw new SlackError("not_enabled");
    const view = requireView(args.view, "home");
    return workspace.db.transaction(() => ({ view: publishHome(workspace, args.user_id, view, args.hash) }));
  },
});

export const viewMethods: Record<string, Method> = {
  "views.open": openMethod,
  "views.push": pushMethod,
  "views.update": updateMethod,
  "views.publish": publishMethod,
};
