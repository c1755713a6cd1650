import type { ActionsBlock, Button, ConfirmationDialog, ContextBlock, KnownBlock, SectionBlock } from "@slack/types";
import { BOT_WORDS } from "./made-words.ts";

/** A message: blocks, and the text that stands for them in notifications and screen readers. */
export interface Content {
  text: string;
  blocks: KnownBlock[];
}

/** Makes foreign words harmless in mrkdwn: nobody is called, nothing becomes a link. Everything not ours goes through here. */
export function plain(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** A sentence of our own that mentions people or moments on purpose. Never with words of a model, an app or a person in it. */
export function spoken(words: string): string {
  return plain(words).replace(/&lt;(@[UW][A-Z0-9]+|!date\^[^&<>]*)&gt;/g, "<$1>");
}

/** Text in mrkdwn; foreign words in it already `plain`. */
export function section(text: string): SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true } };
}

export function context(...texts: string[]): ContextBlock {
  return { type: "context", elements: texts.map((text) => ({ type: "mrkdwn", text, verbatim: true })) };
}

export function header(text: string): KnownBlock {
  return { type: "header", text: { type: "plain_text", text, emoji: false } };
}

export function actions(blockId: string, ...elements: Button[]): ActionsBlock {
  return { type: "actions", block_id: blockId, elements };
}

export interface ButtonLook {
  /** At most 75 characters: what happens, for who hears the page instead of seeing it. */
  label: string;
  style?: "primary" | "danger";
  confirm?: ConfirmationDialog;
}

/** A button that carries an opaque id and nothing else. */
export function button(actionId: string, value: string, text: string, look: ButtonLook): Button {
  const { label, ...rest } = look;
  return {
    type: "button",
    action_id: actionId,
    value,
    text: { type: "plain_text", text, emoji: false },
    accessibility_label: label.slice(0, 75),
    ...rest,
  };
}

/** A button that opens an address. */
export function linkButton(url: string, text: string, label: string): Button {
  return {
    type: "button",
    action_id: "open_link",
    url,
    text: { type: "plain_text", text, emoji: false },
    accessibility_label: label.slice(0, 75),
  };
}

export function confirmDialog(title: string, text: string, yes: string, no: string): ConfirmationDialog {
  return {
    title: { type: "plain_text", text: title.slice(0, 100) },
    text: { type: "plain_text", text: text.slice(0, 300) },
    confirm: { type: "plain_text", text: yes },
    deny: { type: "plain_text", text: no },
  };
}

export function person(personId: string): string {
  return `<@${personId}>`;
}

/** A moment in the reader's own time zone; `timeZone` is for readers whose program cannot. */
export function moment(atMs: number, timeZone = "UTC"): string {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(atMs);
  return `<!date^${Math.floor(atMs / 1000)}^{date_short_pretty} at {time}|${words} (${timeZone})>`;
}

/** When an App acts, in the App's own time zone, whoever reads it: "Mon 23 Nov, 11:00 (Europe/Paris)". */
export function appMoment(atMs: number, timeZone: string): string {
  const day = { weekday: "short", day: "numeric", month: "short", timeZone } as const;
  const time = { hour: "2-digit", minute: "2-digit", timeZone } as const;
  const words = (format: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", format).format(atMs);
  return `${words(day).replace(",", "")}, ${words(time)} (${timeZone})`;
}

/** How long something takes or took, in its largest unit that says enough: "4 min", "2 h 5 min", "3 days". */
export function lasting(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "under a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "1 day" : `${days} days`;
}

export function money(usd: number): string {
  if (usd === 0) return "$0";
  return usd < 0.01 ? "under $0.01" : `$${usd.toFixed(2)}`;
}

export function bullets(lines: string[]): string {
  return lines.map((line) => `• ${line}`).join("\n");
}

export function link(url: string, words: string): string {
  return `<${url}|${plain(words).replace(/\|/g, "/")}>`;
}

/** Somebody's words within a sentence of ours, harmless and of a bearable length. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return `“${plain(line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)} …` : line)}”`;
}

const MOST_QUOTED = 300;

/** Said once in each thread. */
export const disclosure = context(BOT_WORDS);
