import { indexes, type Scene, wholeOf } from "../words/scene.ts";
import { saidAt } from "./said.ts";

/**
 * Items of what says that another machine sends by itself, without a word for it: "can call a web address", "it's JSON",
 * "ruft eine URL auf". With where they begin and end, in order.
 */
export function webCallsIn(scene: Scene): { from: number; to: number }[] {
  if (!NEAR.test(scene.text)) return [];
  return saidAt(scene, wholeOf(scene), CALLS)
    .map(({ from, to }) => ({ from: firstVerb(scene, from, to), to }))
    .sort((one, other) => one.from - other.from);
}

/** Without one of these nothing is looked for. */
const NEAR = /json|address|adresse|url|endpoint|uri\b|link|webseite|hook|payload/i;

const A = "(?:an?|any|some|our|your|the|one|whatever|another|each|that|certain|external|secret|own)";
const CALLS = new RegExp(
  [
    // "call a web address", "hits an endpoint", "send the alarm to a URL"
    `\\b(?:calls?|calling|hits?|pings?|contacts?|invokes?|triggers?|posts? to|sends? (?:[\\w'-]+ ){0,4}to|pushes? (?:[\\w'-]+ ){0,4}to|push (?:[\\w'-]+ ){0,4}to|notif(?:y|ies)|talks? to|reports? to) (?:${A} )?(?:(?:web|http|https|internet|online|http ?/ ?https) )?(?:address|addresses|urls?|endpoints?|uris?|web ?links?|web addresses|web address|hooks?)\\b`,
    `\\b(?:speaks?|does|talks?|sends?|posts?|pushes?|push|outputs?|emits?|throws?|fires?) (?:out )?(?:some |a |its |the |raw |plain )?json\\b`,
    // "eine Webadresse aufrufen", "ruft eine URL auf", "schickt JSON"
    "\\b(?:eine?r?|ne|irgendeine|unsere|die|jede|so eine)? ?(?:beliebige |feste |geheime )?(?:web ?-? ?adresse|internet ?-? ?adresse|url|http ?-? ?adresse|webadresse|internetadresse|url-adresse|adresse im (?:netz|web|internet)|link)(?: im (?:netz|internet))? (?:aufrufen|anrufen|ansprechen|anpingen|ansteuern|anfunken|aufruft|anspricht|anpingt)\\b",
    "\\b(?:ruft|rufen|spricht|sprechen|pingt) (?:\\w+ ){0,4}?(?:url|webadresse|internetadresse|web-adresse|adresse|link)(?: \\w+){0,3} (?:auf|an)\\b",
    "\\b(?:schickt|schicken|sendet|senden|meldet|postet|liefert|kann) (?:\\w+ ){0,4}?(?:an (?:eine|ne|irgendeine) (?:url|webadresse|internetadresse|web-adresse)|json|als json)\\b",
    "\\b(?:daten|meldung|meldungen|alarme?|werte|json|etwas|was) an (?:eine|ne|irgendeine) (?:web ?-? ?adresse|url|internetadresse|webadresse)\\b",
  ].join("|"),
  "g",
);

/** The noun's article is no beginning. */
function firstVerb(scene: Scene, from: number, to: number): number {
  return indexes({ from, to }).find((index) => scene.items[index]?.kind === "word") ?? from;
}
