import { DESCRIBING } from "../languages/describing.ts";
import { modelAt } from "../limits/modelled.ts";
import { nominative } from "../plausible/nominative.ts";
import { saidIn } from "../words/matched.ts";
import { indexes, type Range, type Scene, take, textOf } from "../words/scene.ts";
import type { NamedOnes } from "./named-ones.ts";
import { nounFrom } from "./names.ts";

/** "the big meeting room and the small one", "den großen und den kleinen Besprechungsraum": two things of one kind. Taken. */
export function takeTwoOfAKind(scene: Scene, range: Range): NamedOnes | null {
  const isGerman = scene.context.lexicon.language.code === "de";
  const ways = isGerman ? [DE_BEHIND, DE_BEFORE, EN] : [EN];
  for (const way of ways) {
    const said = saidIn(scene, range, way);
    if (said === null || indexes(said).some((index) => scene.used.has(index))) continue;
    const written = textOf(scene, said).replace(/\s*([,/&])\s*/g, " $1 ");
    const found = way === EN ? inEnglish(written) : inGerman(scene, written);
    if (found === null) continue;
    take(scene, said);
    modelAt(scene, ...scene.limits.filter(({ from }) => from >= said.from && from < said.to).flatMap(indexes));
    return { noun: nounFrom(scene, found.noun), names: found.names };
  }
  return null;
}

interface OfAKind {
  noun: string;
  names: string[];
}

const HOW = `(?:${Object.values(DESCRIBING.en).join("|")})`;
/** Described as the first is: "and take one" is no second thing. */
const ONE = `(?:the |our |an? )?(?:\\p{L}+ )?${HOW} one`;
const ENGLISH = `(?:the|our|an?) ((?:${HOW} )?)(\\p{L}+(?: \\p{L}+){0,2}?)((?: (?:,|&|/|and|or|, and|, or|as well as|plus) ${ONE}s?)+)`;
const EN = new RegExp(`(?<!\\p{L})${ENGLISH}(?!\\p{L})`, "iu");

/** "the red van or the blue one": "red van", "blue van". */
function inEnglish(written: string): OfAKind | null {
  const [, how = "", noun = "", others = ""] = EN.exec(written) ?? [];
  const more = others
    .split(/ (?:,|&|\/|and|or|as well as|plus) /i)
    .map((one) =>
      one
        .trim()
        .replace(/^(?:and|or|the|our|an?) /i, "")
        .replace(/^(?:the|our|an?) /i, "")
        .replace(/ ones?$/i, ""),
    )
    .filter((one) => one !== "");
  return more.length === 0 ? null : { noun, names: [`${how}${noun}`, ...more.map((one) => `${one} ${noun}`)] };
}

const WIE = `(?:${Object.values(DESCRIBING.de).join("|")})e[nrsm]?`;
const DER = "(?:(?:den|die|das|der|dem|einen?|einem|unseren?|unser|unserem) )?";
const UND = "(?:,|/|&|und|oder|und auch|sowie)";
/** "den großen und den kleinen Besprechungsraum" */
const DE_BEHIND = new RegExp(`(?<!\\p{L})${DER}${WIE}(?: ${UND} ${DER}${WIE})+ \\p{L}{3,}(?!\\p{L})`, "iu");
/** "den großen Besprechungsraum und den kleinen" */
const DE_BEFORE = new RegExp(
  `(?<!\\p{L})${DER}${WIE} \\p{L}{3,}(?: ${UND} (?:den|die|das|der|dem|einen?|einem|unseren?) ${WIE})+(?! \\p{L}{3,})`,
  "iu",
);

function inGerman(scene: Scene, written: string): OfAKind | null {
  const noun = written.split(" ").findLast((word) => /^\p{Lu}/u.test(word));
  const hows = written.match(new RegExp(`(?<!\\p{L})${WIE}(?!\\p{L})`, "giu"));
  const article = /^(?:den|die|das|der|dem|einen?|einem|unser\p{L}*)(?= )/iu.exec(written)?.[0]?.toLowerCase() ?? "";
  if (noun === undefined || hows === null || isSeveral(scene, noun, article, hows[0] ?? "")) return null;
  return { noun, names: hows.map((how) => named(how.toLowerCase(), noun, article)) };
}

/** "die großen und kleinen Räume": kinds of many, and not two. */
function isSeveral(scene: Scene, noun: string, article: string, how: string): boolean {
  const isMany = article === "die" || article === "unsere" || article === "";
  return isMany && /en?$/.test(how) && scene.context.lexicon.language.singular(noun) !== noun;
}

/** "das rote Auto" → "rotes Auto", "den großen Raum" → "großer Raum". */
function named(how: string, noun: string, article: string): string {
  if (article === "das" && /e$/.test(how)) return `${how}s ${noun}`;
  if (article === "der" && /e$/.test(how)) return `${how}r ${noun}`;
  return nominative(`${how} ${noun}`);
}
