import { bareWords } from "./bare-words.ts";

const THING =
  "(?:this|that|it|(?:the|this|that|these|those|your|today s|yesterday s) (?:\\p{L}+ ){0,2}?(?:post|message|list|summary|digest|reminder|report|result|results|number|numbers|total|totals|sum|amount|amounts|date|dates|day|time|name|names|order|orders|entry|entries|link|app|bot|tool|output|table|figures?))";
const IS =
  "(?:is|are|s|was|were|looks?|seems?|still is|still are|is still|are still|is again|is all|are all|is completely|is just)";
const WAS_WRONG =
  "(?:wrong|incorrect|broken|false|off|outdated|out of date|incomplete|a mistake|buggy|useless|not right|not correct|not working|not true|missing)";
const DEFECT =
  "(?:doubled|duplicated|duplicates|double|there twice|in there twice|listed twice|repeated|swapped|mixed up|cut off|misspelled|too (?:early|late|high|low|many|few|big|small|long|short))";
const DOPPELT =
  "(?:doppelt(?! so)|zweimal da|vertauscht|abgeschnitten|durcheinander|zu (?:früh|spät|hoch|niedrig|viele|wenige|lang|kurz))";
const WRONG = [
  `${THING} ${IS} (?:also |all |still |too |so |now )*${DEFECT}(?: .*)?`,
  `(?:looks|seems|sounds) (?:all |so |a bit |somehow )*(?:wrong|off|broken|incorrect|incomplete)(?: .*)?`,
  `(?:sieht|schaut) (?:\\p{L}+ )?(?:falsch|kaputt|verkehrt|komisch|unvollständig) aus(?: .*)?`,
  `(?:die|der|das|diese|dieser|dieses) \\p{L}+ (?:ist|sind|steht|stehen|war|waren|kommt|kommen) (?:immer noch |noch |wieder |alle |hier |da )*${DOPPELT}(?: .*)?`,
  `(?:wrong|incorrect|broken|still wrong|wrong again|not right|not correct|not working)(?: .*)?`,
  `${THING} ${IS} (?:also |too |so |very |completely |totally )?${WAS_WRONG}(?: .*)?`,
  `${THING} (?:isnt|isn t|is not|arent|aren t|are not|wasnt|wasn t|was not) (?:right|correct|working|true|complete|what .*)(?: .*)?`,
  `${THING} (?:still )?(?:doesnt|doesn t|does not|didnt|didn t|did not|dont|don t|do not) (?:work|add up|match|fit)(?: .*)?`,
  `(?:das|dies|es|(?:die|der|das|diese|dieser|dieses) (?:\\p{L}+ )?\\p{L}+) (?:ist|sind|war|waren) (?:immer noch |noch |wieder |leider |ganz |komplett )*(?:falsch|kaputt|verkehrt|veraltet|unvollständig|nicht richtig|nicht korrekt)(?: .*)?`,
  `(?:das|dies|es|da|hier|(?:die|der|das|diese|dieser|dieses) \\p{L}+) (?:stimmt|stimmen|passt|passen|funktioniert|funktionieren|geht) (?:so |hier |heute |immer noch |noch |leider |wieder )*(?:nicht|was nicht|etwas nicht)(?: .*)?`,
  `(?:falsch|kaputt|stimmt nicht|funktioniert nicht|geht nicht|schon wieder falsch)(?: .*)?`,
];
const RIGHT = [
  `${THING} ${IS} (?:now |so |very |really |exactly |just |all )*(?:right|correct|perfect|great|useful|helpful|good|nice|exactly what .*)(?: .*)?`,
  `(?:this |that |it )?works? (?:great|well|fine|perfectly|nicely)(?: .*)?`,
  `(?:i |we )?love (?:this|it)(?: .*)?`,
  `(?:very |so |really )?(?:useful|helpful|perfect)(?: thanks| thank you)?`,
  `(?:das|dies|es|(?:die|der|das|diese|dieser|dieses) \\p{L}+) (?:ist|sind|passt|stimmt|funktioniert) (?:so |jetzt |sehr |genau |wirklich )*(?:richtig|perfekt|super|gut|hilfreich|nützlich|prima)(?: .*)?`,
  `(?:sehr )?(?:hilfreich|nützlich|praktisch)(?: danke)?`,
];

/** What is wrong stands first. */
const MOST_READ = 600;
const [COMPLAINT, PRAISE] = [pattern(WRONG), pattern(RIGHT)];
const LEADING = /^(?:(?:hm+|oh|no|nein|sorry|hey|hi|ok|okay|well|but|and|also|aber|und|leider|i think|ich glaube) )+/;

/**
 * What words below an App's post say of it, where that is plain. null: people talk to each other. A question, words to
 * somebody and a sentence about somebody are theirs.
 */
export function readComment(text: string): "complaint" | "praise" | null {
  const thumb =
    /^\s*(?::(?:(?:-1|thumbsdown)|(\+1|thumbsup))(?:::?skin-tone-\d)?:|👎|(👍))\p{Emoji_Modifier}?\s*$/u.exec(text);
  if (thumb !== null) return (thumb[1] ?? thumb[2]) === undefined ? "complaint" : "praise";
  if (/\?\s*$|<@[UW]|@\S/.test(text)) return null;
  const plain = bareWords(text.slice(0, MOST_READ), "gaps")
    .replace(/\b(that|it|today|yesterday)s\b/g, "$1 s")
    .replace(LEADING, "");
  if (COMPLAINT.test(plain)) return "complaint";
  return PRAISE.test(plain) ? "praise" : null;
}

function pattern(forms: string[]): RegExp {
  return new RegExp(`^(?:${forms.join("|")})$`, "u");
}
