import { saidAt } from "../called/said.ts";
import { segmentOf } from "../limits/modelled.ts";
import { has, indexes, type Range, type Scene, valuesIn } from "../words/scene.ts";

/** "whoever asked gets a message how it went", "the nurse hears back from the bot": told in private. Its words are taken. */
export function isAuthorTold(scene: Scene, range: Range): boolean {
  const said = authorSaid(scene, range);
  for (const at of said) {
    scene.limits = scene.limits.filter(({ from }) => from < at.from || from >= at.to);
    for (let index = at.from; index < at.to; index += 1) scene.used.add(index);
  }
  return said.length > 0;
}

function authorSaid(scene: Scene, range: Range): Range[] {
  return [...saidAt(scene, range, ENGLISH), ...saidAt(scene, range, GERMAN)];
}

/** "die Buchhaltung bekommt Bescheid", "the warehouse gets told": nobody hears of it but who asked and who decides. */
export function raiseOthersTold(scene: Scene, range: Range): void {
  const told = authorSaid(scene, range);
  for (const said of saidAt(scene, range, OTHERS)) {
    const segment = segmentOf(scene, said.from);
    const isOfDeciders = (["person", "channel"] as const).some((kind) => valuesIn(scene, segment, kind).length > 0);
    // "HR": who decides, where nobody else does.
    const isNamed = valuesIn(scene, range, "person").length > 0;
    const isOurs = indexes(segment).some(
      (at) => has(scene.items[at], "me") || (has(scene.items[at], "boss") && !isNamed),
    );
    const isTaken = told.some(({ from, to }) => from < said.to && said.from < to);
    const hasCall = indexes(segment).some((at) => has(scene.items[at], "approval"));
    if (isOfDeciders || isOurs || isTaken) continue;
    scene.limits.push({ kind: "amount", ...(hasCall ? said : segment), isAlone: true, isToPerson: true });
  }
}

const OTHERS =
  /\b(?:gets?|is|are|be) (?:told|notified|informed|messaged|pinged)\b|\bgets? (?:an? |the )?(?:message|dm|notification|note)\b|\b(?:bekommt|bekommen|kriegt|kriegen|erhaelt|erhalten|wird|werden|soll|sollen|muss|muessen) (?:\w+ ){0,4}?(?:bescheid|nachricht|benachrichtigung|mitteilung|rueckmeldung|benachrichtigt|informiert)(?: (?:bekommen|kriegen|erhalten|werden))?\b/g;

const ASKED = "(?:asked|requested|ordered|submitted|applied|sent it|handed it in|put it in|filed it|wrote it)";

/** Who asks, by their trade; who decides or delivers is another. */
const AUTHOR = `(?!(?:\\w+ )?(?:manager|\\w*leader|owner|supplier|customer|supervisor|director|approver|decider|caterer|treasurer|accountant|client|president|partner|planner|controller|other|dealer|vendor|contractor)\\b)(?:\\w+ )?(?:\\w{2,}(?:er|or|ist|ian|ee|ant|ent)|person|one|colleague|nurse|cook|chef|pilot|clerk|guide|author|trainee|volunteer|member|coach|teammate|staff member)`;
const PEOPLE =
  "(?:they|people|everybody|everyone|you|each of them|each one|he or she|she or he|he/she|the (?:two|both) of them)";
const SMALL = "(?:should |must |shall |will |has to |have to |then |also |just |always |simply |afterwards )*";
const HEARS =
  "hears?(?: back)?(?! (?:back )?from (?!(?:the |our |your )?(?:bot|app|tool|system|form|it|you|them|him|her)\\b|@))";
const GETS = `(?:${HEARS}|(?:gets?|is|are|be) (?:told|notified|informed|messaged|pinged)|gets? (?:back )?(?:an? |the |their |his |her |its )?(?:answer|reply|word|messages?|dm|decision|result|outcome|notification|note|verdict|feedback)|gets? to (?:know|hear)|finds? out)`;

