/**
 * "the big meeting room and the small one", "den großen Besprechungsraum und den kleinen": the second is one of the same, and
 * is called as the first is.
 */
export function withLeftNouns(text: string): string {
  return text
    .replace(ENGLISH, "$1 $2")
    .replace(GERMAN, (said: string, first: string, noun: string) => `${first}${said.slice(first.length)} ${noun}`);
}

const ADJECTIVE =
  "(?:big|large|small|little|old|new|red|blue|green|white|black|yellow|grey|gray|upper|lower|front|back|left|right|first|second|north|south|east|west|long|short|tall|inner|outer|other|quiet|loud)";
const ENGLISH = new RegExp(
  `(\\b(?:the|our|a) ${ADJECTIVE} ((?:[a-z-]+ )?[a-z-]{3,})(?: ?,)?(?: and| or|,| &) (?:the|our|a) ${ADJECTIVE}) one\\b`,
  "gi",
);

const ADJEKTIV =
  "(?:gro(?:ß|ss)|klein|alt|neu|rot|blau|grün|weiß|schwarz|gelb|grau|ober|unter|vorder|hinter|link|recht|erst|zweit|lang|kurz|inner|äußer|ander)e[nrsm]?";
const GERMAN = new RegExp(
  `((?<!\\p{L})(?:den|die|das|der|dem|unseren?|einen?) ${ADJEKTIV} (\\p{Lu}[\\p{L}-]+))(?: ?,)?(?: und| oder|,| &) (?:den|die|das|der|dem|unseren?|einen?) ${ADJEKTIV}(?= *(?:[,.;:!?)\\n–]|$| und | oder | buchen| reservieren| ausleihen| zum | zu ))`,
  "gu",
);
