/** Words by which people thank, praise, announce and give reasons in a message about an app that they use; both languages. */

const END = "(?:[\\s,.!?:;–—-]|$)";

/** Only a sound, a greeting or thanks. */
export const INTERJECTION =
  /^(?:(?:hi(?:ya)?|hey|hello|hallo|moin|servus|hm+|oh|ah|uh|äh+m?|ähm?|ehm|um|sorry|thanks?|thank(?:s| you+| u)|thx|ty|ta|cheers|danke(?: ?schön| dir| euch)?|vielen dank|merci|please|bitte|pls|ok(?:ay)?|so|well|naja|again|nochmals?|(?:it'?s )?me again|(?:ich bin'?s|ich) (?:noch ?mal|wieder)|another one|all good|alles gut|lg|vg|so much|sehr|und|and|glückwunsch|congrat\p{L}*|yay|schade|leider|haha|lol|(?:it.?s )?(?:just )?me again(?: with| about| because of)?(?: (?:the|our|my) [\p{L}-]+)?|once more|quick one|kurze frage|bin'?s nochmal)(?:[\s,.!]+|$))+$/iu;

const GOOD =
  "(?:great|awesome|amazing|perfect(?:ly)?|super|nice(?:ly)?|lovely|cool|brilliant(?:ly)?|fantastic|excellent|wonderful(?:ly)?|well|fine|useful|helpful|handy|good|klasse|prima|toll|top|spitze|perfekt|genial|gut|hilfreich|praktisch|wunderbar|bestens|einwandfrei|begeistert|happy|zufrieden|fleißig)";

const SUBJECT =
  "(?:this|that|it|das|es|die app|the app|the list|the board|die liste|alles|everything)(?:'s| is| are| was| works?| runs?| ist| war| läuft| klappt| funktioniert| looks?| sieht)?";
const VERY = "(?: ?(?:works|läuft|klappt|funktioniert|really|so|very|echt|sehr|richtig|total|schon|ja|wirklich)){0,3}";

/** One piece of praise or thanks at a beginning: "this is great,", "thank you!", "super,". */
export const PRAISED = new RegExp(
  `^(?:(?:${SUBJECT})?${VERY} ?(?:${GOOD}|like a charm)(?: (?:so far|already|aus|bisher|schon|stuff|job|work))?|thank(?:s| you+| u)(?: (?:so much|a lot|again|very much))?|thx|danke(?: (?:dir|euch|schön|sehr|schon mal))?|vielen dank|(?:we )?love it|wow|yay|hurra|well done|nice one)${END}+`,
  "iu",
);

/** Anywhere in a sentence without a wish. */
export const PRAISE =
  /\b(?:loves? it|like it|likes it|in use|being used|used (?:a lot|already|every day)|works?|working|runs|thank\p{L}*|thx|great|awesome|perfect|brilliant|fantastic|helpful|useful|happy|danke|dank|super|klasse|prima|toll|top|spitze|perfekt|genial|benutzt|genutzt|begeistert|läuft|klappt|funktioniert|gefällt|hilft|kommt .{0,12}an|freuen|well done|saves us|time saver)\b/iu;

/** "Two things:", "one more thing", "eine Bitte noch": a heading that says nothing itself. */
export const ANNOUNCED =
  /^(?:(?:and|und|but|aber|so|also|ok(?:ay)?|now|jetzt|just|only|nur|there (?:are|is)|ich (?:hätte|habe?)|i have|we have|wir (?:hätten|haben)|es gibt|could you do|hätte|noch|today)\s+)*(?:(?:one|two|three|four|2|3|4|a few|a couple(?: of)?|some|another|eine?n?|zwei|drei|vier|ein paar|kleine?|small|little|quick|last|more|other|noch|weitere|kurze|letzte|klitzekleine)\s+){1,4}(?:things?|requests?|wish(?:es)?|changes?|questions?|points?|sachen?|dinge?|bitten?|wünsche?|wunsch|änderung(?:en)?|punkte?|anliegen|kleinigkeit(?:en)?|fragen?|ones)(?:\s+(?:more|though|please|left|noch|dazu|bitte|hätte ich|hätten wir|for you|today))*$/iu;

/** What stays anyway: "the rest stays like it is", "please don't lose the keys that are in there". */
export const KEPT =
  /^(?:(?:the )?same (?:time|day|place|channel|text)(?: is fine| as before| please| works)?|(?:die )?(?:gleiche|selbe) (?:zeit|uhrzeit)(?: passt| ist gut| bitte| bleibt)?)$|^(?!.*\b(?:remind|post|poste|erinner\w*|once|twice)\b)(?:.*\b(?:the )?(?:rest|everything else|all else|the others?|alles andere|der rest|alles übrige|ansonsten|sonst alles)\b.*\b(?:stays?|same|as (?:it|they|is)|unchanged|fine|like (?:it|that|now)|bleib\p{L}*|so lassen|wie (?:es|sie|er|bisher|gehabt|vorher)|passt|gut so)\b.*|.*\b(?:don'?t|do not|not|never|without|nicht|keine[nrs]?|ohne|nichts)\b.*\b(?:los(?:e|es|ing|t)|delet\p{L}+|disappear\p{L}*|vanish\p{L}*|overwrit\p{L}+|wiped?|touch|verlier\p{L}*|verloren|verlor\p{L}*|lösch\p{L}*|gelöscht|verschwind\p{L}*|weg sein|weggeh\p{L}*|wegkommen|überschr\p{L}+|anfassen|kaputt ?machen|gehen verloren)\b.*|.*\b(?:keep|leave|behalt\p{L}*|lass\p{L}*)\b.*\b(?:existing|old|already|everything else|the rest|as (?:it|they) (?:is|are)|what(?:'s| is) (?:in )?there|alte[nr]?|bisherige[nr]?|vorhandene[nr]?|schon drin|so wie)\b.*|.*\b(?:existing|old|present|alten?|bisherigen?|vorhandenen?|schon eingetragenen?)\b.*\b(?:stays?|remain|kept|be kept|bleib\p{L}*|erhalten|drin ?bleib\p{L}*)\b.*|.*\bwhat(?:'s| is) (?:already )?(?:in )?there\b.*\b(?:stays?|remain|kept|must)\b.*)$/iu;

/** Says that what follows is the reason. */
export const REASON =
  /^(?:(?:but|and|und|aber|so)\s+)?(?:because|'?cause|cos|coz|bc|weil|denn|otherwise|sonst|damit|so (?:that )?(?:nobody|people|we|they|everyone)|(?:so )?that'?s (?:why|how|because)|thats why|this is why|deshalb ist|(?:so )?it turns out|it (?:took|cost)|took (?:me|us)|cost (?:me|us)|hat (?:mich|uns)|war (?:viel|ganz schön))\b/iu;

/** Whoever does not do it is none who wishes. */
export const NO_SUBJECT =
  /^(?:(?:but|and|und|aber|as|since|da)\s+)?(?:nobody|no ?one|niemand|keiner|hardly anyone|hardly anybody|most people|kaum (?:jemand|einer)|die meisten|half of (?:us|them)|some of us)\b/iu;

/** Begins as a sentence that says how things are, with whom or what it is about, and what is so. */
export const DECLARED =
  /^(?:(?:but|and|und|aber|hm+|oh|well|naja|so|also|as|since|actually|eigentlich|leider|unfortunately|sadly|apparently|offenbar|today|heute|gestern|yesterday|currently|derzeit|right now|because)[\s,]+)*(?:(?:we|they|he|she|everyone|everybody|people|somebody|someone|wir|sie|er|alle|jeder|man|die leute|the people|half the team|the team|das team)\s+\p{L}+|i(?:'m|'ve)? (?:am|was|have|had|just|really|always|keep|kept|found|noticed|saw|heard|spent)|ich (?:bin|war|habe?|hatte|sehe|merke|musste)|(?:da|dort|there) (?:ist|sind|is|are|haben|hat|kommt|kommen|war)|(?:\d+|eine?|zwei|drei|vier|a|an|one|two|three|four) (?:tage?|wochen?|monate?|stunden?|days?|weeks?|months?|hours?) (?:is|are|was|ist|sind|war|waren|reich\p{L}*|goes?|go)|(?:it|this|that|there|es|das)(?:'s|s)? (?:is|was|are|were|has|gets|got|looks|feels|happens|happened|ist|war|sind|gibt|wird|hat|nervt|stört|dauert)|(?:that|it)'?s\b|(?:(?:way|viel|far) )?(?:too|zu|so) (?:much|many|viele?|early|late|früh|spät|often|oft|laut|loud|lang|long|voll)\b|(?:the|our|my|his|her|their|der|die|das|unsere?|mein|ein|eine|a|an) (?:[\p{L}'-]+ ){1,4}(?:is|are|was|were|has|have|had|does|did|gets|got|comes?|keeps?|goes|went|said|says|asked|complain\p{L}*|ist|sind|war|waren|hat|haben|kommt|kommen|wird|werden|geht|gehen|sagt|meint|fragt|steht|vergisst|vergessen)\b)/iu;

/** Wishes, also as a question. */
export const WISHED =
  /\b(?:should|must|need(?:s|ed)?|want(?:s|ed)?|wish|would|could|can you|can it|can we|please|pls|plz|has to|have to|make|let|lets|let's|instead|rather|better|prefer|soll(?:en|te|ten)?|muss|müss\p{L}*|brauch\p{L}*|bräucht\p{L}*|möcht\p{L}*|will|wollen|hätten?|bitte|könn\p{L}*|kannst|lass\p{L}*|mach\p{L}*|lieber|besser|statt|stattdessen|wünsch\p{L}*|fehlt|fehlen|missing|add|remove|change|post|say|remind)\b/iu;
