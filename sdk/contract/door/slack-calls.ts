import { z } from "zod";
import type { Bindings } from "../bindings.ts";
import { type DoorRefusal, refusal } from "./door-answer.ts";

/** What an App says in Slack: `POST /slack/post`, `/slack/dm`, `/slack/update` and `/slack/upload`. */

/** Names a post of the App's own, as the door gave it out: the delivery's id, or one of the call's own, and the call's number (wire.ts). */
const postReferenceSchema = z.string().regex(/^[A-Za-z0-9_.@-]{1,120}:\d{1,6}(-[0-9a-f]{12})?$/);
const channelSchema = z.string().regex(/^#[a-z0-9_-]{1,80}$/);
const textSchema = z.string().min(1).max(40_000);

/** Of a file for Slack. */
export const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;

const slackPostSchema = z.strictObject({
  channel: channelSchema,
  text: textSchema,
  /** Below which post of the App's own it is said. */
  thread: postReferenceSchema.optional(),
});

const slackDmSchema = z.strictObject({
  /** Slack user id. */
  person: z.string().regex(/^[UW][A-Z0-9]{2,}$/),
  text: textSchema,
  thread: postReferenceSchema.optional(),
});

const slackUpdateSchema = z.strictObject({ post: postReferenceSchema, text: textSchema });

const slackUploadSchema = z.strictObject({
  channel: channelSchema,
  /** Its ending tells Slack how to show it. */
  name: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[^/\\\p{Cc}]+$/u),
  title: z.string().min(1).max(200).optional(),
  /** Base64. */
  content: z.base64().max(Math.ceil(MAX_UPLOAD_BYTES / 3) * 4),
  thread: postReferenceSchema.optional(),
});

/** What an App wants said, as its manifest lets it. */
export interface WantedInSlack {
  kind: "post" | "update" | "upload";
  /** `#food`, or `@U012AB3CD` in private; null: where the post stands that is changed. */
  channel: string | null;
  /** What is said; of a file what it is, and how it begins where it is text. */
  text: string;
  /** The post that it is below, or that it changes. */
  of: string | null;
  file: SlackFile | null;
}

export interface SlackFile {
  name: string;
  title: string;
  bytes: Uint8Array;
}

/** Reads one of these calls and judges it by the manifest's `bindings`. */
export function readSlackCall(
  path: string,
  sent: unknown,
  bindings: Bindings,
): { ok: true; wanted: WantedInSlack } | DoorRefusal {
  if (path === "/slack/dm") return readDm(sent, bindings);
  if (path === "/slack/update") return readUpdate(sent);
  return path === "/slack/upload" ? readUpload(sent, bindings) : readPost(sent, bindings);
}

function readPost(sent: unknown, bindings: Bindings): ReturnType<typeof readSlackCall> {
  const post = slackPostSchema.safeParse(sent);
  const fix =
    'Send {channel: "#name", text: "1 to 40,000 characters"}, and thread: a post of yours, where it belongs below one.';
  if (!post.success) return refusal("bad_post", "This is no post.", fix);
  const { channel, text, thread = null } = post.data;
  return granted(channel, bindings) ?? { ok: true, wanted: { kind: "post", channel, text, of: thread, file: null } };
}

function readDm(sent: unknown, { slack }: Bindings): ReturnType<typeof readSlackCall> {
  const word = slackDmSchema.safeParse(sent);
  const fix = 'Send {person: "U012AB3CD", text: "1 to 40,000 characters"} and nothing else.';
  if (!word.success) return refusal("bad_dm", "This is no word to a person.", fix);
  if (slack?.dm !== true) {
    const declare = "Write `dm: true` under bindings.slack in app.yaml and deploy the change.";
    return refusal("not_bound", "This app may not tell people in private.", declare);
  }
  const { person, text, thread = null } = word.data;
  return { ok: true, wanted: { kind: "post", channel: `@${person}`, text, of: thread, file: null } };
}

/** That the post is the App's own is judged where posts are kept. */
function readUpdate(sent: unknown): ReturnType<typeof readSlackCall> {
  const update = slackUpdateSchema.safeParse(sent);
  const fix = "Send {post, text}: what slack.post gave you, and 1 to 40,000 characters.";
  if (!update.success) return refusal("bad_update", "This changes no post.", fix);
  const { post, text } = update.data;
  return { ok: true, wanted: { kind: "update", channel: null, text, of: post, file: null } };
}

function readUpload(sent: unknown, bindings: Bindings): ReturnType<typeof readSlackCall> {
  const upload = slackUploadSchema.safeParse(sent);
  const bytes = upload.success ? Buffer.from(upload.data.content, "base64") : null;
  if (!upload.success || bytes === null || bytes.length > MAX_UPLOAD_BYTES) {
    const fix = 'Give a name such as "orders.csv" (no folders, at most 120 characters) and at most 8 MB of content.';
    return refusal("bad_upload", "This is no file for Slack.", fix);
  }
  const { channel, name, title = name, thread = null } = upload.data;
  const wanted = { kind: "upload" as const, channel, of: thread, text: fileWords(name, title, bytes) };
  return granted(channel, bindings) ?? { ok: true, wanted: { ...wanted, file: { name, title, bytes } } };
}

const SHOWN_OF_FILE = 2_000;

/** For previews, and for Checks, which look into it. */
function fileWords(name: string, title: string, bytes: Uint8Array): string {
  const head = `${name}${title === name ? "" : ` (${title})`}, ${bytes.length.toLocaleString("en")} bytes`;
  const beginning = Buffer.from(bytes.subarray(0, SHOWN_OF_FILE * 4)).toString("utf8");
  return /[\p{Cc}\uFFFD]/u.test(beginning.replace(/[\t\r\n]|\uFFFD$/g, "")) || beginning === ""
    ? head
    : `${head}\n${beginning.slice(0, SHOWN_OF_FILE)}`;
}

function granted(channel: string, { slack }: Bindings): DoorRefusal | null {
  if (slack?.post?.includes(channel) === true) return null;
  const now = slack?.post === undefined ? "none" : slack.post.join(", ");
  return refusal(
    "not_bound",
    `This app may not post in ${channel}.`,
    `Name ${channel} under bindings.slack.post in app.yaml (there now: ${now}) and deploy the change.`,
  );
}

/** Where `of` names no post of this App. */
export function noSuchPost(): DoorRefusal {
  const fix = "Keep what slack.post, slack.dm and slack.upload give you as it is, and use it in the app that posted.";
  return refusal("no_such_post", "This app has no such post.", fix);
}
