import { fold } from "../../lib/fold.ts";
import type { ChangeSpan } from "../../store/app-answer.ts";
import { takeDays } from "../entries/days.ts";

const LEADING = "(?:(?:hi|hey|hello|hallo|and|und|so|also|btw|please|sag mal|can you tell me|tell me) )*";
const HERE = "(?: in (?:it|this app|the app)| here| hier| daran| an der app)?";
const OF = "(since|after|in|seit|ab|with|mit)";
const SPAN = `(?: (?:${OF} (?:dem |the )?)?(.+?))?`;
const POLITE = "(?: please| bitte| eigentlich| denn| actually| then| so far| alles)*";
const FORMS = [
  `what(?: has| have|'s| s| is|s)? (?:been )?(?:changed|different|new)${HERE}${SPAN}`,
  `what (?:changes|versions) (?:were|are|have been) (?:there|made|live)${SPAN}`,
  `which versions? (?:is|are|was|were|went) (?:there|live)${SPAN}`,
  `who(?:'s| has| have)?(?: last)? (?:changed|edited|modified) (?:it|this|that|the app|something|anything)${HERE}(?: last)?${SPAN}`,
  `who (?:made|asked for|wanted) (?:the|this|that|these|those) (?:last |latest )?(?:changes?|versions?)${SPAN}`,
  `wer hat(?: (?:es|das|dies|die|app|hier|zuletzt|etwas|was|alles))+${SPAN} (?:geandert|verandert|angepasst)`,
  `(?:von wem|wer) (?:ist|sind|war|waren|wollte|machte) (?:die|diese) (?:letzten? )?(?:anderung(?:en)?|version(?:en)?)${SPAN}`,
  `was (?:hat sich|ist|gab es)(?: (?:alles|so))?(?: neues)?${HERE}${SPAN} (?:geandert|verandert|neu|anders)`,
  `was (?:hat sich (?:geandert|verandert)|ist (?:neu|anders)|gab es neues)${HERE}${SPAN}`,
  `welche version(?:en)? (?:ist|sind|gibt es|lauft|gab es|war|waren)(?: live)?${SPAN}`,
].map((form) => new RegExp(`^${LEADING}${form}${POLITE}$`));

/** Words that name no span of their own: all of it is told. */
const ALL =
  /^(?:lately|recently|last|the last time|last time|then|that|zuletzt|seitdem|dem letzten mal|letztes mal|kurzlich|damals)$/;

/** Reads a question about what changed, and since when. `today`: YYYY-MM-DD, in the App's time zone. null: it is none. */
export function readChanges(text: string, today: string): ChangeSpan | "all" | null {
  const plain = fold(text)
    .replace(/<[@#!][^>]*>/g, " ")
    .replace(/[?!,;:*_"“”]|(?<!\d)\.|(?<!\.\d{1,2})\.$/g, " ")
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
  for (const form of FORMS) {
    const found = form.exec(plain);
    if (found === null) continue;
    const span = spanOf(found[1] ?? "", (found[2] ?? "").trim(), today);
    if (span !== null) return span;
  }
  return null;
}

function spanOf(of: string, said: string, today: string): ChangeSpan | "all" | null {
  if (said === "" || ALL.test(said)) return "all";
  const isSince = /^(?:since|after|seit|ab)$/.test(of);
  const number = /^(?:v|version |release )? ?(\d{1,6})$/.exec(said)?.[1];
  if (number !== undefined && of !== "")
    return { kind: isSince ? "since_version" : "of_version", number: Number(number) };
  const taken = takeDays(` ${said} `, today, true);
  if (taken === null || taken.rest.trim() !== "") return null;
  const { first, last } = taken.days;
  return { kind: "days", first, last: isSince ? null : last };
}
