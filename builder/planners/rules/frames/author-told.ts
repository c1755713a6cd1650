import { saidAt } from "../called/said.ts";
import type { Range, Scene } from "../words/scene.ts";

/** "whoever asked gets a message how it went", "the nurse hears back from the bot": told in private. Its words are taken. */
export function isAuthorTold(scene: Scene, range: Range): boolean {
  const said = [...saidAt(scene, range, ENGLISH), ...saidAt(scene, range, GERMAN)];
  for (const at of said) {
    scene.limits = scene.limits.filter(({ from }) => from < at.from || from >= at.to);
    for (let index = at.from; index < at.to; index += 1) scene.used.add(index);
  }
  return said.length > 0;
}

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

const ENGLISH = new RegExp(
  [
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
  "(?:nachricht|bescheid|dm|info|direktnachricht|antwort|rueckmeldung|erfaehrt|erfahren|benachrichtig\\w*|informiert|rueckantwort|mitteilung)";
const URHEBER =
  "(?!\\w*(?:leiter|leiterin|meister|meisterin|chefin|lieferant\\w*|vorgesetzte\\w*|kundin|kunde|steuerberater\\w*|partner|buchhalter\\w*|hersteller|haendler)\\b)(?:antragsteller\\w*|anfragende\\w*|fragende\\w*|besteller\\w*|person|mitarbeitende\\w*|betreffende\\w*|betroffene\\w*|\\w*kolleg(?:e|en|in)|\\w+(?:er|erin|ist|istin|kraft|mitglied|azubi)|azubi|person)";
const WEM = `(?:man|jeder|jede|derjenige|diejenige|demjenigen|derjenigen|er oder sie|sie oder er|sie|alle|(?:der|die|dem|das) ${URHEBER})`;

const GERMAN = new RegExp(
  [
    `\\bwer (?:\\w+ ){0,3}(?:gefragt|beantragt|angefragt|bestellt|eingereicht|gestellt|eingetragen) hat\\b[^.!?;\\n]{0,40}\\b(?:${NEWS}|hoert (?:vom bot|davon|zurueck))\\b`,
    `\\b(?:der|die|dem) ${URHEBER}\\b[^.!?;\\n]{0,40}\\b${NEWS}\\b`,
    `\\b${WEM} (?:\\w+ ){0,2}?(?:bekommt|bekommen|kriegt|kriegen|erhaelt|erhalten|hoert|soll|sollen|muss|wird)\\b[^.!?;\\n]{0,30}\\b${NEWS}\\b`,
    `\\b(?:bekommt|bekommen|kriegt|kriegen|erhaelt|erhalten) (?:dann |danach )?${WEM}\\b[^.!?;\\n]{0,30}\\b${NEWS}\\b`,
    `\\b(?:sagt|gibt|meldet|schickt|schreibt|antwortet) (?:dann )?(?:ihm|ihr|ihm oder ihr|ihnen|${WEM})\\b[^.!?;\\n]{0,30}\\b${NEWS}\\b`,
    `\\b(?:du bekommst|du kriegst|ihr bekommt|ihr kriegt) (?:\\w+ ){0,3}${NEWS}\\b`,
  ].join("|"),
  "g",
);
