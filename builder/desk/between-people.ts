import type { ThreadReply } from "../desk.ts";

const GREETING = "(?:(?:hey|hi|hello|hallo|and|und|so|ok|okay|thanks|danke)[\\s,!.]+)*";
/** As `readAskText` in bot/ has a mention: `@ana (U123)`, or `@U123`. */
const SOMEBODY = "@\\S+(?: \\p{Lu}\\p{Ll}+)?(?: \\([UW][A-Z0-9]+\\))?[\\s,:–-]+";
const YOU = [
  ...["(?:do|did|have|are|can|could|would|will|were|had) you"],
  ...["(?:hast|kannst|könntest|bist|willst|magst|weißt|findest|meinst|siehst|brauchst|machst|nimmst|übernimmst) du"],
  ...["(?:kommst|gehst|bringst|holst|rufst|hilfst|fährst|bleibst|kaufst|arbeitest|schaust|denkst|triffst|schaffst) du"],
  ...["(?:bestellst|zahlst|warst|wirst|musst|darfst|kennst|hörst|isst|trinkst|gibst|fragst|redest|sprichst) du"],
].join("|");
const ASKS = [
  ...["what", "who", "when", "where", "why", "how", "which", "any", "thoughts", "ok(?:ay)? (?:for|with) you"],
  ...["(?:is|does) (?:this|it|that)", "shall we", "should we"],
  ...["was", "wer", "wann", "wo", "warum", "wieso", "wie", "welche[rs]?", "passt", "geht", "ist (?:das|es)"],
  ...["sollen wir", YOU],
].join("|");
const QUESTION = new RegExp(`^\\s*${GREETING}${SOMEBODY}(?:${ASKS})(?![\\p{L}\\p{N}])[^]*\\?\\s*$`, "iu");

/** What begins an answer to somebody, or news for them: of oneself, of both, or of them. */
const TELLS = [
  ...["no", "nope", "yes", "yep", "yeah", "sure", "not (?:yet|now|today|sure|me)", "thanks", "thank you", "sorry"],
  ...["i['’]?(?:ll|m|ve|d)?", "we(?:['’](?:ll|re|ve))?", "let me", "let['’]?s", "you(?:['’](?:re|ve|ll))?"],
  ...["good (?:idea|point|morning)", "see you", "done", "will do", "no problem"],
  ...["nein", "nee", "ja", "jo", "noch nicht", "heute nicht", "danke", "gerne?", "klar", "stimmt", "genau"],
  // What only people can be told to do.
  ...["fyi", "as discussed", "in case you", "have a look", "look", "see", "check", "call", "wait", "read", "guess"],
  ...["wie besprochen", "zur info", "schau", "guck", "sieh", "ruf", "frag", "warte", "denk", "komm", "lies"],
  ...["welcome", "congrats", "happy birthday", "willkommen", "glückwunsch", "alles gute", "gute besserung", "get well"],
  ...["ich", "wir", "du", "ihr", "mach(?:e|en)? (?:ich|wir)", "hab(?:e|en)? (?:ich|wir)", "bin", "kein problem"],
].join("|");
const TOLD = new RegExp(`^\\s*${GREETING}${SOMEBODY}(?:${TELLS})(?![\\p{L}\\p{N}])`, "iu");

/** What stands before a wish as a name would, and is none. */
const NO_NAME =
  /^(?:great|nice|thanks?|thx|danke|super|toll|prima|klasse|please|bitte|hey|hi|hello|hallo|sorry|well|hm+|cool|perfekt|perfect|good|gut|schön|yes|no|ja|nein|also|and|but|und|aber|so|then|dann|now|jetzt|actually|eigentlich|btw|oh|ach|wow|right|alright|awesome|amazing|lovely|wonderful|okay|ok|toolroom|bot|app|\p{L}*(?:day|tag)s?|weekly|daily|monthly)$/iu;
