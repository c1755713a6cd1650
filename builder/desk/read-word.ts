import { bareWords } from "./bare-words.ts";
import { saysOnlySecrets } from "./only-secrets.ts";
import { saysEnd, saysGoOn } from "./own-words.ts";
import { isThanks } from "./thanks.ts";

/** What a whole message says when it is nothing but one of these; anything else is said in its own words. */
export type Word = "yes" | "no" | "stop" | "start" | "retry" | "chatter" | null;

const WORDS: Record<Exclude<Word, null>, string[]> = {
  yes: [
    ...["build it", "build", "go", "go ahead", "yes", "yes please", "yep", "ok", "okay", "do it", "looks right"],
    ...["looks good", "lgtm", "that is right", "thats right", "approve", "approved", "ship it", "perfect"],
    ...[
      "looks great",
      "looks perfect",
      "sounds good",
      "that works",
      "works for me",
      "go for it",
      "yeah",
      "yup",
      "sure",
      "sieht super aus",
      "klar",
    ],
    ...["ja", "ja bitte", "los", "passt", "passt so", "bau es", "mach das", "sieht gut aus", "perfekt", "freigeben"],
    ...["ja gerne", "ja gern", "jawohl", "jo", "leg los", "los gehts", "los geht es", "mach es", "bau das", "bau sie"],
    ...["baue es", "bitte bauen", "bau die app", "einverstanden", "in ordnung", "geht klar"],
  ],
  no: [
    "cancel",
    "no",
    "no thanks",
    "never mind",
    "nevermind",
    "forget it",
    "decline",
    "nein",
    "abbrechen",
    "vergiss es",
    ...["nö", "nee"],
    ...["cancel it", "cancel this", "cancel that", "no thank you", "nein danke", "abbruch"],
    // Of work, which is all that they can mean: what is live goes on.
    ...[
      "stop building",
      "stop building it",
      "stop the build",
      "brich ab",
      "brich bitte ab",
      "brich es ab",
      "brich das ab",
    ],
  ],
  stop: [
    "stop",
    "stop it",
    "stop this",
    "stop that",
    "stop stop",
    "halt",
    "stopp",
    "stoppe",
    "stoppen",
    "abort",
    "hör auf",
    "anhalten",
  ],
  start: ["start", "start it", "start again", "resume", "starte", "wieder starten"],
  retry: [
    ...[
      "try again",
      "retry",
      "again",
      "try it again",
      "try once more",
      "try it once more",
      "once more",
      "one more time",
    ],
    ...["nochmal", "noch einmal", "noch mal", "nochmals", "versuch es noch einmal", "versuche es noch einmal"],
    ...["versuch es nochmal", "versuche es nochmal", "versuchs nochmal", "nochmal versuchen", "noch mal versuchen"],
    ...["noch einmal versuchen", "erneut versuchen", "neu versuchen", "probier es nochmal", "nochmal probieren"],
  ],
  chatter: [
    ...["thanks", "thank you", "thx", "ty", "great", "nice", "cool", "awesome", "love it", "wow", "lol"],
    ...["danke", "vielen dank", "super", "toll", "prima"],
  ],
};

/** Words that mean a request and nothing else: "ok" and "yes" are what people say to each other. */
const FOR_A_REQUEST = [
  ...["build it", "looks right", "cancel", "approve", "ship it", "bau es", "abbrechen", "freigeben"],
  ...[...WORDS.stop, ...WORDS.start, ...WORDS.retry],
];

const WISH =
  /^(and |also |but |oh |und |auch )*((please|pls|bitte|can you|could you|kannst du) )*(add|change|make|remove|show|use|put|rename|include|füge|ändere|mach|zeige?|nimm)\b|^(it should|i want it|i would like it|es soll)\b/;

