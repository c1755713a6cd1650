import type { ThreadReply } from "../desk.ts";

const GREETING = "(?:(?:hey|hi|hello|hallo|and|und|so|ok|okay|thanks|danke)[\\s,!.]+)*";
/** As `readAskText` in bot/ has a mention: `@ana (U123)`, or `@U123`. */
const SOMEBODY = "@\\S+(?: \\([UW][A-Z0-9]+\\))?[\\s,:–-]+";
const ASKS = [
  ...["what", "who", "when", "where", "why", "how", "which", "any", "thoughts", "ok(?:ay)? (?:for|with) you"],
  ...["(?:do|did|have|are|can|could|would|will) you", "(?:is|does) (?:this|it|that)", "shall we", "should we"],
  ...["was", "wer", "wann", "wo", "warum", "wieso", "wie", "welche[rs]?", "passt", "geht", "ist (?:das|es)"],
  ...["(?:hast|kannst|könntest|bist|willst|magst|weißt|findest|meinst|siehst|brauchst) du", "sollen wir"],
].join("|");
const QUESTION = new RegExp(`^\\s*${GREETING}${SOMEBODY}(?:${ASKS})(?![\\p{L}\\p{N}])[^]*\\?\\s*$`, "iu");

/** A question to somebody by name, in a thread of ours: it is theirs to answer, and no wish. */
export function isBetweenPeople({ text, mentioned }: Pick<ThreadReply, "text" | "mentioned">): boolean {
  return !mentioned && QUESTION.test(text);
}
