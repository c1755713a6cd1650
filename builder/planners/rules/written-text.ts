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

export function readWritten(whole: string): WrittenText {
  const hasCode = /```|\b(?:select\s.+\sfrom|update\s.+\sset|delete\s+from|drop\s+table|insert\s+into)\b/i.test(whole);
  const lines = whole.split(/\r?\n/);
  const heads = lines.filter((line) => HEAD.test(line.trim())).length;
  const isMail = heads >= 2;
  if (!isMail) return { text: whole, isMail, hasCode };
  const end = lines.findIndex(
    (line, index) => index > heads && (/^--\s*$/.test(line) || GREETING_END.test(line.trim())),
  );
  const body = lines.slice(0, end < 0 ? lines.length : end).filter((line) => !HEAD.test(line.trim()));
  const text = body
    .filter((line) => !/^(?:hi|hello|dear|hallo|liebe[rs]?|guten tag)\b[^.!?]{0,40},?$/i.test(line.trim()))
    .map((line) => line.replace(/^>\s?/, ""))
    .join("\n")
    .trim();
  return { text, isMail, hasCode };
}
