import type { ActionsBlock, Button, ConfirmationDialog, ContextBlock, KnownBlock, SectionBlock } from "@slack/types";
import type { Language } from "../words/language.ts";

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
export function moment(atMs: number, { forms }: Language, timeZone = "UTC"): string {
  return `<!date^${Math.floor(atMs / 1000)}^${forms.dateToken}|${forms.dateSpoken(atMs, timeZone)} (${timeZone})>`;
}

/** When an App acts, in the App's own time zone, whoever reads it: "Mon 23 Nov, 11:00 (Europe/Paris)". */
export function appMoment(atMs: number, timeZone: string, { forms }: Language): string {
  return `${forms.appDate(atMs, timeZone)} (${timeZone})`;
}

/** How long something takes or took, in its largest unit that says enough: "4 min", "2 h 5 min", "3 days". */
export function lasting(ms: number, { forms }: Language): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return forms.underAMinute;
  if (minutes < 60) return forms.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return [forms.hours(hours), ...(minutes % 60 === 0 ? [] : [forms.minutes(minutes % 60)])].join(" ");
  return forms.days(Math.floor(hours / 24));
}

export function bullets(lines: string[]): string {
  return lines.map((line) => `• ${line}`).join("\n");
}

export function link(url: string, words: string): string {
  return `<${url}|${plain(words).replace(/\|/g, "/")}>`;
}

/** Somebody's words within a sentence of ours, harmless and of a bearable length. */
export function quoted(words: string, { forms }: Language): string {
  const line = words.replace(/\s+/g, " ").trim();
  const [opening, closing] = forms.quotes;
  return `${opening}${plain(line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)} …` : line)}${closing}`;
}

const MOST_QUOTED = 300;

/** Said once in each thread. */
export function disclosure({ made }: Language): ContextBlock {
  return context(made.bot);
}