/** "can it also show the phone number?", "kannst du noch eine Bestellnummer ergänzen?", "it would be great if it had …". */
const ASKED_WISH =
  /^(?:(?:and|also|but|oh|und|auch) )*(?:(?:can|could) (?:it|the (?:app|bot|list|post|page)|this|that) (?:(?:please|also|maybe) )*(?:add|show|post|say|have|include|tell|list|count|sort|remind|ask)\b|(?:(?:kannst|könntest) du|kann man) .*\b(?:hinzufügen|ergänzen|ändern|anzeigen|entfernen|umbenennen|dazunehmen|aufnehmen|weglassen)$|(?:it|this) (?:would|d) be (?:\w+ )?(?:great|good|nice|better|useful|helpful|cool) if (?:it|the|there)\b|es wäre (?:\S+ )?(?:gut|schön|toll|super|hilfreich|besser) wenn )/;

/** "delete this app", "lösch die App": an end of what is live. */
const END =
  /^(?:(?:please|pls|bitte|can you|could you|kannst du) )*(?:delete|remove|archive|stop|end|kill|shut down|switch off|turn off|take down|lösche?|entferne?|archiviere?|stoppe?|beende|schalte?) (?:it|this|that|es|ab|(?:this |that |the |die |diese |das |dieses )?(?:app|tool|bot|thing|page|seite|ding))(?: (?:ab|aus|please|bitte|now|jetzt|down|off))*$/;

/**
 * Whether words of somebody who has no say here are meant for us all the same: a decision, or a wish to nobody else.
 * What people say to each other is not.
 */
export function isForRequest(text: string): boolean {
  const plain = bareWords(text, "dropped");
  return (
    FOR_A_REQUEST.includes(unadorned(plain)) ||
    END.test(plain) ||
    ((WISH.test(plain) || ASKED_WISH.test(plain)) && !/@\S|<@/.test(text))
  );
}

/** Reads a message that is only a word. Words decide nothing by themselves: who said it, where and on what is judged by the desk. */
export function readWord(text: string): Word {
  if (saysOnlySecrets(text)) return "chatter";
  const plain = bareWords(text.replace(SIGNS, " "), "dropped");
  if (plain === "") return isSigns(text) ? readSigns(text) : null;
  for (const said of [plain, unadorned(plain)])
    for (const [word, forms] of Object.entries(WORDS)) if (forms.includes(said)) return word as Word;
  if (SWITCH_OFF.test(plain)) return "stop";
  if (LOOKS_GOOD.test(plain) || (SEVERAL_YES.test(plain) && !SEVERAL_THANKS.test(plain))) return "yes";
  if (SEVERAL_THANKS.test(plain) || SMALL_TALK.test(plain) || isThanks(text)) return "chatter";
  const unsigned = text.replace(SIGNS, " ");
  return saysEnd(unsigned) ?? (saysGoOn(unsigned) ? "yes" : null);
}

