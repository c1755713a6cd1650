/**
 * Without what stands below an e-mail: "this e-mail is confidential …", "Sent from my iPhone", and the lines of a signature
 * with a phone number or an address. They wish nothing. What is all footer stays as it is.
 */
export function withoutFooter(whole: string): string {
  const text = whole
    .replace(NOTICE, (notice, before: string, ...rest: unknown[]) => (isFirst(whole, rest) ? notice : before))
    .replace(SENT_FROM, "")
    .replace(SIGNED_INLINE, "");
  const plain = withoutContact(text);
  return plain.trim() === "" ? whole : plain;
}

/** Nothing was wished before it: "this message is confidential: …" is what somebody writes about. */
function isFirst(whole: string, rest: readonly unknown[]): boolean {
  const at = rest.find((one) => typeof one === "number") ?? 0;
  return whole.slice(0, Number(at)).trim().length < 20;
}

const MESSAGE =
  "(?:e-?mail|mail|message|communication|transmission)(?: (?:message|transmission))?(?: (?:and|including|or) (?:any|all|its) (?:files?|attachments?|documents?)[^.\\n]{0,40})?";
const NACHRICHT = "(?:e-?mail|mail|nachricht)(?: (?:und|samt|einschließlich|inklusive) [^.\\n]{0,40})?";

/** From its first sentence to the end of its paragraph. */
const NOTICE = new RegExp(
  `(^|[\\n.!?|;*–—-]\\s*)(?:(?:confidentiality|legal|privacy) (?:notice|note|disclaimer)\\b|disclaimer:|the (?:information|contents?) (?:contained )?(?:in|of) this (?:e-?mail|message)\\b|this ${MESSAGE} (?:is|are|may|contains?|was|were)(?=[^.\\n]{0,80}\\b(?:confidential|privileged|intended|proprietary))|if you (?:are not the intended|have received this (?:e-?mail|message) in error)|please (?:consider|think of) the (?:environment|trees)\\b|diese ${NACHRICHT} (?:ist|sind|enthält|enthalten|kann|könnte)(?=[^.\\n]{0,90}(?:vertraulich|bestimmt|geschützt))|der inhalt dieser (?:e-?mail|nachricht)\\b|(?:wenn|falls|sollten) sie nicht der (?:richtige|beabsichtigte|vorgesehene)\\b|bitte (?:denken sie|denk|prüfen sie)[^.\\n]{0,60}(?:umwelt|ausdruck|drucken))[\\s\\S]*?(?=\\n\\s*\\n|$)`,
  "giu",
);

const SENT_FROM =
  /^[ \t>]*(?:sent from (?:my|outlook|mail)\b|get outlook for\b|von meinem \S+ gesendet|gesendet (?:von (?:meinem|outlook|mail)\b|mit der ))[^\n]{0,60}$/gim;

/** "-- Tom Miller | Facility | +49 30 1234 |"; "— Name | Price" are columns. */
const SIGNED_INLINE =
  /(?<=\s)(?:--+|—|–)\s+(?=[^\n]*(?:\d[\d ()/.–-]{4,}\d|@|www\.))\p{Lu}[^|\n]{1,50}(?:\s*[|·•]\s*[^|·•\n]{0,60}){1,8}\s*$/gu;

const PHONE = "(?:\\+|\\(|0)[\\d ()/.–-]{4,22}\\d";
const REACH = `(?:tel|phone|fax|mobile?|cell|telefon|fon|handy|mobil|durchwahl|t|m|f)\\b[.:]*\\s*${PHONE}|${PHONE}|(?:e-?mail:?\\s*)?[\\w.+-]+@[\\w.-]+\\.\\w+`;
const PLACE =
  "(?:web:?\\s*)?(?:https?://|www\\.)\\S+|[^|,\\n]{2,30}(?:straße|strasse|str\\.|street|road|avenue|allee|weg|platz|lane) ?\\d+\\w?|\\d+ [^|,\\n]{2,30}(?:street|road|avenue|lane)|(?:d-)?\\d{5} \\p{Lu}[\\p{L} -]+|[^|,\\n]{2,40} (?:gmbh|ag|ltd|inc|llc|kg|ohg|e\\. ?v)\\.?";
/** A line that only tells how to reach somebody, or where they sit. */
const CONTACT = new RegExp(`^[>\\s]*(?:(?:${REACH}|${PLACE})(?:\\s*[|·•,]\\s*|\\s*$))+$`, "iu");
/** One that begins with a phone or a mail: "Parkplatz 1" and "Müller GmbH" may be what is asked about. */
const REACHED = new RegExp(`^[>\\s]*(?:${REACH})`, "iu");
const CLOSING =
  /^[>\s]*(?:--+|—|(?:(?:kind|best|warm|many)\s)*(?:regards|wishes|greetings)|best|cheers|thanks|thank you|many thanks|yours(?: sincerely)?|sincerely|mfg|lg|vg|bg|danke|vielen dank|(?:mit )?(?:(?:freundliche[nmr]?|viele[n]?|liebe[nr]?|beste[n]?|herzliche[n]?|schöne[nr]?) )*gr(?:ü|ue)(?:ß|ss)en?|gruß)[,.!]?\s*$/i;

/** Below a closing stand who it is, what they do and where. */
const MOST_SIGNED = 8;

function withoutContact(text: string): string {
  const lines = text.split("\n");
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.trim() === "") end -= 1;
  const last = end;
  const closing = lines.findLastIndex((line, index) => index < end && CLOSING.test(line));
  const below = lines.slice(closing + 1, end);
  const isSigned =
    closing > 0 &&
    below.length <= MOST_SIGNED &&
    below.some(isContact) &&
    below.every((line) => isContact(line) || isName(line));
  if (isSigned) return lines.slice(0, closing).join("\n").trimEnd();
  while (end > 1 && (isReach(lines[end - 1] ?? "") || lines[end - 1]?.trim() === "")) end -= 1;
  return end === last ? text : lines.slice(0, end).join("\n");
}

function isReach(line: string): boolean {
  return isContact(line) && REACHED.test(line);
}

function isContact(line: string): boolean {
  return line.length <= 120 && CONTACT.test(line);
}

/** "Eva Schulz, ACME GmbH", "Office Manager": who they are and what they do; nothing that is wished. */
function isName(line: string): boolean {
  const words = line.trim().split(/\s+/).length;
  return words <= 6 && !/^\s*(?:[-*•]|\d+[.)])\s|[?:#!"“„]/u.test(line) && !WISH.test(line);
}

const WISH =
  /\b(?:need|want|list|please|post|remind|add|make|build|poll|book|app|tool|columns?|bitte|liste|brauch\w*|woll\w*|erinner\w*|spalten?|umfrage|buch\w*)\b/i;
