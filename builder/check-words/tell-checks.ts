import { type Check, isOnlyDue } from "../../sdk/contract/check.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import type { CheckLanguage } from "./check-language.ts";
import { dueMoment, dueOutcome } from "./due-words.ts";
import { english } from "./english.ts";
import { formValues, wordsOf } from "./form-values.ts";
import { german } from "./german.ts";
import { knownPages } from "./known-forms.ts";
import { checkMoments } from "./moments.ts";
import { runWords } from "./run-words.ts";
import type { Telling } from "./telling.ts";
import { writtenWords } from "./written-words.ts";

export interface ToldChecks {
  /** One for each Check, in the manifest's order. */
  sentences: string[];
  /** The day on which all of them happen, in words, where it matters and no sentence says it. */
  day: string | null;
}

/** A Check in two halves, as its sentence joins them: what is done, and what comes of it. */
export interface ToldCheck {
  act: string;
  outcome: string;
}

const LANGUAGES: Record<Composition["language"], CheckLanguage> = { en: english, de: german };

/**
 * An app's Checks as people read them, derived from nothing but the Checks themselves and, where the app is composed of
 * known parts, from their labels and in their language. What a Check expects is never left out: where no label stands for
 * a value, it is said with its column's name.
 */
export function tellChecks(
  manifest: Telling["manifest"],
  composition?: Composition,
  reader: Telling["reader"] = "asker",
): ToldChecks {
  const telling = tellingOf(manifest, composition, reader);
  const { moments, words } = telling;
  return {
    sentences: manifest.checks.map((check) => sentence(tellCheck(check, telling), telling)),
    day: moments.day === null ? null : words.date(moments.day),
  };
}

export function tellingOf(
  manifest: Telling["manifest"],
  composition: Composition | undefined,
  reader: Telling["reader"],
): Telling {
  const language = composition?.language ?? "en";
  return {
    ...{ manifest, language, reader },
    moments: checkMoments(
      manifest.checks.filter((check) => !isOnlyDue(check)),
      manifest.timeZone,
      composition,
    ),
    words: LANGUAGES[language],
    pages: composition === undefined ? null : knownPages(composition),
  };
}

export function tellCheck(check: Check, telling: Telling): ToldCheck {
  if (isOnlyDue(check)) return { act: capital(dueMoment(check, telling)), outcome: dueOutcome(check, telling) };
  return { act: capital(actOf(check, telling)), outcome: outcomesOf(check, telling).join(telling.words.and) };
}

function sentence({ act, outcome }: ToldCheck, { language }: Telling): string {
  // In German a sentence after a colon begins as one.
  return `${act}: ${language === "de" ? capital(outcome) : outcome}.`;
}

function actOf(check: Check, telling: Telling): string {
  const { words, moments, pages, reader } = telling;
  if ("fire" in check) return runWords(check, telling);
  const who = check.as === "colleague" || check.as === "stranger" ? check.as : reader === "asker" ? "you" : "asker";
  const moment = moments.of(check);
  if ("command" in check) return words.clause(who, moment, words.type(check.command));
  const [path = "", query = ""] = check.visit.split("?");
  if (check.with === undefined) {
    const lookingFor = [...new URLSearchParams(query).values()].join(", ");
    return words.clause(who, moment, words.open(pageName(path, telling), lookingFor));
  }
  const values = formValues(check.with, path, telling);
  const form = pages?.formAt(path);
  const doing = form === undefined ? words.fill(values) : words.doings[form.deed](form.noun, values);
  return words.clause(who, moment, doing);
}

/** Without Slack's signs for bold, and what stands around the words. */
function said(text: string): string {
  return text
    .replaceAll("*", "")
    .replace(/\s+/g, " ")
    .replace(/^[\s:]+|[\s:]+$/g, "");
}

function outcomesOf(check: Check, telling: Telling): string[] {
  const { words } = telling;
  const outcomes: string[] = [];
  if (check.refused) outcomes.push(words.refused);
  if (typeof check.posted === "string")
    outcomes.push("command" in check ? words.answers(said(check.posted)) : words.tells(said(check.posted)));
  if (check.row !== undefined) outcomes.push(writtenWords(check, check.row, telling));
  if (check.shows !== undefined) outcomes.push(words.shows(said(check.shows)));
  if (typeof check.posted === "object") outcomes.push(words.posts(check.posted.channel, said(check.posted.contains)));
  return outcomes;
}

/** Only where the app has several; else empty. */
function pageName(path: string, { manifest, words, pages }: Telling): string {
  if (pages !== null) {
    const title = pages.titleAt(path);
    return title === undefined ? "" : words.quote(title);
  }
  const opened = manifest.checks.flatMap((one) =>
    "visit" in one && one.with === undefined ? [one.visit.split("?")[0]] : [],
  );
  return new Set(opened).size > 1 && path !== "/" ? words.quote(wordsOf(path)) : "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
