import type { Column, PartOf } from "../../../../sdk/contract/parts.ts";
import { make } from "../fields/column.ts";
import { modelAt } from "../limits/modelled.ts";
import { folded } from "../words/lexicon.ts";
import { has, indexes, isSilent, mark, note, type Range, type Scene } from "../words/scene.ts";

type Records = PartOf<"records">;

/** What is over once it is ticked: "paid", "picked up", "arrived", "behoben"; not "urgent". */
export function isDone(label: string): boolean {
  const word = folded(label.toLowerCase().trim());
  return OVER.test(word) || (FINISHED.test(word) && !WISH.test(word));
}

/** Whatever is told to be so or not: "blocked" of "not blocked". */
function isState(label: string): boolean {
  const word = folded(label.toLowerCase().trim());
  return isDone(label) || (PARTICIPLE.test(word) && !WISH.test(word));
}

const OVER = /\b(?:done|paid|sent|shut|met|gone|ready|back|fertig|zurueck|weg|ok|won|lost|sold)(?: (?:back|out|off))?$/;
const PARTICIPLE =
  /(?:^|\s)(?:\p{L}{2,}ed(?: (?:up|off|in|out|back))?|(?:ge|ver|be|er|zer|ab|an|aus|auf|ein|zu|ueber)\p{L}{3,}(?:t|en))$/u;
/** Participles of what is over once it was done; "locked", "blocked", "married", "gesperrt" tell only how it is. */
const FINISHED = new RegExp(
  `(?:^|\\s)(?:${[
    "(?:re)?(?:finish|complet|accomplish|clos|resolv|solv|fix|repair|mend|deliver|dispatch|despatch|return|collect|pick|order|arriv|receiv|check|clean|clear|test|sign|process|handl|answer|repli|call|phon|contact|invoic|bill|settl|refund|reimburs|compensat|credit|cancel|cancell|archiv|install|replac|water|print|post|publish|upload|download|book|confirm|verifi|inspect|review|serv|servic|wash|empti|fill|pack|unpack|hand|thank|inform|notifi|remind|onboard|remov|dispos|recycl|scrapp|mov|transferr|forward|releas|deploy|merg|visit|tick|discuss|decid|deposit|register|submit|renew|updat|stock|load|unload|bak|cook|vacuum|mopp|scann|copi|fil|logg|record|export|import|pass|sort|work|launch|finaliz|finalis|redeem|harvest|calibrat|audit|evaluat|correct|translat|proofread|reconcil|count|swapp|exchang|approv|reject|declin|polish|iron|assembl|mount|migrat|revok|drain|refuell|fuell|interview|offboard|dismiss|stow|mail|messag|reach|cash|tidi|stack|weld|glu|paint|coat|tighten|lubricat|greas|oil|defrost|disinfect|steriliz|sterilis|purg|dust|shipp|email|accept)ed(?: (?:up|off|in|out|back|over|down|away))?",
    "\\p{L}*(?:ledigt|bezahlt|zahlt|wiesen|holt|liefert|schickt|sendet|sandt|(?:zurueck|ab|aus|ueber|frei|weiter|ein)gegeben|bracht|pariert|hoben|loest|schlossen|endet|(?:be|fertigge|zuge|sicherge|herge|abge|umge)stellt|prueft|trolliert|reinigt|putzt|testet|troffen|angekommen|bekommen|erhalten|antwortet|rufen|taktiert|formiert|richtigt|bucht|staetigt|schrieben|nehmigt|storniert|sagt|iviert|talliert|tauscht|ersetzt|eingesetzt|gossen|fuettert|druckt|oeffentlicht|geladen|reicht|packt|gelagert|sorgt|kauft|rechnet|stattet|(?:ge|einge|abge|ausge|aufge|umge)baut|fuellt|waschen|spuelt|leert|dankt|raeumt|gezogen|nommen|leitet|sprochen|schieden|gelesen|macht|hakt|arbeitet|gangen|gewartet|gemessen|saugt|wischt|maeht|zaehlt|legt|nachrichtigt|montiert|korrigiert|uebersetzt|sortiert|registriert|kalibriert|desinfiziert|exportiert|importiert|kopiert|gescannt|geerntet|gepflanzt|gesaet|backen|kocht|heftet|fuehrt|schafft|spielt|bestanden|aufgehaengt|gebuegelt|gelueftet|geoelt|geschmiert|gestrichen|gespendet|versandt|vergeben|gemeldet|quittiert|unterzeichnet|angenommen|ausgehaendigt|eingeloest|getankt|betankt|geklaert|umgesetzt|behandelt|beglichen|verarztet|verschrottet)",
  ].join("|")})$`,
  "u",
);
/** Of what is wished or planned, nothing is over. */
const WISH =
  /need|requir|want|interest|urgent|expect|estimat|prefer|plann|vegan|allow|us(?:ed)$|benoet|gewuensch|geplant|gebrauch|erwart|beteiligt|vegetar/;

