import { isJson, type Json, objectsIn } from "./json.ts";
import { findPerson } from "./people.ts";
import { randomId, randomName } from "./random.ts";
import { SlackError } from "./slack-error.ts";
import { storedBlocks } from "./validators/stored-blocks.ts";
import { initialValues, type StateValues } from "./view-state.ts";
import type { Workspace } from "./workspace.ts";

/** A modal or a Home as Slack shows it to the app. */
export interface View extends Json {
  id: string;
  type: string;
  hash: string;
  blocks: Json[];
  state: { values: StateValues };
}

export interface OpenView {
  userId: string;
  kind: "modal" | "home";
  /** 0 is the first modal of the stack. */
  position: number;
  view: View;
}

const maxStack = 3;

interface Row {
  user_id: string;
  kind: "modal" | "home";
  position: number;
  record: string;
}

/** The person's modals, the visible one last. */
export function stackOf(workspace: Workspace, userId: string): OpenView[] {
  const sql = "select * from views where user_id = ? and kind = 'modal' order by position";
  return workspace.db.all<Row>(sql, userId).map(openView);
}

export function homeOf(workspace: Workspace, userId: string): OpenView | undefined {
  const row = workspace.db.get<Row>("select * from views where user_id = ? and kind = 'home'", userId);
  return row && openView(row);
}

export function findView(workspace: Workspace, viewId: string): OpenView | undefined {
  const row = workspace.db.get<Row>("select * from views where view_id = ?", viewId);
  return row && openView(row);
}

export function findViewByExternalId(workspace: Workspace, externalId: string): OpenView | undefined {
  const row = workspace.db.get<Row>("select * from views where json_extract(record, '$.external_id') = ?", externalId);
  return row && openView(row);
}

/** Opens the first modal of a person's stack; what was open is gone. */
export function openModal(workspace: Workspace, userId: string, given: Json): View {
  clearStack(workspace, userId);
  return insertView(workspace, { userId, kind: "modal", position: 0 }, given, null);
}

export function pushModal(workspace: Workspace, userId: string, given: Json): View {
  const stack = stackOf(workspace, userId);
  const top = stack.at(-1);
  if (!top) throw new SlackError("not_found");
  if (stack.length >= maxStack) throw new SlackError("push_limit_reached");
  return insertView(workspace, { userId, kind: "modal", position: top.position + 1 }, given, top.view);
}

/** Shows something else in a view that is open. What was typed in fields that stay is kept. */
export function updateView(workspace: Workspace, open: OpenView, given: Json, hash?: string): View {
  if (hash !== undefined && hash !== open.view.hash) throw new SlackError("hash_conflict");
  const fresh = described(workspace, given, open.view.id);
  const values = initialValues(fresh.blocks, open.view.state.values);
  const { previous_view_id: previous, root_view_id: root } = open.view;
  const view = { ...fresh, state: { values }, previous_view_id: previous, root_view_id: root };
  saveView(workspace, { ...open, view });
  return view;
}

export function publishHome(workspace: Workspace, userId: string, given: Json, hash?: string): View {
  if (!findPerson(workspace, userId)) throw new SlackError("invalid_arguments");
  const open = homeOf(workspace, userId);
  if (open) return updateView(workspace, open, given, hash);
  return insertView(workspace, { userId, kind: "home", position: 0 }, given, null);
}

/** Keeps what a person typed or chose, so that the app's payloads and later updates have it. */
export function saveState(workspace: Workspace, open: OpenView, values: StateValues): OpenView {
  const kept = { ...open, view: { ...open.view, state: { values } } };
  saveView(workspace, kept);
  return kept;
}

export function removeView(workspace: Workspace, open: OpenView): void {
  workspace.db.run("delete from views where view_id = ?", open.view.id);
  tell(workspace, open.userId);
}

export function clearStack(workspace: Workspace, userId: string): void {
  workspace.db.run("delete from views where user_id = ? and kind = 'modal'", userId);
  tell(workspace, userId);
}

function insertView(workspace: Workspace, place: Omit<OpenView, "view">, given: Json, previous: View | null): View {
  const viewId = randomId("V");
  const fresh = described(workspace, given, viewId);
  const view: View = {
    ...fresh,
    state: { values: initialValues(fresh.blocks, {}) },
    previous_view_id: previous?.id ?? null,
    root_view_id: previous?.root_view_id ?? viewId,
  };
  if (view.external_id !== "" && findViewByExternalId(workspace, String(view.external_id))) {
    throw new SlackError("duplicate_external_id");
  }
  workspace.db.run(
    "insert into views (view_id, user_id, kind, position, record) values (?, ?, ?, ?, ?)",
    viewId,
    place.userId,
    place.kind,
    place.position,
    JSON.stringify(view),
  );
  tell(workspace, place.userId);
  return view;
}

function saveView(workspace: Workspace, open: OpenView): void {
  workspace.db.run("update views set record = ? where view_id = ?", JSON.stringify(open.view), open.view.id);
  tell(workspace, open.userId);
}

function described(workspace: Workspace, given: Json, viewId: string): View {
  const { teamId, appId, botId } = workspace.identity;
  return {
    id: viewId,
    team_id: teamId,
    type: String(given.type),
    blocks: storedBlocks(objectsIn(given.blocks)),
    private_metadata: given.private_metadata ?? "",
    callback_id: given.callback_id ?? "",
    state: { values: {} },
    hash: `${Math.floor(workspace.now() / 1000)}.${randomName(8)}`,
    title: isJson(given.title) ? given.title : { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: given.clear_on_close === true,
    notify_on_close: given.notify_on_close === true,
    close: given.close ?? null,
    submit: given.submit ?? null,
    app_id: appId,
    external_id: given.external_id ?? "",
    app_installed_team_id: teamId,
    bot_id: botId,
  };
}

function openView(row: Row): OpenView {
  return { userId: row.user_id, kind: row.kind, position: row.position, view: JSON.parse(row.record) as View };
}

function tell(workspace: Workspace, userId: string): void {
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "views", userId }));
}
