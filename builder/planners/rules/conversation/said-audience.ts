import type { Reading } from "../reading.ts";
import type { Answered } from "./answered.ts";

/** Who may open it, as somebody says in the thread, and what else they say. null: nothing of that. */
export interface SaidAudience {
  audience: NonNullable<Answered["audience"]>;
  rest: string;
}

/** "just me then. And …": an answer where it was asked, and a wish about the plan where it says so by itself. */
export function audienceIn(reply: string, reading: Reading): SaidAudience | null {
  const isAsked =
    reading.limits.some(({ isAudience }) => isAudience) || reading.gaps.some(({ kind }) => kind === "audience");
  const pieces = reply.split(/(?<=[.!;\n])|(?:, | )(?=(?:and|but|und|aber) )/u);
  for (const [at, piece] of pieces.entries()) {
    const plain = piece
      .replace(FILLERS, "")
      .replace(/[\s,.!;)–—-]+$/u, "")
      .trim();
    const audience = (isAsked ? ANSWERS : WISHES).find(({ says }) => says.test(plain))?.audience;
    if (audience !== undefined && OTHERS.test(pieces[at + 1] ?? "")) return null;
    if (audience !== undefined)
      return {
        audience,
        rest: pieces
          .filter((_, other) => other !== at)
          .join(" ")
          .trim(),
      };
  }
  return null;
}

/** "only me and Ana", "everybody, but not the interns": more or fewer people than can be said, so that it is asked again. */
const OTHERS =
  /^(?:and|but|und|aber)\s+(?:@|<@|\p{Lu}\p{Ll}|(?:not|nicht|no|never|him|her|them|ihn|ihm|ihr|sie|my|mine?)\b|(?:meine?|unsere?|our)\s|(?:the|der|die|das) (?:\p{L}+ )?(?:team|group|interns?|managers?|others?|boss|bosses|colleagues?|department|crew|staff|abteilung|gruppe|praktikant\p{L}*|kolleg\p{L}*|chef\p{L}*|anderen)(?!\p{L}))/u;

const FILLERS =
  /^(?:\s|,|and\b|but\b|und\b|aber\b|ok(?:ay)?\b|oh\b|well\b|then\b|hm+\b|yes\b|no\b|ja\b|nein\b|nee\b|na gut\b|gut\b|dann\b|halt\b|please\b|bitte\b)+/iu;
const LAST =
  "(?: (?:then|please|alone|only|pls|dann|bitte|halt|allein|alleine|sein|können|kann|use it|see it|open it|sehen|öffnen))*";
const ME = `(?:(?:it(?:'s| is| should be)? |make it |set it to |mach es |mach's |es soll |soll )?(?:open |visible |private |privat |sichtbar )?(?:(?:only|just|nur) )?(?:(?:for|to|für) )?`;

/** Where it was asked: "me", "me alone", "just for me", "everybody". */
const ANSWERS: readonly { says: RegExp; audience: SaidAudience["audience"] }[] = [
  {
    says: new RegExp(
      `^${ME}(?:me|myself|mich|mir|ich|i)(?: (?:may|can|should|darf|soll|alone|allein))?)${LAST}$`,
      "iu",
    ),
    audience: "oneself",
  },
  { says: /^(?:(?:make|keep) it )?(?:private|privat|owner only)(?: please| bitte)?$/iu, audience: "oneself" },
  {
    says: /^(?:it(?:'s| is)? |make it |to |for |für )?(?:open )?(?:to |for |für )?(?:everybody|everyone|anybody|anyone|all(?: of us)?|the (?:whole )?company|(?:die )?(?:ganze )?firma|alle|jeder|jede[nr])(?: in the company| (?:may|can|should|darf|dürfen|können|kann|soll)(?: see| open| use)?(?: it)?(?: sehen| öffnen)?| is (?:fine|ok|okay)| ist (?:ok|okay|gut)| passt| then| dann| please| bitte)*$/iu,
    audience: "everybody",
  },
];

/** Where nothing was asked: "only for me", "nur ich darf es sehen", "make it private"; a "me" alone says nothing. */
const WISHES: typeof ANSWERS = [
  {
    says: new RegExp(
      `^(?:it(?:'s| is| should be)? |make it |that's |es soll |soll |das ist |mach(?:'s| es) )?(?:open |visible |sichtbar )?(?:only|just|nur) (?:(?:for|to|für) )?(?:me|myself|mich|mir|ich|i)(?: (?:may|can|should|want to|darf|soll|kann|will))?${LAST}$`,
      "iu",
    ),
    audience: "oneself",
  },
  {
    says: /^(?:please )?(?:make|keep) it private(?: please)?$|^(?:bitte )?(?:mach(?:'s| es)|soll) privat(?: sein)?$/iu,
    audience: "oneself",
  },
  {
    says: /^(?:make it |it should be |es soll )?(?:open |visible |sichtbar )?(?:to |for |für )?(?:everybody|everyone|anybody|the whole company|alle|die ganze firma|jeder) (?:in the company )?(?:may|can|should|darf|dürfen|können|soll|sollen) (?:see|open|use|sehen|öffnen|nutzen)(?: it| es)?(?: können)?$/iu,
    audience: "everybody",
  },
];