/** As Slack writes smileys, and as they are. */
const SIGNS = /:[a-z0-9_+'-]+:(?::skin-tone-\d:)?|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f/giu;
const AGREEING_SIGNS = /^(?::(?:\+1|thumbsup|white_check_mark|heavy_check_mark|ok_hand|ok):|[👍✅✔👌])/u;

function isSigns(text: string): boolean {
  return text.search(SIGNS) >= 0;
}

/** A thumb up agrees as "ok" does; other smileys want nothing. */
function readSigns(text: string): Word {
  return AGREEING_SIGNS.test(text.trim()) ? "yes" : "chatter";
}

/** "please stop", "stop now!": what is only polite, or in a hurry, makes no other word of it. */
function unadorned(plain: string): string {
  return plain.replace(HURRIES, "").replace(HURRIES_BEHIND, "");
}

const ADORNMENT = "(?:please|pls|bitte|right now|now|jetzt|sofort|immediately)";
const HURRIES = new RegExp(`^(?:${ADORNMENT} )+`);
const HURRIES_BEHIND = new RegExp(`(?: ${ADORNMENT})+$`);

/** What is live, and the work on it, have one stop: what is deleted for good is another wish. */
const THE_APP = "(?:(?:this|that|the|our|die|diese|das|dieses|unsere) )?(?:app|tool|bot)";
const SWITCH_OFF = new RegExp(
  `^(?:(?:please|pls|bitte|can you|could you|kannst du) )*(?:(?:stop|shut down|switch off|turn off|take down|stoppe?) ${THE_APP}|(?:switch|turn|take) (?:it|this|that|${THE_APP}) (?:off|down)|shut (?:it|this|that|${THE_APP}) down|(?:schalte?|mach) (?:es|sie|das|${THE_APP}) (?:bitte )?(?:ab|aus))(?: (?:please|bitte|now|jetzt))*$`,
);

/** "haha nice", "great job everybody": praise, laughter and greetings. What could answer a question is none by itself. */
const TALK =
  "(?:ha){2,}h?|(?:he){2,}|lol|wow|yay|hooray|nice|cool|great|awesome|amazing|excellent|wonderful|brilliant|fantastic|lovely|love (?:it|this)|thanks|thank you|thx|ty|cheers|well done|good (?:job|work|stuff|one|morning|evening)|(?:(?:it|this|that|everything|es|das|alles) )?(?:works|klappt|läuft|funktioniert)|congrats|congratulations|have a|see you|hi|hello|hey|bye|danke|vielen dank|super|toll|prima|klasse|wunderbar|gut gemacht|hallo|moin|guten morgen";
const BESIDE_TALK =
  "job|work|stuff|one|weekend|day|for|so|very|really|much|a lot|now|to|you|all|everyone|everybody|team|folks|guys|that was|this was|it was|this is|that is|thats|its|it is|and|perfectly|like a charm|good|nicely|fine|well|vielen|zusammen|sehr|euch|dir|gut|bestens|einwandfrei|wirklich|echt|richtig|jetzt|alles|das ist|ist ja|und|schön|perfekt";
const SMALL_TALK = new RegExp(`^(?=(?:.* )?(?:${TALK})(?: |$))(?:(?:${TALK}|${BESIDE_TALK})(?: |$)){1,8}$`);

/** "looks good to me, thanks", "das sieht super aus, danke": what is looked at is right. */
const POLITENESS =
  "thanks(?: a lot| everybody| all| so much)?|thank you(?: so much| very much)?|thx|cheers|danke(?: dir| euch| schön| sehr)?|vielen dank";
const GOOD =
  "good|great|fine|nice|right|perfect|awesome|amazing|excellent|wonderful|fantastic|lovely|correct|ok|okay|gut|super|toll|prima|klasse|perfekt|spitze|richtig|hervorragend|fantastisch|wunderbar|schön";
const LOOKS_GOOD = new RegExp(
  `^(?:(?:${POLITENESS}|yes|yeah|ja|ok|okay|oh|ah|wow|hey|cool|${GOOD}|it|this|that|all|everything|the preview|es|das|alles|die vorschau|now|jetzt) )*(?:looks?|looking|sounds|seems|sieht|schaut|klingt|hört sich) (?:(?:really|very|so|all|pretty|just|totally|already|to me|sehr|echt|richtig|wirklich|ganz|schon|doch|ja|alles|für mich|jetzt|so) )*(?:${GOOD})(?: (?:aus|an|to me|to us|for me|für mich|so|now|jetzt|${POLITENESS}|and|und|all|alles|${GOOD}))*$`,
);

/** "ok passt", "yes, looks good, thanks": nothing but words that agree, one of them at least more than thanks. */
const several = (forms: readonly string[]) => new RegExp(`^(?:(?:${forms.join("|")})(?: |$)){2,4}$`);
const THANKS = [...WORDS.chatter, "please", "bitte", "so"];
/** Words that agree, or thank for it. */
export const AGREEING: readonly string[] = [...WORDS.yes, ...THANKS];
const SEVERAL_YES = several(AGREEING);
const SEVERAL_THANKS = several(THANKS);
