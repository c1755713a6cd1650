import type { ColumnType } from "./column-type.ts";

/** What stands in brackets or behind a colon and says a type: "(text)", "(a date)", "(PDF anhängen)", "(one of us)". */
const TYPES: readonly [ColumnType, RegExp][] = [
  [
    "long_text",
    /^(?:long text|longer text|langer? text|multi-?line(?: text)?|paragraph|textarea|mehrzeilig|freitext)$/,
  ],
  ["text", /^(?:(?:free|short|plain|kurzer?) )?(?:text|string|words|texteingabe)$/],
  ["date", /^(?:(?:calendar )?dates?|datum|tag|day|kalendertag|dd\.mm\.yyyy|tt\.mm\.jjjj)$/],
  [
    "number",
    /^(?:(?:whole |decimal )?numbers?|numeric|integer|decimals?|(?:ganze |komma)?zahl(?:en)?|ganzzahl|dezimal(?:zahl)?|ziffern?|count|anzahl|in (?:kg|km|m|cm|mm|hours|hrs|h|minutes|min|days|litres|liters|l|%|stunden|std|minuten|tagen|litern?|stück|metern?|grad(?: celsius)?)|kg|km|cm|mm|qm|m²|°c|%|h|std\.?|min\.?|stück|stk\.?|pcs|litres?|liters?|auch \d+,\d+|\d+[.,]\d+(?: steps)?)$/,
  ],
  ["money", /^(?:money|an? amount|amount of money|currency|geld|geldbetrag|betrag)$/],
  [
    "person",
    /^(?:person|people|slack user|user|colleague|one of us|someone (?:of|from) (?:us|the team)|team member|employee|jemand von uns|eine[rs]? von uns|kolleg(?:e|in)|mitarbeiter(?:in)?|slack-name)$/,
  ],
  ["link", /^(?:links?|url|web ?address|hyperlink|webadresse|internetadresse)$/],
  [
    "file",
    /^(?:(?:pics?|photos?|pictures?|pdfs?|scans?|files?|images?|fotos?|bild(?:er)?|datei(?:en)?)(?: ?(?:or|oder|,|\/|and|und) ?(?:an? |ein )?(?:pics?|photos?|pictures?|pdfs?|scans?|files?|images?|fotos?|bild(?:er)?|datei(?:en)?))+|(?:an? |als |as (?:an? )?)?(?:pics?|photos?|pictures?|images?|files?|pdfs?|attachments?|uploads?|scans?|documents?|fotos?|bild(?:er)?|datei(?:en)?|anhang|dokumente?)(?: (?:upload|attachment|file|attached|anhängen|hochladen|datei|hochgeladen))?|(?:file|pdf|photo|foto|datei)-?(?:upload|anhang)|hochladen|anhängen|to upload|attach(?:ed)?|upload(?:ed)?)$/,
  ],
];

/** null: it says no type. */
export function typeSaid(words: string): ColumnType | null {
  const plain = words
    .toLowerCase()
    .trim()
    .replace(/^(?:an? |ein(?:e|en)? |als |as an? )/, "");
  return TYPES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
