import { saidAt } from "../called/said.ts";
import { indexesOf, type Range, type Scene, textOf, wholeOf } from "../words/scene.ts";

/** "needs Marcus' ok", "braucht das Ok von …", "looks at it and says go or no go": a decision that no word alone tells. */
export function approvalsSaid(scene: Scene, range: Range): Range[] {
  const said = [...saidAt(scene, range, ENGLISH), ...saidAt(scene, range, GERMAN)];
  // "Checkliste für neue Kollegen: … Soll man abhaken": the points are ticked off, by whoever does them.
  const isSaid = (index: number) => said.some(({ from, to }) => index >= from && index < to);
  const isChecklist = said.length > 0 && indexesOf(scene, wholeOf(scene), "checklist").some((index) => !isSaid(index));
  return isChecklist ? said.filter((words) => !TICKING.test(textOf(scene, words))) : said;
}

const TICKING = /\b(?:tick|check)\w* off\b|\babhaken\b/i;

const OK = "(?:ok|okay|approval|blessing|go ahead|go-ahead|yes|sign-?off|green light|permission|consent|nod)";
const ENGLISH = new RegExp(
  [
    `\\b(?:needs?|requires?|wants?|with|get|gets|after|without|has|have) (?:an? |the )?(?:[\\w@-]+(?: ?\\([^)]*\\))? ?'? ?s? ?'? ?){1,2} ${OK}\\b`,
    `\\b(?:has|have|needs?|must|should|may) (?:to )?(?:say|give) (?:it |them )?(?:go|ok|okay|yes)\\b`,
    "\\bsays? (?:go|ok|okay|yes|yay|yea)(?: ?,? or ?,? | ?/ ?)(?:no[ -]?go|no|nay|not|nope)\\b",
    // "has to sign each one", "must tick off every single one", "may veto": one who looks at each.
    "\\b(?:has|have|needs?|must|should|will|may|can) (?:to )?(?:sign|tick off|check off|clear|confirm|veto) (?:each|every)\\b(?! \\w+ (?:out|in|up)\\b)",
    "\\b(?:can|may|could) veto\\b",
    "\\b(?:when|if|once|after|until|unless|before) (?:[\\w@-]+(?: ?\\([^)]*\\))? ?){1,2} (?:has |have )?(?:nodded|agreed|said yes|said ok|said okay|signed|confirmed|ok'?d|okayed)\\b",
    "\\bconfirms? or (?:rejects?|declines?|refuses?|denies)\\b",
    "\\b(?:have|has|must|need|needs) (?:to )?(?:both |also |all )?agree\\b",
    "\\bsigns? (?:it|them|these|those|each|everything|all|all of them|each of them|every one) off\\b",
    "\\bsign(?:s|ed)? off (?:on|by)\\b",
    "\\bwaves? (?:it|things|them|stuff|each) through\\b",
    "\\b(?:goes|go) (?:to|past|through|via) [\\w@-]+ (?:first|for (?:a )?(?:yes|ok|okay|decision|approval))\\b",
  ].join("|"),
  "g",
);

const GERMAN = new RegExp(
  [
    "\\b(?:brauch\\w*|benoetig\\w*|nur mit|erst mit|ohne|hol\\w*) (?:man |ich |wir |es |sie )?(?:vorher |erst |zuerst |zunaechst )?(?:das |ein |die |eine |den |einen )?(?:[\\w@-]+s )?(?:ok|okay|freigabe|genehmigung|zustimmung|erlaubnis|einverstaendnis|go|segen)\\b",
    "\\bmuss (?:[^.!?;:\\n]{0,50} )?(?:freigeben|genehmigen|zustimmen|absegnen|abnicken|ja sagen|ok sagen|okay sagen|das ok geben|sein ok geben|ihr ok geben)\\b",
    "\\b(?:gibt|geben|gebe) (?:es |das |sie |ihn |den antrag |die bestellung )?(?:dann )?frei(?: oder (?:lehnt|lehne|weist|weise) (?:es |das |sie |ihn |den antrag |die bestellung )?(?:ab|zurueck))?\\b",
    "\\b(?:sagt|sagen) (?:dann )?(?:passt|geht|gut|in ordnung|okay|ok) oder (?:passt |geht |doch )?nicht\\b",
    "\\bfuer (?:gut|okay|ok|in ordnung) (?:befunden|befindet|halten|haelt|gehalten)\\b",
    "\\b(?:muss|soll|sollte|darf) (?:[^.!?;:\\n]{0,40} )?(?:abzeichnen|gegenzeichnen|unterschreiben|bestaetigen|nicken)\\b",
    // Not "das soll man abhaken können", which anybody does.
    "\\b(?:muss|soll|sollte|darf) (?!(?:man|jede\\w*|jemand|alle|wer|ich|wir|es|das)\\b)(?:[^.!?;:\\n]{0,40} )?abhaken\\b(?! koennen)",
    "\\b(?:wenn|bevor|nachdem|sobald|bis) (?:[\\w@-]+(?: ?\\([^)]*\\))? ?){1,2} (?:(?:es|das|sie|ihn|dem|ihm) )?(?:zugestimmt|genickt|unterschrieben|ja gesagt|ok gesagt|bestaetigt)\\b",
    "\\bsag(?:t|e)? (?:dann )?(?:ja oder nein|ja/nein|ok oder nicht|go oder no[ -]?go|freigabe oder nicht)\\b",
  ].join("|"),
  "g",
);
