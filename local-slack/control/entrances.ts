import { z } from "zod";
import { changePerson } from "../change-person.ts";
import { clickInMessage, clickInView } from "../click.ts";
import { runCommand } from "../command.ts";
import { conversationCalled } from "../conversations.ts";
import type { Answer } from "../delivery/questions.ts";
import type { Delivery } from "../delivery.ts";
import { findEnvelope, saveEnvelope } from "../envelopes.ts";
import { deleteEphemeral } from "../ephemerals.ts";
import { openHome } from "../home-tab.ts";
import type { Json } from "../json.ts";
import { closeModal, submitModal } from "../modal.ts";
import { type Person, personCalled, slackUser } from "../people.ts";
import { react } from "../react.ts";
import { markRead } from "../read-marks.ts";
import { pressStop } from "../sessions/stop.ts";
import { setEditWindow } from "../settings.ts";
import { chooseShortcut } from "../shortcut.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";

/** One thing that the control API can do; it answers what stands beside `ok`. */
export type Entrance = (workspace: Workspace, delivery: Delivery, body: unknown, name: string) => Promise<Json>;

const user = z.string().min(1);

/** `POST /control/<name>`: what people do in Slack's window, for which the Web API has no method. */
export const entrances: Record<string, Entrance> = {
  click: entrance(
    {
      user,
      channel: z.string().optional(),
      ts: z.string().optional(),
      view_id: z.string().optional(),
      action_id: z.string(),
      block_id: z.string().optional(),
      value: z.unknown().optional(),
      values: z.record(z.string(), z.unknown()).optional(),
      shown_blocks: z.array(z.unknown()).optional(),
    },
    async (workspace, delivery, body) => {
      const person = actor(workspace, body.user);
      const press = { actionId: body.action_id, blockId: body.block_id, value: body.value, values: body.values };
      if (body.view_id !== undefined) return told(await clickInView(workspace, delivery, person, body.view_id, press));
      const conversation = conversationCalled(workspace, body.channel ?? "");
      const shown = { ...press, shownBlocks: body.shown_blocks };
      return told(await clickInMessage(workspace, delivery, person, conversation, body.ts ?? "", shown));
    },
  ),
  command: entrance({ user, channel: z.string(), text: z.string() }, async (workspace, delivery, body) => {
    const conversation = conversationCalled(workspace, body.channel);
    return told(await runCommand(workspace, delivery, actor(workspace, body.user), conversation, body.text));
  }),
  shortcut: entrance(
    { user, channel: z.string(), ts: z.string(), callback_id: z.string() },
    async (workspace, delivery, body) => {
      const conversation = conversationCalled(workspace, body.channel);
      const chosen = { ts: body.ts, callbackId: body.callback_id };
      return told(await chooseShortcut(workspace, delivery, actor(workspace, body.user), conversation, chosen));
    },
  ),
  submit: entrance(
    { user, view_id: z.string(), values: z.record(z.string(), z.unknown()).default({}) },
    async (workspace, delivery, body) =>
      told(await submitModal(workspace, delivery, actor(workspace, body.user), body.view_id, body.values)),
  ),
  close: entrance({ user, view_id: z.string(), all: z.boolean().default(false) }, async (workspace, delivery, body) =>
    told(await closeModal(workspace, delivery, actor(workspace, body.user), body.view_id, body.all)),
  ),
  react: entrance(
    { user, channel: z.string(), ts: z.string(), name: z.string(), remove: z.boolean().default(false) },
    async (workspace, _, body) => {
      const conversation = conversationCalled(workspace, body.channel);
      const { userId } = actor(workspace, body.user);
      react(workspace, conversation, { ts: body.ts, name: body.name, userId, isRemoved: body.remove });
      return {};
    },
  ),
  read: entrance(
    { user, channel: z.string(), ts: z.string().regex(/^\d+\.\d+$/), thread_ts: z.string().default("") },
    async (workspace, _, body) => {
      const { channelId } = conversationCalled(workspace, body.channel);
      const { userId } = actor(workspace, body.user);
      markRead(workspace, { userId, channelId, threadTs: body.thread_ts }, body.ts);
      return {};
    },
  ),
  dismiss: entrance({ user, channel: z.string(), ts: z.string() }, async (workspace, _, body) => {
    const { channelId } = conversationCalled(workspace, body.channel);
    deleteEphemeral(workspace, channelId, body.ts, actor(workspace, body.user).userId);
    return {};
  }),
  home: entrance({ user, tab: z.enum(["home", "messages"]).default("home") }, async (workspace, _, body) => ({
    view: openHome(workspace, actor(workspace, body.user), body.tab),
  })),
  "stop-session": entrance({ user, channel: z.string(), thread_ts: z.string() }, async (workspace, _, body) => {
    const conversation = conversationCalled(workspace, body.channel);
    return { streaming_message_ts: pressStop(workspace, actor(workspace, body.user), conversation, body.thread_ts) };
  }),
  settings: entrance({ edit_window_minutes: z.number().int().min(0).nullable() }, async (workspace, _, body) => {
    setEditWindow(workspace, body.edit_window_minutes);
    return {};
  }),
  "event-replay": entrance(
    { envelope: z.string().default("last"), times: z.number().int().min(1).max(100).default(1) },
    async (workspace, _, body) => {
      const envelope = findEnvelope(workspace, body.envelope);
      if (!envelope)
        throw new SlackError("envelope_not_found", { message: `No event ${body.envelope} was ever sent.` });
      for (let sent = 0; sent < body.times; sent += 1) saveEnvelope(workspace, envelope.eventId, envelope.payload);
      return { event_id: envelope.eventId };
    },
  ),
};

/** `POST /control/people/<handle>`: somebody leaves, becomes a guest, moves. */
export const changePersonEntrance = entrance(
  {
    deleted: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_admin: z.boolean().optional(),
    tz: z.string().optional(),
    locale: z.string().optional(),
    real_name: z.string().min(1).optional(),
    display_name: z.string().optional(),
    email: z.string().optional(),
  },
  async (workspace, _, body, name) => {
    const fields: Partial<Person> = Object.fromEntries(
      Object.entries({
        isDeleted: body.deleted,
        isRestricted: body.is_restricted,
        isUltraRestricted: body.is_ultra_restricted,
        isAdmin: body.is_admin,
        tz: body.tz,
        locale: body.locale,
        realName: body.real_name,
        displayName: body.display_name,
        email: body.email,
      }).filter(([, value]) => value !== undefined),
    );
    const person = changePerson(workspace, personCalled(workspace, name), fields);
    return { user: slackUser(workspace, person, { email: true, locale: true }) };
  },
);

function entrance<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (workspace: Workspace, delivery: Delivery, body: z.infer<z.ZodObject<Shape>>, name: string) => Promise<Json>,
): Entrance {
  const schema = z.strictObject(shape);
  return (workspace, delivery, body, name) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new SlackError("invalid_arguments", { message: z.prettifyError(parsed.error) });
    return run(workspace, delivery, parsed.data as z.infer<z.ZodObject<Shape>>, name);
  };
}

/** Somebody who is still there: a deleted account can do nothing. */
function actor(workspace: Workspace, name: string): Person {
  const person = personCalled(workspace, name);
  if (person.isDeleted || person.isBot)
    throw new SlackError("account_inactive", { message: `${name} cannot act here.` });
  return person;
}

function told(answer: Answer): Json {
  if (!answer.isAcked) return { acked: false, error: "operation_timeout" };
  return { acked: true, ...(Object.keys(answer.payload).length > 0 ? { response: answer.payload } : {}) };
}
