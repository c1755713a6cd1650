import { z } from "zod";

/** What we read of what Slack sends. Unknown fields are Slack's to add. */

const fileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  filetype: z.string().nullish(),
  size: z.number().nullish(),
  mode: z.string().nullish(),
  file_access: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});

export type SlackFile = z.infer<typeof fileSchema>;

const attachmentSchema = z.object({
  text: z.string().nullish(),
  fallback: z.string().nullish(),
  author_name: z.string().nullish(),
  channel_name: z.string().nullish(),
  from_url: z.string().nullish(),
  is_share: z.boolean().nullish(),
  is_msg_unfurl: z.boolean().nullish(),
  message_blocks: z.unknown().optional(),
  files: z.array(fileSchema).nullish(),
});

export type SlackAttachment = z.infer<typeof attachmentSchema>;

/** A `message` or `app_mention` event. */
export const messageSchema = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(""),
  ts: z.string(),
  thread_ts: z.string().optional(),
  hidden: z.boolean().optional(),
  edited: z.unknown().optional(),
  files: z.array(fileSchema).optional(),
  attachments: z.array(attachmentSchema).optional(),
});

export type SlackMessage = z.infer<typeof messageSchema>;

/** `message` with the subtype `message_changed` or `message_deleted`: docs.slack.dev/reference/events/message */
export const revisionSchema = z.object({
  subtype: z.enum(["message_changed", "message_deleted"]),
  channel: z.string(),
  channel_type: z.string().optional(),
  ts: z.string(),
  /** As it stands; a deleted root with replies leaves a tombstone, which is no message of a person's. */
  message: messageSchema.omit({ channel: true, type: true }).optional(),
  previous_message: messageSchema.omit({ channel: true, type: true }),
});

/** `agent_session_stopped`: https://docs.slack.dev/reference/events/agent_session_stopped */
export const threadStopSchema = z.object({
  channel: z.string(),
  thread_ts: z.string(),
  user: z.string(),
  event_ts: z.string(),
});

/** A press on a button of a message, the Home or a modal, or somebody chosen there. */
export const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z.object({ message_ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  channel: z.object({ id: z.string() }).optional(),
  message: z
    .object({ ts: z.string(), thread_ts: z.string().optional(), blocks: z.array(z.unknown()).optional() })
    .optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().optional(),
        value: z.string().optional(),
        /** Of a list of people. */
        selected_user: z.string().nullish(),
        action_ts: z.string(),
      }),
    )
    .min(1),
});

export type Press = z.infer<typeof pressSchema>;

export const submissionSchema = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.object({ words: z.object({ words: z.object({ value: z.string().nullish() }) }) }) }),
  }),
});

/** The form whose choices bring other fields: sent, or something chosen in it. */
export const formSchema = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string(), private_metadata: z.string(), state: z.object({ values: z.unknown() }) }),
});

export const commandSchema = z.object({
  /** `/tool`, or one that is an app's own. */
  command: z.string().default("/tool"),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(""),
  trigger_id: z.string(),
  response_url: z.string(),
});

export const reactionSchema = z.object({
  user: z.string(),
  reaction: z.string(),
  event_ts: z.string(),
  item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
});

/** https://docs.slack.dev/reference/events/member_joined_channel */
export const joinSchema = z.object({ user: z.string(), channel: z.string(), event_ts: z.string() });

/** `message_action`, somebody chose an entry of a message's menu: docs.slack.dev/interactivity/implementing-shortcuts */
export const shortcutSchema = z.object({
  callback_id: z.string(),
  trigger_id: z.string(),
  action_ts: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({
    ts: z.string(),
    thread_ts: z.string().optional(),
    user: z.string().optional(),
    text: z.string().default(""),
  }),
});

/** What was chosen in the window that lists them. */
export const chosenShortcutSchema = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({
      values: z.object({
        shortcut: z.object({ shortcut: z.object({ selected_option: z.object({ value: z.string() }) }) }),
      }),
    }),
  }),
});

export const homeOpenedSchema = z.object({ user: z.string(), tab: z.string() });

/** A person as `users.list`, `users.info` and `user_change` give them. */
export const slackUserSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().default(""),
  deleted: z.boolean().default(false),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  updated: z.number().optional(),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
});

export type SlackUser = z.infer<typeof slackUserSchema>;
