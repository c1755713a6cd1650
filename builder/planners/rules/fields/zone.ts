import type { Token } from "../words/token.ts";
import type { FieldParser } from "./field-parser.ts";

/** "CET", "UTC+2", "Europe/Berlin", "Berlin time", "New York time", "(Pacific)". The value is an IANA name. */
export const parseZone: FieldParser<string> = (tokens, start) => {
  const open = tokens[start]?.text === "(" ? 1 : 0;
  const found = offsetAt(tokens, start + open) ?? shortAt(tokens, start + open) ?? placeAt(tokens, start + open);
  if (found === null) return null;
  const close = open === 1 && tokens[start + open + found.length]?.text === ")" ? 1 : 0;
  if (open !== close) return null;
  return { value: found.value, length: open + found.length + close };
};

/** "UTC+2". IANA's names of such zones have the sign the other way round. */
function offsetAt(tokens: readonly Token[], at: number): Found {
  const [name, sign, hours] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!/^(?:UTC|GMT)$/.test(name?.text ?? "") || !/^[+-]$/.test(sign?.text ?? "")) return null;
  if (!/^\d{1,2}$/.test(hours?.text ?? "") || Number(hours?.text) > 12) return null;
  const isTouching = name?.to === sign?.from && sign?.to === hours?.from;
  return isTouching ? { value: `Etc/GMT${sign?.text === "+" ? "-" : "+"}${Number(hours?.text)}`, length: 3 } : null;
}

function shortAt(tokens: readonly Token[], at: number): Found {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const isLoud = token.text === token.text.toUpperCase() || /^(?:utc|gmt|cet|cest|mez|mesz)$/.test(token.word);
  const zone = isLoud && Object.hasOwn(ZONES, token.text.toUpperCase()) ? ZONES[token.text.toUpperCase()] : undefined;
  return zone === undefined ? null : { value: zone, length: isTimeWord(tokens[at + 1]) ? 2 : 1 };
}

function placeAt(tokens: readonly Token[], at: number): Found {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.kind !== "word") return null;
  const region = second?.text === "/" && third !== undefined ? `${first.text}/${third.text}` : "";
  if (region !== "" && isZone(region)) return { value: region, length: 3 };
  for (const [length, name] of [
    [2, `${first.word} ${second?.word}`],
    [1, first.word],
  ] as const) {
    const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined;
    if (place !== undefined && isTimeWord(tokens[at + length])) return { value: place, length: length + 1 };
    // "9am Pacific", "9 Uhr Eastern": these are said alone.
    if (place !== undefined && /^(?:eastern|pacific)$/.test(name)) return { value: place, length };
  }
  return null;
}

function isTimeWord(token: Token | undefined): boolean {
  return /^(?:time|zeit|ortszeit|standardzeit)$/.test(token?.word ?? "");
}

type Found = { value: string; length: number } | null;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What people write for a place's clock, summer and winter alike. */
const ZONES: Record<string, string> = {
  UTC: "UTC",
  GMT: "Europe/London",
  BST: "Europe/London",
  CET: "Europe/Paris",
  CEST: "Europe/Paris",
  MEZ: "Europe/Berlin",
  MESZ: "Europe/Berlin",
  EET: "Europe/Athens",
  EST: "America/New_York",
  EDT: "America/New_York",
  ET: "America/New_York",
  CST: "America/Chicago",
  CDT: "America/Chicago",
  MST: "America/Denver",
  PST: "America/Los_Angeles",
  PDT: "America/Los_Angeles",
  PT: "America/Los_Angeles",
  IST: "Asia/Kolkata",
  JST: "Asia/Tokyo",
  SGT: "Asia/Singapore",
  AEST: "Australia/Sydney",
  MSK: "Europe/Moscow",
  WET: "Europe/Lisbon",
  HKT: "Asia/Hong_Kong",
};

const PLACES: Record<string, string> = {
  berlin: "Europe/Berlin",
  german: "Europe/Berlin",
  paris: "Europe/Paris",
  vienna: "Europe/Vienna",
  zurich: "Europe/Zurich",
  london: "Europe/London",
  "new york": "America/New_York",
  eastern: "America/New_York",
  central: "America/Chicago",
  pacific: "America/Los_Angeles",
  berliner: "Europe/Berlin",
  deutscher: "Europe/Berlin",
  wiener: "Europe/Vienna",
  londoner: "Europe/London",
  uk: "Europe/London",
  "new yorker": "America/New_York",
  "us eastern": "America/New_York",
  boston: "America/New_York",
  toronto: "America/Toronto",
  chicago: "America/Chicago",
  denver: "America/Denver",
  mountain: "America/Denver",
  california: "America/Los_Angeles",
  "los angeles": "America/Los_Angeles",
  "san francisco": "America/Los_Angeles",
  seattle: "America/Los_Angeles",
  "sao paulo": "America/Sao_Paulo",
  madrid: "Europe/Madrid",
  rome: "Europe/Rome",
  milan: "Europe/Rome",
  amsterdam: "Europe/Amsterdam",
  brussels: "Europe/Brussels",
  lisbon: "Europe/Lisbon",
  dublin: "Europe/Dublin",
  warsaw: "Europe/Warsaw",
  prague: "Europe/Prague",
  stockholm: "Europe/Stockholm",
  copenhagen: "Europe/Copenhagen",
  oslo: "Europe/Oslo",
  helsinki: "Europe/Helsinki",
  athens: "Europe/Athens",
  istanbul: "Europe/Istanbul",
  munich: "Europe/Berlin",
  münchner: "Europe/Berlin",
  hamburg: "Europe/Berlin",
  frankfurt: "Europe/Berlin",
  germany: "Europe/Berlin",
  deutsche: "Europe/Berlin",
  mitteleuropäische: "Europe/Berlin",
  "central european": "Europe/Berlin",
  french: "Europe/Paris",
  pariser: "Europe/Paris",
  züricher: "Europe/Zurich",
  schweizer: "Europe/Zurich",
  swiss: "Europe/Zurich",
  dubai: "Asia/Dubai",
  india: "Asia/Kolkata",
  indian: "Asia/Kolkata",
  mumbai: "Asia/Kolkata",
  bangalore: "Asia/Kolkata",
  singapore: "Asia/Singapore",
  "hong kong": "Asia/Hong_Kong",
  shanghai: "Asia/Shanghai",
  beijing: "Asia/Shanghai",
  tokyo: "Asia/Tokyo",
  japan: "Asia/Tokyo",
  sydney: "Australia/Sydney",
  melbourne: "Australia/Melbourne",
};
