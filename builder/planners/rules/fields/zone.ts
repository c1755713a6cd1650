import type { FieldParser } from "./field-parser.ts";

/** "CET", "UTC", "Europe/Berlin", "Berlin time", "(Pacific)". The value is an IANA name. */
export const parseZone: FieldParser<string> = (tokens, start) => {
  const open = tokens[start]?.text === "(" ? 1 : 0;
  const token = tokens[start + open];
  if (token === undefined || token.kind !== "word") return null;
  const short = Object.hasOwn(ZONES, token.text.toUpperCase()) && token.text === token.text.toUpperCase();
  const zone = short ? ZONES[token.text.toUpperCase()] : undefined;
  const slash = tokens[start + open + 1]?.text === "/" ? tokens[start + open + 2] : undefined;
  const region = slash === undefined ? undefined : `${token.text}/${slash.text}`;
  const place = Object.hasOwn(PLACES, token.word) ? PLACES[token.word] : undefined;
  const isPlace = place !== undefined && /^(?:time|zeit|ortszeit)$/.test(tokens[start + open + 1]?.word ?? "");
  const found: [string, number] | null =
    zone !== undefined ? [zone, 1] : region !== undefined && isZone(region) ? [region, 3] : isPlace ? [place, 2] : null;
  if (found === null) return null;
  const close = open === 1 && tokens[start + open + found[1]]?.text === ")" ? 1 : 0;
  if (open !== close) return null;
  return { value: found[0], length: open + found[1] + close };
};

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
};

const PLACES: Record<string, string> = {
  berlin: "Europe/Berlin",
  german: "Europe/Berlin",
  paris: "Europe/Paris",
  vienna: "Europe/Vienna",
  zurich: "Europe/Zurich",
  london: "Europe/London",
  uk: "Europe/London",
  "new york": "America/New_York",
  eastern: "America/New_York",
  central: "America/Chicago",
  pacific: "America/Los_Angeles",
  berliner: "Europe/Berlin",
  deutscher: "Europe/Berlin",
  wiener: "Europe/Vienna",
  londoner: "Europe/London",
};