const HOW = "(?: (?:what came of it|how it (?:went|goes|ended|turned out)|what (?:was|is|got) decided)\\b)?";

/** "who is declined", "those whose request was refused": told how it went, as everybody who asked is. */
const DECIDED =
  "(?:declined|rejected|refused|denied|turned down|approved|accepted|granted|not approved|not accepted|not granted)";
const IS_DECIDED = `(?:is|are|was|were|gets?|got|has been|have been) (?:\\w+ )?${DECIDED}`;
const WHOEVER = `(?:whoever|who|anyone who|anybody who|everyone who|everybody who|those who|people who|the ones? who|the person who|if (?:somebody|someone|anyone|anybody|a person|he or she|she or he|you|they|it|one|a request|the request|a \\w+)|when (?:somebody|someone|you|they|it|a request|the request)|(?:who|those who|anyone who)se (?:\\w+ )?(?:request|\\w+))`;

const ENGLISH = new RegExp(
  [
    `\\b${WHOEVER} ${IS_DECIDED} ?,? (?:(?:they|he or she|he|she|you|it|the ${AUTHOR}) )?${SMALL}${GETS}\\b${HOW}`,
    `\\b(?:tell|message|dm|notify|inform|ping) (?:\\w+ )?(?:those|people|the ones|everyone|everybody|anyone|whoever|who) (?:who )?${IS_DECIDED}\\b`,
    `\\blets? (?:the )?${DECIDED} (?:people|ones|person|applicants?|requesters?|colleagues?|employees?|staff) know\\b`,
    `\\b(?:if|when|once) (?:it is |it's |they are |they're )?${DECIDED} ?,? (?:then |please |just )?(?:tell|message|dm|notify|inform|ping|let) (?:them|him or her|people|the person|the ${AUTHOR})\\b(?: know)?`,
    `\\b(?:tell|message|dm|notify|inform|ping) (?:them|people|him or her|whoever ${ASKED}) (?:if|when) (?:\\w+ ){0,2}${IS_DECIDED}\\b`,
    `\\b(?:whoever|the (?:person|one|colleague) who|who) (?:\\w+ ){0,2}${ASKED}\\b[^.!?;\\n]{0,40}\\b(?:message|dm|told|hears?|notified|informed|know|notification|word)\\b`,
    "\\b(?:tell|message|dm|notify|inform|ping) (?:the )?(?:requester|requestor|submitter|applicant|asker|person who asked|whoever asked|one who asked)\\b",
    "\\bthe (?:requester|requestor|submitter|applicant|asker|person|employee|colleague|author) (?:\\w+ ){0,3}(?:message|dm|told|hears?(?: back)?|notified|informed|know|notification|word|answer|reply)\\b",
    `\\b(?:the|each|every|that) ${AUTHOR} ${SMALL}${GETS}\\b${HOW}`,
    `\\b${PEOPLE} ${SMALL}${GETS}\\b${HOW}`,
    `\\b(?:tells?|messages?|dms?|notif(?:y|ies)|informs?|pings?|answers?) (?:the ${AUTHOR}|them|him|her|him or her|people|whoever ${ASKED}) (?:in private |privately |back |then )*(?:how it (?:went|goes|ended)|what came of it|what (?:was|is|got) decided|of the (?:outcome|decision|result)|about the (?:outcome|decision|result)|the (?:outcome|decision|answer|result|verdict)|yes or no)\\b`,
    `\\blets? (?:the ${AUTHOR}|them|him|her|him or her|people|whoever ${ASKED}) know\\b`,
    `\\b(?:answer|decision|result|outcome|verdict|reply) (?:then |also )*(?:goes|comes|is sent|gets sent|is given) (?:back )?to (?:whoever ${ASKED}|the ${AUTHOR}|them)\\b`,
  ].join("|"),
  "g",
);

const NEWS =
  "(?:nachricht|bescheid|dm|info|direktnachricht|antwort|rueckmeldung|erfaehrt|erfahren|benachrichtig\\w*|informiert|rueckantwort|mitteilung)(?: (?:bekommen|kriegen|erhalten|geben|gegeben|werden))?";
