import type { ColumnType } from "./column-type.ts";

/** Labels by what stands at their beginning or end, folded and in lower case; "text" says that a small word at the end is no date. */
const FAMILIES: readonly [ColumnType, RegExp][] = [
  ["text", /^(?:from|to|for|by|an|von|fuer|mit) (?:whom|where|which|what|wem|wen|wo|welche[mnrs]?|wofuer)\b/],
  // "cost centre": to whom it is charged, no sum.
  ["text", /\b(?:cost|profit|price|budget) (?:cent(?:re|er)|unit|code|type|group|category|object|owner|account)s?\b/],
  ["text", /\b(?:kosten|profit)-?(?:stelle|stellen|traeger|art|center|gruppe|konto)\b/],
  ["text", /\S (?:no|nr|number|nummer|code|id)\.?$/],
  ["text", /\b(?:it|they|he|she) \S+ (?:on|from|to|by)$/],
  [
    "number",
    /\S \(?in (?:nm|mm|cm|dm|m|km|m2|m²|qm|m3|m³|g|kg|mg|t|l|ml|cl|h|min|sec|s|std|stunden|minuten|tagen|hours|minutes|days|weeks|litres|liters|litern|kilos?|metern?|metres|feet|inches|miles|bar|psi|volt|v|a|ampere|watt|kw|kwh|w|db|ppm|grad|degrees|celsius|°c|prozent|percent|%|stück|pcs|pieces)\)?$/,
  ],
  // "Kilometer Ende", "mileage at start": what a counter shows then.
  [
    "number",
    /^(?:km|kms|kilometers?|kilometres|miles|mileage|odometer|(?:meter |counter )?reading|km-?stand|kilometerstand|tachostand|zaehlerstand|stand) (?:(?:at|am|bei|zu|on|before|after|vor|nach) )?(?:the |der |dem )?(?:start|end|begin|beginning|begin+|anfang|ende|beginn|abfahrt|ankunft|fahrtbeginn|fahrtende|fahrt|trip|departure|arrival|return|out|in|alt|neu|old|new|vorher|nachher|before|after)$/,
  ],
  [
    "number",
    /^(?:start(?:ing)?|end(?:ing)?|opening|closing|initial|final|old|new|alter|neuer) (?:km|kms|kilometers?|kilometres|miles|mileage|odometer|(?:meter |counter )?reading|km-?stand|kilometerstand|tachostand|zaehlerstand)$/,
  ],
  ["number", /\bin [a-zµ]{1,4} ?\/ ?[a-z]{1,4}[²³]?$/],
  ["number", /^(?:how many|wie ?viele?|number of|no\. of|# of|anzahl|count of|amount of (?!money))\b/],
  ["date", /^(?:when|by when|from when|till when|until when|since when|wann|ab wann|bis wann|seit wann|zu wann)\b/],
  ["date", /^(?:date|day|datum|tag) (?:of|it|they|when|the|der|des|vom|an dem)\b/],
  [
    "file",
    /^(?:photos?|pictures?|scan|pdf|fotos?|bild(?:er)?|images?|screenshots?|copy|kopie) (?:of|from|von|vom|der|des)\b/,
  ],
  ["link", /^(?:links?|url) (?:to|zu|zum|zur|auf)\b/],
  ["date", /\b(?:promised|expected|planned|due|scheduled) (?:for|by|on|at)\b/],
  ["date", /\S{3,} (?:bis|until|till)$/],
  ["date", /^(?:krank|abwesend|weg|urlaub|frei|gueltig|verreist|fehlt) (?:von|ab|seit)$/],
  ["date", /\S(?:ed|en|t|nt|ld|de|id|ght|eingang|ausgang|kauf|es) (?:on|am)$/],
  ["yes_no", /^(?!speed|breed|feed|seed|shed|weed|deed|hundred|red|bed|medi)\p{L}{3,}ed(?: (?:back|off|out|up|in))?$/u],
  [
    "yes_no",
    /^\p{L}*(?:iert|rtet|ichtet|igt|stellt|schlossen|nommen|geben|loest|raeumt|putzt|tauscht|prueft|holt|liefert|zahlt|dankt|meldet|fuellt|packt|druckt|setzt|raucht)$/u,
  ],
];

/** Of what is wished for or only said, no yes or no is meant. */
const NO_BOX =
  /need|requir|expect|request|report|assign|want|offer|estimat|interest|relat|detail|involv|affect|gemeldet|benoet|gewuensch|geplant|gebrauch|erwart|verantwortet|betroffen|notiert|motiviert/;

/** `words`: a label, folded and in lower case. null: nothing at its ends tells. */
export function typeByFamily(words: string): ColumnType | null {
  const found = FAMILIES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  return found === "yes_no" && NO_BOX.test(words) ? null : found;
}
