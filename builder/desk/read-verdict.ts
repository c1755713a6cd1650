import { bareWords } from "./bare-words.ts";
import { AGREEING } from "./read-word.ts";

/** What somebody says about a Release that waits for a yes. `number`: which version they named; null: none. */
export type Verdict =
  | { answer: "yes"; number: number | null }
  /** `reason` null: they gave none. */
  | { answer: "no"; number: number | null; reason: string | null };

const APPROVES = [
  ...["approve", "approved", "i approve", "approve it", "approve this", "ship it"],
  ...["freigeben", "freigegeben", "ist freigegeben", "ich gebe frei", "genehmigt"],
];
/** Before and behind it. "Please approve" is said to somebody else. */
const AROUND = `(?:(?:${AGREEING.filter((form) => !/please|bitte/.test(form)).join("|")}) )*`;
/** "thanks Ana", "danke @ana (U123)": whom they thank. */
const THANKED = "(?:(?:thanks|thank you|thx|danke)(?: \\p{L}+)?(?: [uw][a-z0-9]{5,})? )?";
const DECLINES = "decline|declined|i decline|reject|rejected|ablehnen|abgelehnt|ich lehne ab";
/** "release 4", "v4". */
const VERSION = "(?:the )?(?:release |version |v ?)(\\d{1,6})";

/** Somebody else's words: whoever repeats them does not say them. */
const QUOTED = /["“”„«»‹›`>‘]|(?:^|\s)['’]/;

/**
 * Reads a whole message that is nothing but a verdict, on the Release of that App. It is told by words that mean it and
 * nothing else: "ok" and "looks good" are what people say to each other, also below an approval card. A question, a quote,
 * and a report ("approved by the platform team") are none. Null: it is none.
 */
export function readVerdict(text: string, appName: string): Verdict | null {
  const name = bareWords(appName, "gaps");
  return readYes(text, name) ?? readNo(text, name);
}

function readYes(text: string, name: string): Verdict | null {
  if (QUOTED.test(text) || text.includes("?")) return null;
  const form = new RegExp(
    `^ ${AROUND}(?:${APPROVES.join("|")}) (?:(?:the )?${name} )?(?:${VERSION} )?${AROUND}${THANKED}$`,
    "u",
  );
  const found = form.exec(` ${bareWords(withoutSigns(text), "gaps")} `);
  return found === null ? null : { answer: "yes", number: numberOf(found[1]) };
}

/** The reason follows a sign, or a word that begins one. */
function readNo(text: string, name: string): Verdict | null {
  const spoken = name.replaceAll(" ", "[- ]");
  const form = new RegExp(
    `^(?:(?:no|nein|sorry),? )?(?:${DECLINES})(?: (?:it|this|${spoken}))?(?: ${VERSION})?\\s*(?:$|[:,.;!–—-]+\\s*|(?= (?:because|since|weil|denn) ))([^]*)$`,
    "i",
  );
  const found = form.exec(withoutSigns(text).trim());
  if (found === null || (found[2] ?? "").trim().endsWith("?")) return null;
  return { answer: "no", number: numberOf(found[1]), reason: (found[2] ?? "").trim() || null };
}

/** Without smileys, which Slack writes as :+1:. */
function withoutSigns(text: string): string {
  return text.replace(/:[a-z0-9_+-]+:/gi, " ");
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
