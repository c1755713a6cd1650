import type { DeliveryRequest } from "@toolroom/app";
import { words } from "../words/webhook-post.ts";

/** Fields that programs put their own words into, in the order in which people read them. */
const SPOKEN = ["title", "subject", "summary", "text", "message", "description", "body", "content"];
const MOST_FIELDS = 15;
const MOST_CHARACTERS = 3000;
const FIELD_CHARACTERS = 300;

/** What another program sent, as a message: its own words first, then its other fields. */
export function webhookPost(title: string, { payload }: Pick<DeliveryRequest, "payload">): string {
  const lines = typeof payload === "object" && payload !== null ? fieldLines(payload) : [spoken(payload)];
  const said = lines.filter((line) => line !== "").join("\n");
  return `*${title}*\n${shortened(said === "" ? words.empty : said, MOST_CHARACTERS)}`;
}

function fieldLines(payload: object): string[] {
  const entries = Object.entries(payload).filter(([, value]) => value !== null && value !== "");
  const isSpoken = ([name, value]: [string, unknown]) =>
    !Array.isArray(payload) && SPOKEN.includes(name) && typeof value === "string";
  const own = entries.filter(isSpoken).sort(([one], [other]) => SPOKEN.indexOf(one) - SPOKEN.indexOf(other));
  const others = entries.filter((entry) => !isSpoken(entry));
  return [
    ...own.map(([, value]) => spoken(value)),
    ...others.slice(0, MOST_FIELDS).map(([name, value]) => `${name}: ${inOneLine(value)}`),
    ...(others.length > MOST_FIELDS ? [words.more(others.length - MOST_FIELDS)] : []),
  ];
}

function spoken(value: unknown): string {
  return value === undefined || value === null ? "" : String(value).trim();
}

function inOneLine(value: unknown): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return shortened(text.replace(/\s+/g, " "), FIELD_CHARACTERS);
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
