import type { Ask, Intent } from "../../planner.ts";
import type { Answers } from "./languages/answers.ts";
import { isSentOutside } from "./sent-outside.ts";

/** Asks that are answered with a no and its reason, whoever asks: null where there is nothing against it. */
export function refusalOf(text: string, ask: Ask, answers: Answers, hasCode: boolean): Intent | null {
  const plain = text.toLowerCase();
  if (hasCode) return { kind: "not_here", answer: answers.code };
  if (SPYING.some((sign) => sign.test(withoutDrawn(plain))) || PASSWORDS.test(plain) || OTHERS_MESSAGES.test(text))
    return { kind: "not_here", answer: answers.spying };
  if (isAboutApproval(plain)) return { kind: "not_here", answer: answers.approvalStays };
  if (isOutward(plain) || isSentOutside(text)) return { kind: "not_here", answer: answers.outside };
  const owner = othersApp(text, ask);
  return owner === null ? null : { kind: "not_here", answer: answers.othersApp(owner) };
}

/** Reads what is private, says when people are at work, or is kept from those it is about. */
const SPYING = [
  /(?<![a-zäöüß])(?:reads?|reading|sees?|collects?|logs?|forwards?|scans?|monitors?|lesen|lies|lese|liest|lest|mitlesen|mitliest|auslesen|ausliest|durchsuch\w*)\b.{0,40}\b(?:private messages|private chats|private conversations|dms|direct messages|passwords?|privaten? (?:\w+-?)?(?:nachrichten|chats|unterhaltungen|gespr(?:ä|ae)che)|privatnachrichten|direktnachrichten|passw(?:o|ö)rter)\b/,
  /(?<![a-zäöüß])(?:watch(?:es|ing)?|follow(?:s|ing)?(?! up)|(?:ü|ue)berwach\w*|verfolg\w*)\b.{0,40}\b(?:(?:private|their|his|her|everybody's|everyone's|people's) (?:messages|chats|conversations|dms|direct messages)|(?:privaten?|ihre|deren) (?:\w+-?)?(?:nachrichten|chats|unterhaltungen|gespr(?:ä|ae)che)|privatnachrichten)\b/,
  // "mitlesen, was meine Leute sich privat schreiben", "a summary of their direct messages"
  /\b(?:mitlesen|mitliest|mitgelesen|read along)\b.{0,60}\b(?:privat\w*|schreiben|chatten|nachrichten|messages|chats?)\b/,
  /\b(?:their|everybody's|everyone's|people's|his|her|ihre[nr]?|deren|seine[nr]?|fremde[nr]?)\b.{0,12}\b(?:private messages|private chats|dms|direct messages|direktnachrichten|privaten? nachrichten|privatnachrichten)\b/,
  /\b(?:how long|when|wie lange|wann)\b.{0,40}\b(?:is|are|was|were|has been|ist|sind|war)\b.{0,30}\b(?:online|active|at the (?:computer|keyboard|desk)|am (?:rechner|computer)|aktiv)\b/,
  /\b(?:they|he|she|people)\b.{0,6}\b(?:needn'?t|don'?t need to|doesn'?t need to|must not|shouldn'?t) (?:know|notice)\b/,
  /\b(?:sie|die|leute)\b.{0,20}\bnicht (?:zu )?(?:wissen|merken|mitbekommen|mitkriegen)\b/,
  /\b(?:chats?|chatverl(?:a|ä)ufen?|slack-?nachrichten|slack messages|what (?:they|people) write)\b.{0,80}\b(?:who|whose|wer|wessen)\b.{0,60}\b(?:works?|arbeitet|lazy|faul|slack(?:s|ing) off|complains?|meckert|l(?:ä|ae)stert|badmouth\w*|least|wenigsten)\b/,
  /\b(?:who|wer)\b.{0,30}\b(?:works?|arbeitet|is working)\b.{0,20}\b(?:the )?(?:least|am wenigsten|too little|zu wenig)\b|\bwer am wenigsten arbeitet\b/,
  /\b(?:spy on|secretly|heimlich|without (?:them|anyone) knowing|ohne dass (?:sie|es) (?:es )?(?:merken|wissen)|keylog|ausspionier)/,
];

/** "jeder erfährt heimlich, wen er beschenkt": a secret that all of them want is no spying. */
function withoutDrawn(text: string): string {
  return DRAWN.test(text)
    ? text.replace(/\b(?:secretly|in secret|heimlich|dms?|direct messages?|direktnachrichten)\b/g, "")
    : text;
}

const DRAWN =
  /\b(?:zugelost|zulost|ausgelost|verlost|gelost|auslos\w*|names? (?:get|gets|are|is) drawn|draws? names?|\w*wichtel\w*|julklapp|secret (?:santa|bunny|friend|pal|buddy|angel|\w*\s?gifts?|presents?)|\w*beschenk\w*|gift (?:exchange|swap|draw)|(?:buy|give|get)s? (?:a |the )?(?:gift|present)|whom? (?:they|he|she|you|to) .{0,20}surprise|easter bunny|osterhase)\b/;

/** What nobody should keep in a list. */
const PASSWORDS =
  /\b(?:keep|store|save|collect|list|share|give|show|send|track|liste|sammel\w*|speicher\w*|verwalte\w*|schick\w*|zeig\w*|notier\w*)\b.{0,40}\b(?:passwords?|logins and|credentials|pins?|passw(?:o|ö)rter\w*|zugangsdaten)\b/;

/** Messages of somebody, or between some, who are named. */
const OTHERS_MESSAGES =
  /\b(?:messages|dms|chats?|conversations?|nachrichten|chatverl(?:a|ä)ufe?)\b[^.]{0,20}\b(?:of|from|between|by|von|zwischen|mit)\s+(?:<?@|[A-ZÄÖÜ]\p{L}+\s+(?:and|und)\s+[A-ZÄÖÜ])/u;

const PERSONAL =
  /\b(?:salar(?:y|ies)|personal data|birthdays?|addresses|home address|customer (?:list|data|e-?mails?)|customers'? |employees?|staff list|phone numbers|medical|sick (?:notes|days)|bank details|kundendaten|kundenliste|kunden|geh(?:a|ä)lt(?:er)?|mitarbeiterdaten|mitarbeiterliste|mitarbeiter|personaldaten|adressen|geburtstage|telefonnummern|krankmeldungen)\b/;
const OUTWARD =
  /[\w.+-]+@[\w-]+\.[a-z]+|\b(?:gmail|dropbox|competitor|outside (?:the )?(?:company|firm)|external(?:ly)?|third part(?:y|ies)|private e-?mail|my private|partner company|public(?:ly)? on the (?:internet|web)|nach au(?:ß|ss)en|extern(?:e|en|er)?|konkurrenz|private(?:n)? e-?mail|headhunter)\b/;
const SENDING =
  /\b(?:send|sends|forward|export|share|upload|publish|post|mail|e-?mail|give|transfer|schick|schicke|schicken|sende|senden|weiterleiten|leite|exportier|teile|teilen|ver(?:ö|oe)ffentlich|hochladen|maile)\w*\b/;

function isOutward(text: string): boolean {
  return SENDING.test(text) && PERSONAL.test(text) && OUTWARD.test(text);
}

const SWITCHING_OFF =
  /\b(?:(?:switch|turn|switching|turning)(?:ed|s)?\b.{0,60}\boff|disabl\w+|deactivat\w+|bypass\w*|circumvent\w*|skip(?:s|ping)?|abolish|get rid of|no more|no longer|without|don'?t (?:want|need)|schalte?t?\b.{0,80}\b(?:ab|aus)|abschalten|ausschalten|abstellen|deaktivier\w*|umgeh\w*|abschaff\w*|ohne|nicht mehr|keine)\b/;
const APPROVING = /\b(?:approvals?|sign-?offs?|reviews?|freigaben?|genehmigung(?:en)?)\b/;
const BY_PLATFORM =
  /\b(?:platform[ -]team|plattform-?team)|\b(?:for|of|für|fuer|von) (?:all )?(?:my|our|all|alle|meine|unsere|meiner|unserer) apps?\b/;

/** "switch off the platform team's approval for my apps". */
function isAboutApproval(text: string): boolean {
  return SWITCHING_OFF.test(text) && APPROVING.test(text) && BY_PLATFORM.test(text);
}

const REMOVING =
  /\b(?:delete|remove|kill|shut down|take down|take\b.{1,40}\b(?:down|offline|away)|get rid of|turn off|switch off|disable|deactivate|nimm\b.{1,40}\b(?:offline|runter|vom netz)|deaktivier\w*|stop|uninstall|wipe|l(?:ö|oe)sche?|l(?:ö|oe)schen|entfernen?|abschalten|schalte|stoppe|stoppen|abstellen)\b/i;
const AN_APP = /\b(?:app|apps|tool|bot|application|anwendung)\b/i;

/** Whose app shall go: a name, or "somebody else". In the app's own thread its own words decide, not these. */
function othersApp(text: string, ask: Ask): string | null {
  if (!REMOVING.test(text) || !AN_APP.test(text) || ask.current !== null) return null;
  const mention = /@([\p{L}\p{N}._-]+)/u.exec(text)?.[1];
  const of = /\b(?:von|of|by)\s+(\p{Lu}[\p{L}]+)/u.exec(text)?.[1];
  const genitive = /\b(\p{L}+)['’]s\s+(?:\S+\s+){0,2}(?:app|tool|bot)\b/iu.exec(text)?.[1];
  const somebody = /\b(?:somebody|someone|other team|another team|everyone|all|alle|anderen?|other people)\b/i.exec(
    text,
  )?.[0];
  const name = mention ?? of ?? genitive ?? somebody;
  return name ?? null;
}
