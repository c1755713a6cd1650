import { bareWords } from "./bare-words.ts";

/*
 * Messages that go on, or end what is under way, in words of one's own. A message is laid out in phrases, one behind the
 * other, whichever they are: each list has patterns of phrases, by bars, of which none repeats itself.
 */

const IT = "(?:it|that|this|them|es|das|die|sie|(?:the|this|die|diese) (?:app|list|version|liste))";
const LIVE = "(?:live|online|ahead|on)";
const GOOD =
  "(?:perfect|great|super|good|gut|nice|cool|awesome|amazing|lovely|excellent|toll|prima|klasse|perfekt|richtig|right|correct|fine|ok|okay)";
const VERY = "(?: (?:really|very|so|all|sehr|echt|richtig|ganz))?";

/** Tells us to go on: "build that", "mach das mal so", "kannst online gehen". */
const GOES = phrases(
  `(?:build|do|make|ship|publish|release|deploy) ${IT}`,
  `(?:go|gehen?|geht) (?:(?:so|jetzt|now|bitte|doch|mal|einfach) )?${LIVE}`,
  `(?:put|bring|take|set|bringe?|nimm|stelle?) ${IT} (?:(?:so|jetzt|now|bitte|doch|mal|einfach) )?${LIVE}`,
  `(?:baue?|baut|mache?|macht|setze?) (?:${IT} )?(?:so|mal|doch|einfach|jetzt|bitte)`,
  `(?:baue?|baut|mache?|macht) ${IT}`,
  `so (?:bauen|machen|umsetzen)|${LIVE} (?:gehen|stellen|nehmen)`,
  "leg los|los gehts|los geht s|nur zu|go for it|go ahead|build|ship",
);
/** Says that it is right: "thats it", "genau so", "passt so". */
const RIGHT = phrases(
  `(?:that s|that is|this is|thats|its|it s|it is) (?:it|${GOOD})`,
  `(?:das|so|es|alles) (?:ist|wäre|passt|war|stimmt|geht)(?: es| s| so)?(?: ${GOOD}| in ordnung)?`,
  `(?:genau|exactly) (?:so|das|like that|like this|right)|passt(?: so| alles| schon| für mich)?|von mir aus|(?:fine|ok|okay) (?:by|with|for) me`,
  `(?:(?:it|that|this|das|es) )?(?:looks|sounds|sieht|klingt)${VERY} ${GOOD}(?: aus)?(?: to me)?`,
  "bau es|looks right|yes|yep|yeah|ja|ok|okay|perfect|perfekt",
);
/** What else was said of it makes no difference. */
const NO_MATTER = phrases(
  "(?:das|der|die|the) (?:andere[nrs]?|rest|übrige|other(?: thing| one)?s?) (?:ist (?:mir )?(?:egal|nicht (?:so )?wichtig)|does ?n ?t matter|does not matter|is (?:not important|fine))",
  "(?:never mind|forget)(?: about)? the (?:rest|others?)",
);
const POLITE = phrases("please|pls|bitte|thanks|thank you|thx|danke(?: dir| schön| euch)?|sorry");
const BESIDE_YES = [
  ...phrases("yup|sure|fine|jo|jap|jepp|klar|gerne?|oh|ah|ach|na|dann|then|so|and|und|mal|doch|jetzt|gleich|now|ruhig"),
  ...phrases(
    "like (?:that|this)|this way|that way|as (?:it )?is|as planned|wie geplant|wie es ist|um|just|let s|lets|einfach",
  ),
  ...phrases(
    "(?:you|we|it|das|es|sie|wir) (?:can|may|kann|können)|(?:kannst|darfst|könnt|kann|können)(?: du| es| das| sie| wir)?",
  ),
  ...phrases(GOOD, LIVE),
];

const STOPS = phrases("stop|stopp|stoppe|stoppen|halt|hör auf|anhalten|abort");
const ENDS = phrases(
  "cancel(?: it| that| this)?|abbrechen|abbruch|brich(?: es| das)?(?: bitte)? ab|vergiss es|forget it|forget about it|never ?mind",
);
/** Beside one of those: that it is not wanted after all. */
const REGRETS = phrases(
  "(?:doch|lieber|lieber doch|besser) nicht|(?:rather|better) not|not (?:that|this|now|yet)|nicht (?:das|so|jetzt)",
  "lass (?:es|das|mal|gut)(?: lieber| bitte)?(?: sein)?|lassen wir das|leave it|let it be",
  "i changed my mind|(?:ich )?hab(?:e)? (?:es |s )?mir(?: s| es)? anders überlegt|mir(?: s)? anders überlegt",
  "i don ?t want (?:it|that|this)(?: any ?more)?|das will ich(?: doch)? nicht(?: mehr)?|wait|warte|moment",
  "das ist falsch|that s wrong|thats wrong",
);
const BESIDE_NO = phrases("no|nope|nein|nee|nö|oh|ach|äh|hm|hmm|doch|mal|now|jetzt|sofort|immediately");

/** Whoever says more than this says more than that. */
const MOST_LETTERS = 100;

/** "ja, bau das so", "perfect, that's it", "ok good, go live please": it shall go on as it is, and nothing is wished. */
export function saysGoOn(text: string): boolean {
  if (text.length > MOST_LETTERS || text.includes("?")) return false;
  return isLaidOut(bareWords(text, "gaps"), [...GOES, ...RIGHT], [...NO_MATTER, ...POLITE, ...BESIDE_YES]);
}

/**
 * "Stopp, doch nicht!", "lass das, brich ab": what is under way shall end. A bare stop, which is also the live App's, is
 * "stop"; where it is said that it is not wanted after all, "no", of the work alone.
 */
export function saysEnd(text: string): "stop" | "no" | null {
  if (text.length > MOST_LETTERS || text.includes("?")) return null;
  const plain = bareWords(text, "gaps");
  if (isLaidOut(plain, STOPS, [...POLITE, ...BESIDE_NO])) return "stop";
  return isLaidOut(plain, [...STOPS, ...ENDS], [...REGRETS, ...POLITE, ...BESIDE_NO]) ? "no" : null;
}

/** Whether these phrases are all there is, one of the first list among them. */
function isLaidOut(plain: string, cores: readonly RegExp[], others: readonly RegExp[]): boolean {
  const end = plain.length + 1;
  const text = `${plain} `;
  // By how far one comes: whether a core was among what leads there.
  const reached = new Map([[0, false]]);
  for (let at = 0; at < end; at += 1) {
    const has = reached.get(at);
    if (has === undefined) continue;
    for (const [phrasesOf, isCore] of [
      [cores, true],
      [others, false],
    ] as const)
      for (const phrase of phrasesOf) {
        phrase.lastIndex = at;
        const to = at + (phrase.exec(text)?.[0].length ?? 0);
        if (to > at) reached.set(to, has || isCore || reached.get(to) === true);
      }
  }
  return plain !== "" && reached.get(end) === true;
}

/** Each a whole phrase with the space behind it. */
function phrases(...patterns: string[]): RegExp[] {
  return patterns.map((pattern) => new RegExp(`(?:${pattern}) `, "uy"));
}
