import { modelAt } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { indexes, type Range, type Scene } from "../words/scene.ts";

/** "how much we made", "was zusammengekommen ist": asks for a sum, without a word for one. Its words; `isOfMoney`: of money alone. */
export function cameTogether(scene: Scene, clause: Range): (Range & { isOfMoney: boolean }) | null {
  const counted = saidIn(scene, clause, HOW_MUCH);
  if (counted !== null) return { ...counted, isOfMoney: false };
  const came = saidIn(scene, clause, WHAT_CAME);
  return came === null ? null : { ...came, isOfMoney: true };
}

/** The words of a sum are in what is made. */
export function takeCameTogether(scene: Scene, said: Range): void {
  modelAt(scene, ...indexes(said));
  for (const index of indexes(said)) scene.used.add(index);
}

/** What people say is done with money, hours, kilometres or pieces where they ask for all of it. */
const MADE =
  "(?:made|make|earned|taken|took|take in|taken in|took in|sold|spent|collected|raised|came in|come in|has come in|came together|come together|gathered|paid|gone out|went out|turned over|brought in|got|gotten|used|used up|driven|drove|ridden|rode|walked|ran|run|donated|saved|cost|worked|produced|booked|invoiced|billed|received|shipped|delivered|eaten|drunk|there was|there is|it was|it is|it came to|that was|that is|that makes)";

const GEMACHT =
  "(?:zusammengekommen|zusammen gekommen|reingekommen|rein gekommen|hereingekommen|eingekommen|eingegangen|eingenommen|angefallen|aufgelaufen|ausgegeben|verkauft|verdient|gesammelt|gespendet|gefahren|gelaufen|umgesetzt|erlöst|verbraucht|kassiert|gearbeitet|eingespielt|rausgegangen|weggegangen|bezahlt|gezahlt|produziert|geliefert|zusammenkam|zusammenkommt|reinkam|reinkommt|rausgekommen|gekostet|gemacht|geworden|es war|das war|war)";

const HOW_MUCH = words(
  `how (?:much|many)(?: [\\p{L}\\d\u0001]+){0,6} ${MADE}`,
  `what (?:all of us|we|they|people|everybody|everyone|you|the \\p{L}+)(?: (?:have|has|all))? ${MADE}`,
  `(?:wie ?viele?|was wir|was alle|was die leute)(?: [\\p{L}\\d\u0001]+){0,8} ${GEMACHT}(?: (?:ist|sind|wurde|wurden|haben|hat|worden))*`,
);

const WHAT_CAME = words(
  "what(?:'s| has| have|ever)?(?: [\\p{L}\\d\u0001]+){0,2} (?:came|come|been taken|been made|taken|earned) (?:in|together)",
  "what(?:'s| has| was)?(?: been)? (?:made|taken|earned|collected|raised|spent|donated)",
  `was(?: [\\p{L}\\d\u0001]+){0,8} (?:zusammengekommen|zusammen gekommen|reingekommen|hereingekommen|eingegangen|eingenommen|angefallen|ausgegeben|verdient|gesammelt|gespendet|umgesetzt|zusammenkam|reinkam)(?: (?:ist|sind|wurde|wurden|haben|hat|worden))*`,
);
