// `@toolroom/app/test`: what an app's own tests call, after importing the app.
import { createHash, randomUUID } from "node:crypto";
import type { Delivery, DeliveryAnswer } from "../contract/delivery.ts";
import { TRIED_PEOPLE } from "../contract/tried-people.ts";
import { DELIVERY_HEADER, IDENTITY_HEADER, signToken } from "../contract/wire.ts";
import type { User } from "./api.ts";
import type { ShortcutChosen, SlackHappened } from "./api-payloads.ts";
import { openRuntime } from "./runtime.ts";

/** Who does it, and the moment it happens (ISO 8601); the asker, and now, when not given. */
export interface Circumstances {
  as?: User;
  at?: string;
}

/** A file that somebody chooses in a form. */
export interface FormFile {
  name: string;
  content: string;
}

/** Two people to test with; the app is the asker's. */
export const asker: User = { ...TRIED_PEOPLE.asker, timeZone: "UTC" };
export const colleague: User = { ...TRIED_PEOPLE.colleague, timeZone: "UTC" };

/** Opens a page, or sends `form` to it, a list for boxes of one name, with `files` where it has some. */
export async function visit(
  path: string,
  circumstances: Circumstances & {
    form?: Record<string, string | readonly string[]>;
    files?: Record<string, FormFile>;
  } = {},
): Promise<{ status: number; text: string; headers: Headers }> {
  tested().openData();
  const body = formBody(circumstances);
  const user = circumstances.as ?? asker;
  const token = { kind: "identity" as const, user, isOwner: user.id === asker.id, ...common(circumstances) };
  const headers = { [IDENTITY_HEADER]: signToken(token, testKey()) };
  const answer = await tested().running.answer(
    new Request(`http://app${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers,
      ...(body === undefined ? {} : { body }),
    }),
  );
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** Runs `app.on(run)` as a command with this text; gives its answer. What it throws is thrown. */
export function command(run: string, text: string, circumstances: Circumstances = {}): Promise<string | undefined> {
  return deliver({ run, kind: "command", text, user: circumstances.as ?? asker, channelId: "C0TEST" }, circumstances);
}

/** Runs `app.on(run)` as its schedule would. */
export function fire(run: string, circumstances: { at?: string } = {}): Promise<string | undefined> {
  return deliver({ run, kind: "schedule", text: "", user: null, channelId: null }, circumstances);
}

/** Runs `app.on(run)` as its webhook would, with what another program sends. */
export function webhook(
  run: string,
  payload: unknown,
  circumstances: { at?: string } = {},
): Promise<string | undefined> {
  const text = typeof payload === "string" ? payload : "";
  return deliver({ run, kind: "webhook", text, payload, user: null, channelId: null }, circumstances);
}

/** Runs `app.on(run)` as GitHub would, with what it sends. */
export function github(
  run: string,
  payload: Record<string, unknown>,
  circumstances: { at?: string } = {},
): Promise<string | undefined> {
  return deliver({ run, kind: "github", text: "", payload, user: null, channelId: null }, circumstances);
}

/** Runs `app.on(run)` as Linear would, with what it sends. */
export function linear(
  run: string,
  payload: Record<string, unknown>,
  circumstances: { at?: string } = {},
): Promise<string | undefined> {
  return deliver({ run, kind: "linear", text: "", payload, user: null, channelId: null }, circumstances);
}

/** Runs `app.on(run)` as another app would that tells it something. */
export function event(run: string, payload: unknown, circumstances: { at?: string } = {}): Promise<string | undefined> {
  return deliver({ run, kind: "event", text: "", payload, user: null, channelId: null }, circumstances);
}

/** Runs `app.on(run)` as a message, an emoji or somebody who joins a channel would. `as`: who did it. */
export function happen(
  run: string,
  payload: SlackHappened,
  circumstances: Circumstances = {},
): Promise<string | undefined> {
  const text = "message" in payload ? (payload.message?.text ?? "") : "";
  const user = circumstances.as ?? asker;
  return deliver({ run, kind: "slack", text, payload, user, channelId: "C0TEST" }, circumstances);
}

/** Runs `app.on(run)` as its shortcut would, chosen in the menu of a message. `as`: who chose it. */
export function shortcut(
  run: string,
  payload: ShortcutChosen,
  circumstances: Circumstances = {},
): Promise<string | undefined> {
  const user = circumstances.as ?? asker;
  const { text } = payload.message;
  return deliver({ run, kind: "shortcut", text, payload, user, channelId: "C0TEST" }, circumstances);
}

/** Whom the app told what in private so far. */
export function dms(): { userId: string; text: string }[] {
  return said("post")
    .filter(({ channel }) => channel.startsWith("@"))
    .map(({ channel, text }) => ({ userId: channel.slice(1), text }));
}

/** What the app posted in channels so far: nothing leaves a test. What stands below another post has that one's text as `below`. */
export function posts(): { channel: string; text: string; below?: string }[] {
  return said("post").filter(({ channel }) => !channel.startsWith("@"));
}

/** The texts that the app put in the place of what it had posted, oldest first. */
export function updates(): { channel: string; text: string }[] {
  return said("update").map(({ channel, text }) => ({ channel, text }));
}

/** The files that the app laid into channels, oldest first. */
export function uploads(): { channel: string; name: string; title: string; content: string }[] {
  return (tested().tried()?.posts() ?? []).flatMap(({ channel, file }) =>
    file === null ? [] : [{ channel, name: file.name, title: file.title, content: Buffer.from(file.bytes).toString() }],
  );
}

/** What the app told other apps so far, oldest first. */
export function emitted(): { event: string; payload: unknown }[] {
  return tested().tried()?.events() ?? [];
}

/** What the app said in its log so far, a JSON object each. */
export function logged(): Record<string, unknown>[] {
  return tested().logged.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function said(kind: "post" | "update"): { channel: string; text: string; below?: string }[] {
  const all = tested().tried()?.posts() ?? [];
  return all
    .filter((one) => one.kind === kind)
    .map(({ channel, text, of }) => {
      const below = kind === "update" || of === null ? undefined : all.find(({ post }) => post === of)?.text;
      return { channel, text, ...(below === undefined ? {} : { below }) };
    });
}

function formBody(sent: {
  form?: Record<string, string | readonly string[]>;
  files?: Record<string, FormFile>;
}): URLSearchParams | FormData | undefined {
  const fields = Object.entries(sent.form ?? {}).flatMap(([field, value]) =>
    (typeof value === "string" ? [value] : value).map((one): [string, string] => [field, one]),
  );
  if (sent.files === undefined) return sent.form && new URLSearchParams(fields);
  const body = new FormData();
  for (const [field, value] of fields) body.append(field, value);
  for (const [field, { name, content }] of Object.entries(sent.files)) body.set(field, new File([content], name));
  return body;
}

async function deliver(
  what: Omit<Delivery, "deliveryId" | "at">,
  circumstances: Circumstances,
): Promise<string | undefined> {
  tested().openData();
  const token = common(circumstances);
  const at = new Date(token.at).toISOString();
  const body = JSON.stringify({ ...what, deliveryId: `dlv_${randomUUID()}`, at } satisfies Delivery);
  const bodySha256 = createHash("sha256").update(body).digest("hex");
  const headers = { [DELIVERY_HEADER]: signToken({ kind: "delivery", bodySha256, ...token }, testKey()) };
  const response = await tested().running.answer(
    new Request("http://app/_toolroom/deliver", { method: "POST", headers, body }),
  );
  const answer = (await response.json()) as DeliveryAnswer;
  if (!answer.ok) throw new Error(answer.error);
  return answer.text ?? undefined;
}

function common(circumstances: Circumstances): { app: string; release: string; at: number; expiresAt: number } {
  const nowMs = tested().nowMs();
  const at = circumstances.at === undefined ? nowMs : Date.parse(circumstances.at);
  return { app: tested().settings.app, release: "test", at, expiresAt: nowMs + 60_000 };
}

function tested(): ReturnType<typeof openRuntime> {
  return openRuntime({ environment: {}, folder: process.cwd(), nowMs: Date.now });
}

function testKey() {
  const { settings } = tested();
  if (settings.kind !== "tested") throw new Error("@toolroom/app/test is for tests: leave it out of the app itself.");
  return settings.privateKey;
}