const BY_NAME = new RegExp(
  `^\\s*(?:(?:[Hh]ey|[Hh]i|[Hh]ello|[Hh]allo)[\\s,]+)?(?<name>\\p{Lu}\\p{Ll}+)(?: \\p{Lu}\\p{Ll}+)?\\s*[,:–-]\\s*(?:${YOU}) (?<rest>[^]*)\\?\\s*$`,
  "u",
);
const TO_NAME =
  /^\s*(?:(?:[Hh]ey|[Hh]i|[Hh]ello|[Hh]allo)[\s,]+)?(?<name>\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)?\s*[,:–-]\s*(?<rest>[\s\S]*)$/u;
const TELLS_FIRST = new RegExp(`^(?:${TELLS})(?![\\p{L}\\p{N}])`, "iu");
/** Somebody is spoken to: "I left you the key". */
const SPOKEN_TO = /(?<!\p{L})(?:you|your|yours|yourself|du|dir|dich|dein\p{L}*|euch|euer|eure\p{L}*)(?!\p{L})/iu;
/** Somebody's name before a comma or colon, and not the first of several. */
const SPOKEN = new RegExp(
  `^\\s*${GREETING}@[^\\s,:]+(?: \\p{Lu}\\p{Ll}+)?(?: \\([UW][A-Z0-9]+\\))?\\s*[,:–-]\\s*(?<rest>(?!@)[^]*)$`,
  "iu",
);
/** What an App shall be, or who shall do what in it: a wish, whoever is named first. */
const WISHED =
  /@|(?<!\p{L})(?:it|app|bot|tool|es) (?:should|shall|must|needs|soll\p{L}*|muss)(?!\p{L})|(?<!\p{L})(?:should|shall|soll\p{L}*|instead|stattdessen|from now on|ab jetzt|künftig|in turn|takes? turns|decides?|approves?|entscheidet|genehmigt|too|as well|auch)(?!\p{L})/iu;
/** What is asked of us, by whichever name. */
const OURS =
  /^(?:(?:please|also|just|maybe|not|bitte|auch|noch|mal|es|das|it|this|that|die|der|den|ein|eine|einen)\s+)*(?:add|change|make|remove|show|use|put|rename|include|post|send|write|remind|build|delete|move|sort|leave|stop|start|set|keep|turn|switch|let|give|hide|split|drop|fix|undo|create|do|try)\b|\b(?:hinzufügen|ergänzen|ändern|machen|entfernen|löschen|zeigen|anzeigen|posten|schicken|senden|schreiben|erinnern|bauen|verschieben|sortieren|weglassen|umbenennen)\s*$/iu;

/**
 * Said to somebody by name, in a thread of ours: a question to them is theirs to answer, what tells them something is
 * theirs to read, and neither is a wish.
 */
export function isBetweenPeople({ text, mentioned }: Pick<ThreadReply, "text" | "mentioned">): boolean {
  return !mentioned && (QUESTION.test(text) || TOLD.test(text) || isToSomebody(text) || isByName(text));
}

/** "@jonas, the key is in the drawer": no wish for us stands behind the name. */
function isToSomebody(text: string): boolean {
  const rest = SPOKEN.exec(text)?.groups?.rest?.trim();
  return rest !== undefined && /\p{L}+\P{L}+\p{L}/u.test(rest) && !OURS.test(rest) && !WISHED.test(rest);
}

function isByName(text: string): boolean {
  return asksByName(text) || tellsByName(text);
}

/** "Jonas, I left you the key": without "you" it may be an answer, "Bergen, I think". */
function tellsByName(text: string): boolean {
  const { name, rest } = TO_NAME.exec(text)?.groups ?? {};
  if (name === undefined || rest === undefined || NO_NAME.test(name) || /^you/i.test(rest)) return false;
  return TELLS_FIRST.test(rest) && SPOKEN_TO.test(rest) && !WISHED.test(rest);
}

/** "Jonas, can you take the Bolt invoice?" */
function asksByName(text: string): boolean {
  const { name, rest } = BY_NAME.exec(text)?.groups ?? {};
  return name !== undefined && rest !== undefined && !NO_NAME.test(name) && !OURS.test(rest.trim());
}