const URHEBER =
  "(?!\\w*(?:leiter|leiterin|meister|meisterin|chefin|lieferant\\w*|vorgesetzte\\w*|kundin|kunde|steuerberater\\w*|partner|buchhalter\\w*|hersteller|haendler)\\b)(?:antragsteller\\w*|anfragende\\w*|fragende\\w*|besteller\\w*|person|mitarbeitende\\w*|betreffende\\w*|betroffene\\w*|\\w*kolleg(?:e|en|in)|\\w+(?:er|erin|ist|istin|kraft|mitglied|azubi)|azubi|person)";
const WEM = `(?:man|jeder|jede|derjenige|diejenige|demjenigen|derjenigen|er oder sie|sie oder er|sie|alle|(?:der|die|dem|das) ${URHEBER})`;

const ENTSCHIEDEN =
  "(?:nicht )?(?:abgelehnt|abgewiesen|genehmigt|angenommen|freigegeben|bewilligt|zurueckgewiesen|entschieden)(?: (?:wird|wurde|ist|worden ist|werden|wurden|sind))?";

const DAVON =
  "(?:der|dem|die|denen|er|sie|es|man|dann|auch|soll|sollen|muss|wird|werden|wollen|will|bekommt|bekommen|kriegt|kriegen|erhaelt|erhalten|hoert|davon|vom|bot|eine?|kurze|direkt|automatisch|sofort|gleich|bitte|antragsteller\\w*)";

const GERMAN = new RegExp(
  [
    `\\b(?:wer|wessen \\w+|wem (?:\\w+ )?|(?:der|die|dem),? (?:der|die|dem|deren|dessen)(?: \\w+)?|alle ,? die|wenn (?:\\w+ ){0,2}) ?${ENTSCHIEDEN} ?,? ?(?:${DAVON} )*${NEWS}\\b`,
    `\\bbei (?:einer |der |jeder )?(?:ablehnung|absage|genehmigung|entscheidung|zusage) (?:bitte )?(?:gib |gebt |eine? )?(?:kurze |direkt )?${NEWS}\\b`,
    `\\b(?:wird|wurde) (?:\\w+ )?(?:\\w+ )?(?:abgelehnt|abgewiesen|entschieden) ,? (?:${DAVON} )*(?:gib )?${NEWS}\\b`,
    `\\b(?:abgelehnten?|abgewiesenen?|genehmigten?)(?: (?:antragsteller\\w*|leute|personen|kollegen|mitarbeiter\\w*))? (?:${DAVON} )*${NEWS}\\b`,
    `\\bwer (?:\\w+ ){0,3}(?:gefragt|beantragt|angefragt|bestellt|eingereicht|gestellt|eingetragen) hat\\b[^.!?;\\n]{0,40}\\b(?:${NEWS}|hoert (?:vom bot|davon|zurueck))\\b`,
    `\\b(?:der|die|dem) ${URHEBER}\\b[^.!?;\\n]{0,40}\\b${NEWS}\\b`,
    `\\b${WEM} (?:\\w+ ){0,2}?(?:bekommt|bekommen|kriegt|kriegen|erhaelt|erhalten|hoert|soll|sollen|muss|wird)\\b[^.!?;\\n]{0,30}\\b${NEWS}\\b`,
    `\\b(?:bekommt|bekommen|kriegt|kriegen|erhaelt|erhalten) (?:dann |danach )?${WEM}\\b[^.!?;\\n]{0,30}\\b${NEWS}\\b`,
    `\\b(?:sagt|gibt|meldet|schickt|schreibt|antwortet) (?:dann )?(?:ihm|ihr|ihm oder ihr|ihnen|${WEM})\\b[^.!?;\\n]{0,30}\\b${NEWS}\\b`,
    `\\b(?:du bekommst|du kriegst|ihr bekommt|ihr kriegt) (?:\\w+ ){0,3}${NEWS}\\b`,
  ].join("|"),
  "g",
);
