import { bareWords } from "./bare-words.ts";

/** What a whole message says when it is nothing but one of these; anything else is said in its own words. */
export type Word = "yes" | "no" | "stop" | "start" | "retry" | "chatter" | null;

const WORDS: Record<Exclude<Word, null>, string[]> = {
  yes: [
    ...["build it", "build", "go", "go ahead", "yes", "yes please", "yep", "ok", "okay", "do it", "looks right"],
    ...["looks good", "lgtm", "that is right", "thats right", "approve", "approved", "ship it", "perfect"],
    ...["ja", "ja bitte", "los", "passt", "passt so", "bau es", "mach das", "sieht gut aus", "perfekt", "freigeben"],
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
  ],
  stop: ["stop", "stop it", "halt", "stopp", "abort"],
  start: ["start", "start it", "start again", "resume", "starte", "wieder starten"],
  retry: ["try again", "retry", "again", "nochmal", "noch einmal", "versuch es noch einmal"],
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

/** "delete this app", "lösch die App": an end of what is live. */
const END =
  /^(?:(?:please|pls|bitte|can you|could you|kannst du) )*(?:delete|remove|archive|stop|end|kill|shut down|switch off|turn off|take down|lösche?|entferne?|archiviere?|stoppe?|beende|schalte?) (?:it|this|that|es|ab|(?:this |that |the |die |diese |das |dieses )?(?:app|tool|bot|thing|page|seite|ding))(?: (?:ab|aus|please|bitte|now|jetzt|down|off))*$/;

/**
 * Whether words of somebody who has no say here are meant for us all the same: a decision, or a wish to nobody else.
 * What people say to each other is not.
 */
export function isForRequest(text: string): boolean {
  const plain = bareWords(text, "dropped");
  return FOR_A_REQUEST.includes(plain) || END.test(plain) || (WISH.test(plain) && !/@\S|<@/.test(text));
}

/** Reads a message that is only a word. Words decide nothing by themselves: who said it, where and on what is judged by the desk. */
export function readWord(text: string): Word {
  const plain = bareWords(text, "dropped");
  for (const [word, forms] of Object.entries(WORDS)) {
    if (forms.includes(plain)) return word as Word;
  }
  return SEVERAL_YES.test(plain) && !SEVERAL_THANKS.test(plain) ? "yes" : null;
}

/** "ok passt", "yes, looks good, thanks": nothing but words that agree, one of them at least more than thanks. */
const several = (forms: readonly string[]) => new RegExp(`^(?:(?:${forms.join("|")})(?: |$)){2,4}$`);
const THANKS = [...WORDS.chatter, "please", "bitte", "so"];
/** Words that agree, or thank for it. */
export const AGREEING: readonly string[] = [...WORDS.yes, ...THANKS];
const SEVERAL_YES = several(AGREEING);
const SEVERAL_THANKS = several(THANKS);
