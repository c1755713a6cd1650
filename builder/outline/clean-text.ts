/**
 * With one sign for every end of a line, and without letters that nobody sees: they would part what looks like one, or make
 * two names of what looks the same.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(CONTROLS, "")
    .replace(UNSEEN, "");
}

/** Also what turns the direction of writing. The joiner of two pictures makes one of them. */
const UNSEEN =
  /[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|\u200D(?!\p{Extended_Pictographic})/gu;

const CONTROLS = /(?![\t\n])\p{Cc}/gu;