/** What somebody or something is, whatever was done. */
const FOR_GOOD =
  /(?:lock|block|marri|insur|retir|employ|restrict|limit|heat|furnish|shar|mix|relat|licens|disabl|color|colour|own)ed$|gesperrt|verheiratet|versichert|befristet|moebliert|beheizt|verlobt|geschieden|angestellt|beschraenkt/;

/** Choices at which nothing is left to do. */
const FINAL =
  /^(?:done|closed|ready|resolved|solved|fixed|finished|completed?|paid|settled|returned|delivered|shipped|sold|won|lost|cancell?ed|rejected|declined|archived|hired|picked up|collected|erledigt|fertig|abgeschlossen|geschlossen|zu|behoben|gelöst|bezahlt|zurück|zurückgegeben|geliefert|verschickt|abgeholt|verkauft|gewonnen|verloren|storniert|abgelehnt|absage|zusage|abgesagt|archiviert|eingestellt)$/i;

/** Dates that are filled in when something is over: "erledigt am", "back on". */
const DONE_ON = /^(.+?)\s+(?:on|at|am|date)$|^(?:date|datum)\s+(.+)$|^(erledigt)$/i;

/** The box that says that an entry is done: one that the words name, else the one that is ticked at an end; else one is added and said. */
export function withDone(scene: Scene, clause: Range, records: Records): Records {
  const known = openBy(scene, clause, records, true);
  if (known !== null) return known;
  const added = make(scene.context.lexicon.language.names.done ?? "Done", "yes_no", {});
  note(scene, "done_column", added.label);
  return { ...records, columns: [...records.columns, added], doneColumn: added.name };
}

/**
 * What a clause says is not done, by a box, a choice or a date of the table: "not ordered yet", "noch nicht abgeholt", "not
 * won or lost". `isOpen`: "open" was said, without what is missing. null: nothing of the table says it.
 */
export function openBy(scene: Scene, clause: Range, records: Records, isOpen = false): Records | null {
  const named = named1(scene, clause, records);
  if (named !== null) return named;
  if (!isOpen) return null;
  if (records.doneColumn !== undefined) return records;
  const ticks = records.columns.filter(isBox);
  const boxes = ticks.filter(({ label }) => isDone(label));
  // "trained yes/no", of which some are still open: the only one that can say so.
  const [only, other] = ticks.filter(({ label }) => isState(label) && !FOR_GOOD.test(folded(label.toLowerCase())));
  const box =
    boxes.find(({ label }) => OVER.test(folded(label.toLowerCase()))) ??
    boxes[0] ??
    (other === undefined ? only : undefined);
  if (box !== undefined) return { ...records, doneColumn: box.name };
  const state = records.columns.find((column) => finalsOf(column).length > 0);
  if (state !== undefined) return { ...records, doneColumn: state.name, doneChoices: finalsOf(state) };
  const date = records.columns.find(isDoneOn);
  return date === undefined ? null : { ...records, doneColumn: date.name };
}

/** Choices that are final, where others are not. */
export function finalsOf({ choices = [] }: Column): string[] {
  const finals = choices.filter((choice) => FINAL.test(choice.trim()));
  return finals.length < choices.length ? finals : [];
}

/**
 * Whether a table that is live can take its entries as done by another column: not where it is known already, and not by
 * choices that say what an entry is, as "low" and "high" do.
 */
export function mayBeDoneBy(before: Records, { doneColumn }: Records): boolean {
  if (doneColumn === undefined || doneColumn === before.doneColumn) return true;
  const column = before.columns.find(({ name }) => name === doneColumn);
  if (column?.type !== "choice") return before.doneColumn === undefined || column === undefined;
  return before.doneColumn === undefined && (finalsOf(column).length > 0 || STATE.test(column.label));
}

const STATE = /\b(?:status|state|stage|step|phase|progress|stand|zustand|stufe|fortschritt)\b/i;

function isDoneOn({ type, label }: Column): boolean {
  const over = DONE_ON.exec(label);
  const said = over?.[1] ?? over?.[2] ?? over?.[3];
  return type === "date" && said !== undefined && FINAL.test(said);
}

/** "not ordered yet", "noch nicht abgeholt": a no right before what a box says. */
export function saysNotDone(scene: Scene, clause: Range, records: Records): boolean {
  return named1(scene, clause, records) !== null;
}

