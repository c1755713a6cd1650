import type { Part } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";

/**
 * "könntest du ein Feld für die Firma ergänzen, die den Aufzug repariert?", "we need a column for the shop we bought it from":
 * said as an order to add that column. What tells which one is meant names nothing.
 */
export function withPlainFields(text: string, parts: readonly Part[], { lexicon }: ReadingContext): string {
  if (text.length > LONGEST || !parts.some(({ part }) => part === "records" || part === "approval")) return text;
  const isGerman = lexicon.language.code === "de";
  return text
    .split(/(?<=[.!?;])(?=\s)|(?=\n)/u)
    .map((sentence) => sentence.replace(isGerman ? GERMAN : ENGLISH, (...said) => orderOf(said.at(-1), isGerman)))
    .join("");
}

const LONGEST = 2_000;

function orderOf(said: Record<string, string | undefined>, isGerman: boolean): string {
  const names = [said.one, said.other].flatMap((name) => (name === undefined ? [] : [isGerman ? named(name) : name]));
  const order = isGerman ? "ergänze die " : "add the ";
  const word = isGerman ? (names.length > 1 ? "Spalten" : "Spalte") : names.length > 1 ? "columns" : "column";
  return `${order}${word} ${names.join(isGerman ? " und " : " and ")}`;
}

/** "den Lieferanten", "den Kunden": as it stands above a column. */
function named(said: string): string {
  const name = said.replace(/^(?:die|das|der|dem|eine?|unsere?|jede) /iu, "");
  const noun = name.replace(/^(?:den|einen|unseren|jeden) /iu, "");
  return noun === name ? name : noun.replace(/(?<=(?:ant|ent|ist|log|graf|nat|at))en$/u, "").replace(WEAK, "$1");
}

const WEAK = /^(Kunde|Kollege|Name|Zeuge|Bote|Pate|Experte|Neffe|Gatte|Biologe|Herr|Nachbar|Bauer)n$/u;

const START = "(?<=^\\s*|[,;:–-] |(?<!\\p{L})(?:[Uu]nd|[Aa]nd|[Bb]ut|[Aa]ber|[Ss]o|[Aa]lso) )";
const END = "(?=\\s*[.!?;]*\\s*$)";

/** What a relative clause may say: no value, and nothing that limits what is entered. */
const plain = (limits: string) => `(?:(?! (?:${limits})(?!\\p{L}))[^,.;:!?\\n\\d#"“„'()])+?`;

/** Words between bars, as they begin a sentence too; German names are told by their large letter. */
const large = (words: string) => words.replace(/(?<=^|\|)\p{L}/gu, (sign) => `[${sign}${sign.toUpperCase()}]`);

const DE_POLITE =
  "könntest|kannst|könntet|könnt|könnten|können|würdest|würdet|magst|bräuchten|bräuchte|brauchen|brauche|hätten|hätte|wollen|möchten|möchte|gern|gerne|fehlt|fehlte|braucht|du|ihr|sie|wir|ich|man|es|uns|mir|bitte|noch|auch|außerdem|zusätzlich|dazu|hinzu|da|dort|mal|füge?|ergänze?|ergänzt|nimm|nehmt|mache?|macht|packe?|setze?|lege?|baue?|gib|vielleicht|dann|jetzt|eventuell";
const DE_TAIL =
  "ergänzen|hinzufügen|machen|einbauen|anlegen|aufnehmen|einfügen|dazunehmen|dazupacken|dazubauen|bauen|haben|bekommen|geben|hinzu|dazu|auf|rein|ein|an|mit|fehlt|noch|bitte|auch|uns|gut|praktisch|schön|wäre|toll|da|drin";
const DE_NAME =
  "(?:(?:den|die|das|dem|der|eine?n?|unseren?|jeden?) )?(?:\\p{Ll}+e[nrs]? )?\\p{Lu}[\\p{L}-]+(?!\\p{L}|-)";
const DE_RELATIVE = `,? (?:(?:in|an|auf|bei|mit|von|zu|für|aus|nach|über|unter|vor|um|durch) )?(?:der|die|das|dem|den|deren|dessen|welche[rsnm]?) ${plain("muss|müssen|soll|sollen|sollte|darf|dürfen|nur|nicht|keine?|jede[nrsm]?|alle")}\\p{Ll}{2,}(?<!\\P{L}(?:und|oder))`;
const GERMAN = new RegExp(
  `${START}(?:(?:${large(DE_POLITE)}) )*(?:(?:[Ee]ine?|[Dd]as|[Dd]ie|[Zz]wei) )?(?:(?:[Ww]eitere|zusätzliche|neue|eigene|extra|kleine)[sn]? )?(?:[Tt]ext-?)?(?:[Ff]elder|[Ff]eld|[Ss]palten?|[Aa]ngabe)(?: (?:auf|hinzu|dazu|ein|rein))? für (?<one>${DE_NAME})(?:,? (?:${DE_TAIL}))*(?:${DE_RELATIVE})??(?:,? und (?:(?:eine?s?|noch eine?s?|ein Feld|eine Spalte) )?(?:für )?(?<other>${DE_NAME})(?:${DE_RELATIVE})??)?(?:,? (?:${DE_TAIL}))*${END}`,
  "u",
);

const EN_POLITE =
  "could|can|would|will|you|we|i|i'd|we'd|like|love|need|needs|want|please|pls|add|put|in|make|have|has|give|us|me|include|also|and|another|one|more|to|there|should|be|is|it|maybe|perhaps|then|now|just|create|the|list";
const EN_TAIL =
  "please|pls|too|as well|in|there|to it|to the list|thanks|thank you|is missing|would be (?:great|good|nice)";
const EN_WORD =
  "(?!(?:the|an?|our|its|their|each|every|yes|no|who|which|that|whose|whom|what|whichever|when|where|why|how|we|it|they|you|i|in|with|from|and|or|if|one)(?!\\p{L}))[\\p{L}-]+";
const EN_NAME = `(?!(?:date|day|time|people|person)(?!\\p{L}))${EN_WORD}(?: ${EN_WORD}){0,2}?`;
const EN_LIMITS = plain("must|should|shall|only|not|never|no|every|each|all|when|if|for|at least|at most|and|or");
const EN_RELATIVE = `(?:,? (?:who|which|that|whom|whose)|,? (?:in|from|to|with|by|on|at) (?:whom|which)| (?:we|it|they|he|she|you|i|somebody|someone)(?:'s)?) ${EN_LIMITS}`;
const ENGLISH = new RegExp(
  `${START}(?:(?:${EN_POLITE}) )*(?:(?:an?|the|two|extra|new|separate|more) )*(?:columns?|fields?) for (?:the |an? |our |its |their )?(?<one>${EN_NAME})(?:${EN_RELATIVE})??(?:,? and (?:(?:another )?(?:one|a column|a field) for )?(?:the |an? |our |its |their )(?<other>${EN_NAME})(?:${EN_RELATIVE})??)?(?:,? (?:${EN_TAIL}))*${END}`,
  "iu",
);
