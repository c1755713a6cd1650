import { bareWords } from "./bare-words.ts";

const THANKS =
  "(?:many thanks|thanks|thank you|thx|ty|cheers|danke|vielen dank|besten dank|herzlichen dank|dankeschön|merci)";
const SO =
  "(?:(?:a lot|so|very|much|all|everybody|everyone|team|folks|again|for now|indeed|dir|euch|schön|sehr|vielmals|nochmal|allen|zusammen|leute) )*";
const VERY =
  "(?:(?:really|truly|already|just|all|so|very|always|totally|finally|wirklich|echt|schon|alle|sehr|so|immer|endlich|total|uns|mir|ja) )*";
/** What is said of a thing, or of people, tells thanks only with one of these; else it may tell what is wrong with it. */
const GLAD =
  "(?:happy|glad|delighted|thrilled|impressed|grateful|excited|pleased|relieved|great\\p{L}*|good|nice\\p{L}*|perfect\\p{L}*|lovely|brilliant\\p{L}*|amazing\\p{L}*|awesome|excellent|fantastic|wonderful\\p{L}*|beautiful\\p{L}*|fine|cool|neat|handy|helpful|useful|super|easy|easier|fast|faster|quick|quicker|simpler|well|smoothly|right|correct|exactly|helps?|helped|saves?|saved|fun|charm|lifesaver|impressive|begeistert\\p{L}*|froh|glücklich|zufrieden|dankbar|erleichtert|beeindruckt|tolle?\\p{L}*|klasse|prima|spitze|perfekt\\p{L}*|gute?\\p{L}*|schön\\p{L}*|praktisch|hilfreich|nützlich|einfach\\p{L}*|leicht\\p{L}*|schnell\\p{L}*|wunderbar|großartig|genial|ausgezeichnet|hervorragend|fantastisch|richtig|genau|bestens|einwandfrei|reibungslos|wie geschmiert|spaß|freude|geholfen|hilft|helfen|gespart|erspart|sparen)";
const GLADLY = `(?: (?=(?:.* )?${GLAD}(?: |$)).*)?`;
/** What follows is the reason for the thanks. */
const WHY = [
  "(?:for|für) (?!.* (?:and|und) (?:an?|one|then|ein|eine|einen|dann) )\\S.*",
  `(?:that|this|it|everything|das|es|dies|alles)(?: s)? ${VERY}(?:helps|helped|saves|saved|hilft|half|spart|sparte|erspart|freut)(?: .*)?`,
  `(?:that|this|it|everything|das|es|dies|alles)(?: s)? ${VERY}(?:is|was|will|makes|made|works|worked|looks|has|ist|war|macht|hat|läuft|klappt|passt)${GLADLY}`,
  `(?:i|we|the (?:whole |entire )?team|everybody|everyone|all of us|people|my team|our team) ${VERY}(?:love|loves|like|likes|appreciate|appreciates|enjoy|enjoys)(?: .*)?`,
  `(?:i|we|the (?:whole |entire )?team|everybody|everyone|all of us|people|my team|our team) ${VERY}(?:am|are|is)${GLADLY}`,
  `(?:ich|wir|alle|das (?:ganze )?team|die (?:kollegen|leute)) ${VERY}(?:liebe|lieben|liebt|mag|mögen|freue|freuen|freut)(?: .*)?`,
  `(?:ich|wir|alle|das (?:ganze )?team|die (?:kollegen|leute)) ${VERY}(?:bin|sind|ist)${GLADLY}`,
  "(?:exactly |just |genau )*(?:what|was) (?:i|we|ich|wir) \\S+",
  "(?:have|see|bis|schönes?|schönen|einen|nice|great|good|super|toll|prima|klasse|well done)(?: .*)?",
];
const THANKED = new RegExp(
  `^(?:(?:ok|okay|oh|ah|ach|wow|perfect|great|super|ja|yes|hey|hi|na) )*${THANKS}(?: ${SO}(?:${WHY.join("|")})?)?$`,
  "u",
);

/** With one of these there may be a wish in it, or a complaint. */
const MAYBE_MORE =
  /[?:#@\d]|(?<!\p{L})(?:but|however|though|although|except|only|not|no|never|n['’]?t|\p{L}+n['’]t|without|should|could|would|can|may|must|please|need|needs|want|wants|wish|instead|missing|wrong\p{L}*|twice|still|add|change|make it|remove|rename|delete|post|posts|send|show|also|too|when|if|until|every|more|less|other|another|better|next|aber|jedoch|nur|nicht|nichts|kein\p{L}*|ohne|soll|sollte|sollen|könnte\p{L}*|könnt|kannst|kann|bitte|brauche\p{L}*|möchte\p{L}*|will|wollen|wünsch\p{L}*|statt|fehl\p{L}*|falsch\p{L}*|noch|auch|wenn|sobald|jede\p{L}*|mehr|weniger|ander\p{L}*|zweimal|doppelt\p{L}*|besser|lieber|ergänz\p{L}*|änder\p{L}*|lösch\p{L}*|poste?\p{L}*|zeig\p{L}*|schick\p{L}*)(?!\p{L})/iu;
const NO_WISH = /\b(?:exactly|just|genau)? ?(?:what|was) (?:i|we|ich|wir) (?:wanted|needed|wollten?|brauchten?)\b/giu;
const FEW_WORDS = 24;

/**
 * Thanks, with whatever tells what for: "thanks, that saves us an hour", "danke, das Team ist begeistert". Words that may
 * wish something beside it make it no mere thanks.
 */
export function isThanks(text: string): boolean {
  const plain = bareWords(text, "gaps");
  if (plain.split(" ").length > FEW_WORDS || MAYBE_MORE.test(text.replace(NO_WISH, " "))) return false;
  return THANKED.test(plain);
}