const NO =
  /^(?:not|not yet|isn'?t|aren'?t|hasn'?t|haven'?t|wasn'?t|weren'?t|didn'?t|don'?t|doesn'?t|never|nicht|noch nicht|nich|noch nich|net|ned|nie|except|other than|außer|ausser|still (?:to be|not)|yet to be)\b/i;

/** Limits what is meant, and says the opposite of a no: "only the high ones", "nur die veganen". */
const ONLY = /^(?:only|just|nur|bloß|lediglich|unless)\b/iu;

function named1(scene: Scene, clause: Range, records: Records): Records | null {
  for (const index of indexes(clause)) {
    const text = scene.items[index]?.text ?? "";
    const isNo = NO.test(text) || (has(scene.items[index], "not") && !ONLY.test(text));
    const box = isNo ? notBehind(scene, index, clause, records) : null;
    if (box !== null) return box;
    const un = /^un(\p{L}{3,})$/iu.exec(text)?.[1];
    const column = un === undefined ? undefined : records.columns.find((one) => isBox(one) && matches(un, one.label));
    if (column === undefined) continue;
    modelAt(scene, index);
    return { ...records, doneColumn: column.name };
  }
  return null;
}

/** How far behind a no stands what is not. */
const REACH = 8;

function notBehind(scene: Scene, no: number, clause: Range, records: Records): Records | null {
  const end = indexes({ from: no + 1, to: Math.min(clause.to, no + 1 + REACH) }).find((at) =>
    /^[,.;!?]$/.test(mark(scene.items[at])),
  );
  const after = { from: no + 1, to: end ?? Math.min(clause.to, no + 1 + REACH) };
  // "not sent": of a phrase that the language knows, the no is part.
  const said = [
    ...(scene.items[no]?.text ?? "").split(/\s+/).map((word) => ({ at: no, word })),
    ...indexes(after).flatMap((at) =>
      scene.items[at]?.kind === "word" ? (scene.items[at]?.text ?? "").split(/\s+/).map((word) => ({ at, word })) : [],
    ),
  ];
  // "the events where the deposit isn't paid": what is not paid may stand before the no.
  const first = indexes({ from: Math.max(clause.from, no - 3), to: no }).findLast((at) => mark(scene.items[at]) !== "");
  const ahead = indexes({ from: Math.max(clause.from, no - 3, (first ?? -1) + 1), to: no }).flatMap((at) =>
    scene.items[at]?.kind === "word" ? [{ at, word: scene.items[at]?.text ?? "" }] : [],
  );
  const turned = records.columns.find(
    (one) =>
      isBox(one) &&
      isAllSaid(one, [...ahead, ...said]) &&
      labelWords(one.label).some((word) => isState(word) && said.some((after) => matches(after.word, word))),
  );
  if (turned !== undefined) {
    takeSaid(scene, no, after, [...ahead, ...said], turned.label);
    return { ...records, doneColumn: turned.name };
  }
  const column = records.columns.find((one) => (isBox(one) || isDoneOn(one)) && isAllSaid(one, said));
  if (column !== undefined) {
    takeSaid(scene, no, after, said, column.label);
    return { ...records, doneColumn: column.name };
  }
  for (const state of records.columns.filter(({ type }) => type === "choice")) {
    const choices = (state.choices ?? []).filter((choice) => isAllSaid({ ...state, label: choice }, said));
    if (choices.length === 0 || choices.length === state.choices?.length) continue;
    for (const choice of choices) takeSaid(scene, no, after, said, choice);
    return { ...records, doneColumn: state.name, doneChoices: choices };
  }
  return null;
}

function isBox({ type }: Column): boolean {
  return type === "yes_no";
}

interface SaidWord {
  at: number;
  word: string;
}

function isAllSaid({ label }: Column, said: readonly SaidWord[]): boolean {
  const wanted = labelWords(label);
  return wanted.length > 0 && wanted.every((one) => said.some(({ word }) => matches(word, one)));
}

/** Without the small ones around what matters: "abgeholt" of "schon abgeholt", "erledigt" of "erledigt am". */
function labelWords(label: string): string[] {
  const all = label.split(/\s+/).filter((word) => word !== "");
  const plain = all.filter(
    (word) => !/^(?:schon|bereits|already|yet|is|ist|wurde|am|on|at|been|has|das|the)$/i.test(word),
  );
  const over = plain.filter((word) => isState(word));
  // "Badge handed back": what is done to it tells, its name may be left away.
  return plain.length > 2 && over.length > 0 ? over : plain;
}

function matches(word: string, label: string): boolean {
  const [said, wanted] = [folded(word.toLowerCase()), folded(label.toLowerCase())];
  return said === wanted || (said.startsWith(wanted) && said.length - wanted.length <= 2 && wanted.length >= 3);
}

/** The no, what is not, and the small words between and behind. */
function takeSaid(scene: Scene, no: number, after: Range, said: readonly SaidWord[], label: string): void {
  modelAt(scene, no);
  const wanted = labelWords(label);
  const found = said.filter(({ word }) => wanted.some((one) => matches(word, one))).map(({ at }) => at);
  for (const at of found) if (at < no) scene.used.add(at);
  const last = Math.max(no, ...found);
  for (const at of indexes({ from: no, to: last + 1 }))
    if (found.includes(at) || isSilent(scene.items[at]) || has(scene.items[at], "not", "or", "and", "done"))
      modelAt(scene, at);
  for (const at of indexes({ from: last + 1, to: after.to }))
    if (/^(?:yet|so far|ist|sind|wurde|wurden|haben|hat|worden)$/i.test(scene.items[at]?.text ?? ""))
      scene.used.add(at);
}
