/** What a whole message says when it is nothing but one of these; anything else is said in its own words. */
export type Word = "yes" | "no" | "stop" | "start" | "retry" | "chatter" | null;

const WORDS: Record<Exclude<Word, null>, string[]> = {
  yes: [
    ...["build it", "build", "go", "go ahead", "yes", "yes please", "yep", "ok", "okay", "do it", "looks right"],
    ...["looks good", "lgtm", "that is right", "thats right", "approve", "approved", "ship it", "perfect"],
    ...["ja", "ja bitte", "los", "passt", "bau es", "mach das", "sieht gut aus", "freigeben"],
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

/** Reads a message that is only a word. Words decide nothing by themselves: who said it, where and on what is judged by the desk. */
export function readWord(text: string): Word {
  const plain = text
    .toLowerCase()
    .replace(/<[@#!][^>]*>/g, " ")
    .replace(/[^\p{Letter}\p{Number}\s]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  for (const [word, forms] of Object.entries(WORDS)) {
    if (forms.includes(plain)) return word as Word;
  }
  return null;
}
