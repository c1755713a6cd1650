import { parseList } from "../fields/list.ts";
import { clauseOf, has, indexes, type MainKind, mark, type Range, type Scene, textOf } from "../words/scene.ts";

/** What else is a part, in the plural: several of them, each with columns, are a list. */
const SEVERAL: readonly [MainKind, RegExp][] = [
  ["poll", /^(?:polls|surveys|votes|elections|ballots|umfragen|abstimmungen|wahlen)$/i],
  ["rota", /^(?:rotas|rosters|duty rosters|dienstpläne|putzpläne|schichtpläne)$/i],
  ["checklist", /^(?:checklists|checklisten)$/i],
  ["lending", /^(?:loans|ausleihen|leihgaben)$/i],
  ["booking", /^(?:bookings|reservations|buchungen|reservierungen)$/i],
  ["leaderboard", /^(?:leaderboards|ranglisten|bestenlisten)$/i],
  ["status_board", /^(?:status boards|statustafeln)$/i],
  ["countdown", /^(?:countdowns)$/i],
];

/**
 * "List of polls we made: question, date, winner.", "Rotas: team, contact, link.": of several that are made elsewhere each has
 * these columns, and none of them is built.
 */
export function isOneOfKept(scene: Scene, kind: MainKind, index: number): boolean {
  const item = scene.items[index];
  if (!SEVERAL.some(([part, words]) => part === kind && words.test(item?.text ?? ""))) return false;
  const { from, to } = clauseOf(scene, index);
  const opener = indexes({ from: index + 1, to }).find(
    (at) => mark(scene.items[at]) === ":" || mark(scene.items[at]) === "(",
  );
  if (opener === undefined) return false;
  const before = textOf(scene, { from, to: index });
  const isListed =
    LIST_OF.test(`${before} `) || indexes({ from, to: index }).some((at) => has(scene.items[at], "keep"));
  const isTitle = OWN.test(before) && opener === index + 1;
  const columns = { from: opener + 1, to: scene.items.length };
  if (kind === "booking" && saysOnlyHowItIsBooked(scene, columns)) return false;
  return (isListed || isTitle) && areColumns(scene, columns, isListed ? 1 : 2);
}

/** "room bookings: room, from, to, who": what every booking says, and nothing that is noted of one that was made. */
function saysOnlyHowItIsBooked(scene: Scene, { from, to }: Range): boolean {
  const { elements } = parseList(scene, from, to);
  return elements.every((element) => BOOKED.test(textOf(scene, element)));
}

const BOOKED =
  /^(?:room|thing|what|which|desk|car|court|place|day|date|from|to|start|end|until|till|time|who|by whom|name|purpose|what for|raum|platz|wagen|auto|was|welche[rs]?|tag|datum|von|bis|beginn|ende|uhrzeit|wer|name|zweck|wofür)$/i;

const LIST_OF =
  /\b(?:list|table|log|register|overview|record|liste|tabelle|verzeichnis|übersicht)\s+(?:of|for|der|von|für|über|mit)\s+(?:\p{L}+\s+){0,3}$/iu;
const OWN = /^(?:(?:our|all|the|my|past|old|finished|unsere|alle|die|meine)\s*)*$/i;

/** So many of them are named as what is noted of each; people and choices are not. */
function areColumns(scene: Scene, range: Range, least: number): boolean {
  const { elements } = parseList(scene, range.from, range.to);
  const named = elements.filter((element) => NOTED.test(textOf(scene, element)));
  return elements.length >= 2 && named.length >= least;
}

const NOTED =
  /^(?:question|title|topic|name|names|date|day|winner|result|guest|customer|borrower|company|owner|team|contact|link|url|phone|e-?mail|status|notes?|from|until|to|due(?: back| date)?|(?:returned|paid|done|open|active|sent|signed|closed|finished|confirmed)(?: yes ?\/ ?no)?|\p{L}+ yes ?\/ ?no|number|price|amount|cost|participants|votes|frage|titel|thema|datum|tag|gewinner|ergebnis|gast|kunde|firma|inhaber|verantwortlich\p{L}*|kontakt|telefon|status|notiz|von|bis|fällig|zurück(?: am| bis)?|(?:zurückgegeben|bezahlt|erledigt|offen|aktiv)(?: ja ?\/ ?nein)?|\p{L}+ ja ?\/ ?nein|nummer|preis|betrag|kosten|teilnehmer|stimmen)$/iu;
