import type { Access, Manifest } from "../../../sdk/contract/manifest.ts";
import { appNameSchema } from "../../../sdk/contract/names.ts";
import { type Composition, compositionSchema, type Part } from "../../../sdk/contract/parts.ts";
import { type Plan, planSchema } from "../../../sdk/contract/plan.ts";
import type { composeManifest } from "../../blueprints/compose-manifest.ts";
import { slug } from "../../blueprints/tables.ts";
import type { AskPerson } from "../../planner.ts";
import type { Answers } from "./languages/answers.ts";

export interface PlanParts {
  composition: Composition;
  /** null: named after its parts. */
  name: string | null;
  title: string | null;
  topics: readonly string[];
  timeZone: string;
  access: Access;
  /** Of a change, what is live. */
  live?: Manifest;
  at: string;
  /** Of a change, what changes: said first. */
  changed?: string;
  /** Sentences beside those about the parts: how it was read, which defaults were taken. */
  notes: readonly string[];
  leftOut: readonly string[];
  askText: string;
  /** Whose names the summary may say. */
  people: readonly AskPerson[];
}

/** The Plan of a composition: its contract, and the words that people agree to. */
export function composedPlan(parts: PlanParts, answers: Answers, compose: typeof composeManifest): Plan {
  const composition = compositionSchema.parse(parts.composition);
  const title = parts.title ?? titleOf(composition.parts, parts.topics);
  const manifest = compose(composition, {
    name: parts.name ?? nameOf(title),
    title,
    purpose: answers.purpose(composition.parts, parts.people),
    timeZone: parts.timeZone,
    at: new Date(parts.at),
    access: parts.access,
    ...(parts.live === undefined ? {} : { live: parts.live }),
  });
  const pages = manifest.web === undefined ? [] : [answers.page(parts.access === "owner" ? "owner" : "company")];
  const changed = parts.changed === undefined ? "" : `${parts.changed.slice(0, 600)}\n`;
  const most = MOST_OF_SUMMARY - changed.length;
  const told = composition.parts.map((part) => answers.part(part, parts.people, false));
  const brief = composition.parts.map((part) => answers.part(part, parts.people, true));
  const sentences = [...asLongAsFits(told, brief, most - pages.join(" ").length), ...pages];
  return planSchema.parse({
    manifest,
    skill: "blueprints",
    summary: `${changed}${fitting(sentences, most)}`,
    remarks: fitting([...parts.notes, answers.noModel], 1_200),
    details: parts.askText.slice(0, 4_000),
    leftOut: parts.leftOut.map((line) => line.slice(0, 300)),
    composition,
  });
}

const MOST_OF_SUMMARY = 1_200;

/** The longest are said briefly, one after the other, until all fit. */
function asLongAsFits(told: readonly string[], brief: readonly string[], most: number): string[] {
  const sentences = [...told];
  const longest = [...told.keys()].sort((one, other) => (told[other]?.length ?? 0) - (told[one]?.length ?? 0));
  for (const index of longest) {
    if (sentences.join(" ").length < most) break;
    sentences[index] = brief[index] ?? "";
  }
  return sentences;
}

/** What an app is called that nobody gave a title. */
export function titleOf(parts: readonly Part[], topics: readonly string[]): string {
  const [first] = parts;
  const own = first === undefined ? "App" : ownTitle(first);
  const topic = topics.find(
    (one) =>
      `${own} ${one}`.length <= LONGEST_TITLE && !own.toLowerCase().includes(one.toLowerCase()) && PURPOSE.test(one),
  );
  const title = topic === undefined ? own : `${own} ${topic}`;
  return wholeWords(title.charAt(0).toUpperCase() + title.slice(1), LONGEST_TITLE, " ");
}

const LONGEST_TITLE = 60;
/** What it is for; a place ("from the workshop", "aus der Werkstatt") is no part of a name. */
const PURPOSE = /^(?:for|of|für|fürs|fuer|zu|zum|zur)\b/i;

/** As many words as fit; cut inside a word only where the first is too long. */
function wholeWords(text: string, most: number, sign: string): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(sign, most);
  return end > 0 ? text.slice(0, end) : text.slice(0, most);
}

function ownTitle(part: Part): string {
  switch (part.part) {
    case "records":
    case "approval":
      return part.noun.many;
    case "lending":
    case "booking":
    case "status_board":
      // Where no word was found for all of them, their names say what they are.
      return NEUTRAL.test(part.noun.one) && part.things.length > 0 && part.things.length <= 3
        ? part.things.join(", ")
        : part.noun.many;
    case "poll":
      return part.question;
    case "picker":
      return /^name$/.test(part.noun.one) ? "Random pick" : /^Name$/.test(part.noun.one) ? "Auslosung" : part.noun.one;
    case "rota":
      return part.duty;
    case "scheduled_post":
      return part.text.split(/\s+/).slice(0, 6).join(" ");
    case "command":
      return part.command;
    case "digest":
    case "reminder":
      return part.table.replaceAll("_", " ");
    default:
      return part.title;
  }
}

const NEUTRAL = /^(?:thing|gegenstand)$/i;

/** A free DNS label made of a title; what is counted says more than the count. */
function nameOf(title: string): string {
  const whole = slug(
    title.replace(
      /^(?:\d+|two|three|four|five|six|seven|eight|zwei|drei|vier|fünf|sechs|sieben|acht)\s+(?=\p{L})/iu,
      "",
    ),
  ).replace(/--+/g, "-");
  const plain = wholeWords(whole, 36, "-").replace(/-+$/, "");
  return (
    [plain, `${plain}-app`.slice(0, 40), "new-app"].find((name) => appNameSchema.safeParse(name).success) ?? "new-app"
  );
}

/** As many sentences as fit; the last always stays. */
function fitting(sentences: readonly string[], most: number): string {
  const last = sentences.at(-1) ?? "";
  let text = "";
  for (const sentence of sentences.slice(0, -1)) {
    if (text.length + sentence.length + last.length + 2 > most) break;
    text += `${sentence} `;
  }
  return `${text}${last}`.trim();
}
