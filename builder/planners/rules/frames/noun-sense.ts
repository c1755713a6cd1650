import type { Noun } from "../../../../sdk/contract/parts.ts";
import { isSeveral } from "../languages/de-nouns.ts";
import type { Scene } from "../words/scene.ts";

/** The gate of what an app is called: no verb form, adjective, length of time, place on a page or first name. */
export function isName({ context: { lexicon, people } }: Scene, { one, many }: Noun): boolean {
  const words = one.toLowerCase().split(/\s+/);
  const last = words.at(-1) ?? "";
  const names = people.flatMap(({ name }) => name.toLowerCase().split(" "));
  const said = `${one} ${many}`.toLowerCase().split(/\s+/);
  const isPerson = said.some((word) => names.includes(word) || names.includes(word.replace(/['’]?s$/, "")));
  if (
    isPerson ||
    last.length < 2 ||
    said.some((word) => /^(?:keeps?|keeping|frau|herr|herrn|mr\.?|mrs\.?)$/.test(word))
  )
    return false;
  return lexicon.language.code === "en" ? isEnglishName(words, last) : !KEIN_NAME.test(last);
}

/** Without what stood before it: "eingegangenen Spenden", "after 31 house instruments". */
export function plainNoun({ context: { lexicon } }: Scene, { one, many }: Noun): Noun {
  const plain = (noun: string) => noun.replace(/^(?:(?:after|about|over|all|some|\d+) )+(?=\p{L})/iu, "");
  if (lexicon.language.code === "en") return { one: plain(one), many: plain(many) };
  const [several] = many.split(" ").slice(-1);
  // "bei Arbeitsunfällen"
  if (several !== undefined && /en$/.test(several) && isSeveral(several.slice(0, -1))) {
    const base = many.slice(0, -1);
    return {
      one: `${base.slice(0, base.length - several.length + 1)}${lexicon.language.singular(several.slice(0, -1))}`,
      many: base,
    };
  }
  const declined = (noun: string) => noun.replace(/^(\p{Ll}{3,})en (?=\p{Lu})/u, "$1e ");
  return { one: declined(plain(one)), many: declined(plain(many)) };
}

function isEnglishName(words: readonly string[], last: string): boolean {
  const [first = ""] = words;
  const isGerund = /ing$/.test(last) && words.length === 1 && !NOUNS_IN_ING.test(last);
  return (
    !isGerund &&
    !NO_LAST.test(last) &&
    (words.length > 1 || !NO_NAME.test(last)) &&
    !/^(?:somebody|someone|people|they|it)$/.test(first)
  );
}

/** Of verbs that name a thing as well: "a training", "our meetings". */
const NOUNS_IN_ING =
  /^(?:train|meet|build|book|park|clean|heat|light|cloth|paint|fil|open|list|warn|find|sav|wedd|draw|record|read|coat|cast|fitt|hear|rat|rank|pric|earn|spend|ship|cater|hous|mail|sibl|evening|morn|even|ceil|r|str|spr|th|k|w|p|vot|test|screen|grad|mark|craft|gather|sitt|viewi|view|shoot|film|mould|sav|outing|out|surrounding|offer|mapp|proceed|hold|lodg|be|sew|knitt|swimm|runn|cycl|climb|danc|cook|bak|plann|schedul|onboard|offboard|handl|pack|load|delivery|bill|invoic|account|brief|coach|mentor|greet|saying|say|sight|crossing|cross|landing|land|tast|reading|donat|roof|floor|glaz|plumb|wir|scaffold|weld)ings?$/;

/** Last of a name of several words neither. */
const NO_LAST =
  /^(?:bottom|top|glance|sight|beginning|end|month|months|week|day|days|year|years|time|times|minute|minutes|moment|screen|dm|dms|corridor|hallway|again|so on|on|something|please)$/;

const NO_NAME =
  /^(?:bottom|top|glance|sight|beginning|end|start|month|months|week|day|days|year|years|time|times|minute|minutes|moment|wildest|best|worst|latest|left|lefts|rest|least|most|last|first|next|other|others|page|screen|place|places|spot|somewhere|way|bit|bunch|couple|number|numbers|total|sum|sums|silly|stupid|annoying|terrible|awful|bad|good|great|missing|lost|gone|broken|busy|late|free|empty|full|ready|true|wrong|sure|clear|happy|sorry|fed|tired|mad|angry|friggin|damn|bloody|dm|dms|chat|corridor|hallway|desk|phone|folk|people|guy|guys|boss|everybody|somebody|anybody|whoever|again|so on|on|overview|question|questions|problem|problems|issue at hand|pain|story|wish|favour|favor|help|job|law|rule|rules|idea behind|circus|madness|trouble|matter|reason|sense|case|fact|point|following|happens?|happened)$/;

const KEIN_NAME =
  /^(?:ort|platz|stelle|ecke|seite|möglichkeit|ende|anfang|tag|tage|tagen|woche|monat|monate|jahr|minute|moment|mal|blick|überblick|übersicht|lage|sache|sachen|ding|dinge|bitte|wunsch an|hilfe|grund|fall|rest|chef|leute|jeder|keiner|niemand|summe|summen|zukunft|vergangenheit|gegenwart|wunsch nach|weltmeister|eintragen|erfassen|ordner|zettel|folgendes|ganze|ganzen|kurz|unten|oben|papier|kram|zeug|frau|herr|kollege|kollegen|kollegin|mitarbeiter sollen)$/;
