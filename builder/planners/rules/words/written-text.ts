import { withoutFooter } from "./mail-footer.ts";

/** What of an ask is meant to be read: a forwarded e-mail without its head and signature, text without code fences. */
export interface WrittenText {
  text: string;
  /** Head lines or a signature were left aside. */
  isMail: boolean;
  hasCode: boolean;
}

const HEAD = /^(?:>\s*)?(?:from|to|cc|bcc|subject|sent|date|reply-to|von|an|betreff|gesendet|datum)\s*:\s*\S.*$/i;
const GREETING_END =
  /^(?:(?:best|kind|warm|many)?\s*(?:regards|wishes)|best|cheers|thanks|thank you|yours(?: sincerely)?|sincerely|mfg|(?:mit )?(?:freundlichen|vielen|liebe[nr]?|besten|herzliche[n]?|viele|beste) gr(?:ü|ue)(?:ß|ss)en?|lg|vg)[,.!]?$/i;

/** "On Fri, Jan 8, 2027 at 4:12 PM Marcus Hill <…> wrote:", "Am 8. Januar schrieb Marcus:". */
const QUOTES =
  /^(?:>\s*)*(?:on\b.{6,120}\bwrote|am\b.{6,120}\bschrieb\b.{0,80}|-{2,}.{0,40}(?:original|forwarded|weitergeleitete).{0,40}-*)\s*:?\s*$/i;
const SENT_FROM = /^(?:sent from my|get outlook for|von meinem \S+ gesendet|gesendet von)\b/i;
const GREETING = /^(?:hi|hey|hello|dear|hallo|moin|liebe[rs]?|guten (?:tag|morgen)|good morning)\b[^.!?:]{0,40},?$/i;
/** Thanks and a name at the end of a message. */
const SIGNED =
  /(?:^|[.!?\n,]\s*|\s)(?:[Tt]hanks(?: a lot| in advance)?|[Tt]hank you|[Tt]hx|[Cc]heers|[Bb]est|(?:[Bb]est |[Kk]ind |[Ww]arm )?[Rr]egards|[Dd]anke(?: (?:dir|euch|schon mal|und (?:[Vv]iele [Gg]rüße|[Ll]iebe [Gg]rüße|[Gg]ruß)))?|[Vv]ielen [Dd]ank|(?:[Vv]iele |[Ll]iebe |[Ss]chöne |[Bb]este )?[Gg]r(?:üße|uß|uesse|üsse)|LG|lg|VG|vg|MfG|mfg)[,!.]?\s+\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*)?\s*[.!]?$/u;

export function readWritten(written: string): WrittenText {
  const whole = withoutFooter(written);
  const hasCode = /```|\b(?:select\s.+\sfrom|update\s.+\sset|delete\s+from|drop\s+table|insert\s+into)\b/i.test(whole);
  return readLines(whole.replace(CHAIN, inTurn).replace(ARROW, ": "), hasCode);
}

const ARROW = /\s*(?:[-=]+>|[→➜➡])\ufe0f?\s*/gu;
/** "Nina -> Karl -> Ife": one after the other. */
const CHAIN = /(?:\S{1,40}(?:\s\S{1,40})?\s?(?:->|=>|-->|[→➜➡]\ufe0f?)\s?){2,40}\S/gu;

function inTurn(chain: string): string {
  return chain.replace(ARROW, ", ");
}

function readLines(whole: string, hasCode: boolean): WrittenText {
  const lines = whole.split(/\r?\n/);
  const isHead = (line: string) => HEAD.test(line.trim().replace(/^>[>\s]*/, ""));
  const isQuoted = lines.some((line) => QUOTES.test(line.trim()));
  // One head line is one too, where it is quoted.
  const isForwarded = lines.some((line) => /^>/.test(line.trim()) && isHead(line.replace(/^[>\s]+/, "")));
  const isMail = isQuoted || isForwarded || lines.filter(isHead).length >= 2;
  if (!isMail) return { text: whole.trim().replace(SIGNED, "").trim() || whole, isMail, hasCode };
  return { text: bodyOf(lines, isHead), isMail, hasCode };
}

/** Without head, quote marks, greeting, and what stands below the signature. */
function bodyOf(lines: readonly string[], isHead: (line: string) => boolean): string {
  const heads = lines.filter(isHead).length;
  const plain = lines.map((line) => line.replace(/^(?:>\s?)+/, "").trim());
  const end = plain.findIndex(
    (line, index) =>
      index > heads && (/^--\s*$/.test(line) || GREETING_END.test(line) || SENT_FROM.test(line) || SIGNED.test(line)),
  );
  const last =
    end < 0
      ? []
      : [plain[end]?.replace(SIGNED, "") ?? ""].filter(
          (line) => !GREETING_END.test(line) && !/^--|^sent from|^gesendet|^von meinem/i.test(line),
        );
  const body = [...plain.slice(0, end < 0 ? plain.length : end), ...last];
  return body
    .filter(
      (line, index) => !HEAD.test(line) && !QUOTES.test(line) && !GREETING.test(line) && !isForwarding(line, index),
    )
    .map((line) => line.replace(/^(?:hi|hey|hello|hallo|dear)\s+\p{Lu}\p{L}+\s*,\s*/iu, ""))
    .join("\n")
    .trim();
}

/** "fyi, from marcus:" above what is quoted. */
function isForwarding(line: string, index: number): boolean {
  return (
    index === 0 &&
    /^(?:fyi|fwd?|see below|from|weiter|z\.?k\.?|wie besprochen|siehe unten)\b.{0,50}:?$/i.test(line) &&
    line.length < 60
  );
}
