/** Words by which one tells how it is or was, and by which one wishes; for every ask, as many mix their languages. */
export interface Tales {
  /** Tells of what was: whatever else is in the sentence. */
  past: RegExp;
  /** Tells how it goes today; beside a rule it may be one. */
  habit: RegExp;
  /** Something is wished or told to be done. */
  wish: RegExp;
  /** Rules that parts keep to: "nobody twice", "only". */
  rule: RegExp;
  /** Whole sentences that ask for nothing: "that's the whole of it". */
  remark: RegExp;
}

export const TALES: readonly Tales[] = [
  {
    past: /\b(?:two|three|four|some|half|both|one|none|all|most|several) of (?:us|them|our \w+|the \w+) (?:\w+ed|stood|sat|came|went|got|had|took|were|was|fought|drove|ran|left|forgot|lost|thought)\b|\b(?:last (?:year|time|week|month|spring|summer|autumn|fall|winter|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|quarter|season)|yesterday|the other day|in the past|ages ago|\w+ (?:years?|weeks?|months?|days?) ago|used to|(?:i|we) (?:once )?(?:started|tried|began) (?:a|an|the|with|using|it)|long story|true story|once upon)\b|\b(?:we|i|people|they|everyone|everybody|somebody|someone|you) (?:all )?keeps? \w+ing\b|\b(?:we|i|he|she|they|it|that|nobody|somebody|everybody|this) (?:just |only |then |even |really |all )?(?:lost|forgot|missed|burned|burnt|broke|paid|drew|promised|had to|tried|ended up|got stuck|was not amused|were)\b|\b(?:was|were) (?:\w+ )?(?:not|never|really|so|n't|here|a|an|the|in|on)\b|\bwas(?:n't|nt)\b|\bwere(?:n't|nt)\b/i,
    habit:
      /\b(?:always|all day|never|nobody|no ?-?one|constantly|all the time|over and over|every time|each time|at the moment|currently|right now|so far|these days|nowadays|until now|still|half (?:an|the) (?:hour|time|day)|costs? (?:me|us)|drives? (?:me|us)|by the time|sick of|tired of|done with|i'?m (?:so )?done|fed up|nightmare|circus|chaos|a mess|embarrassing|annoying|silly|ridiculous|everywhere|scattered|all over|walk off|go missing|gets? lost|disappears?|chas(?:e|ing)|shouts?|swears?|agrees?|since|forgets?|the same story|it turns out|so it turns out)\b/i,
    wish: /\b(?:please|pls|plz|plis|could|can (?:you|we|i|it|they|people|somebody|someone|that|this|everyone|everybody)|should(?:n'?t)?|shall|must(?:n'?t)?|want|wants|needs?|would|wish|like to|i'd|we'd|you'd|let|lets|let's|may|make|has to|have to|set up|set us|instead|from now on|in future|allow|wanna|gotta|able to|looking for|asap|the idea is|idea:)\b/i,
    rule: /\b(?:twice|again|turns?|swaps?|trade|until|till|each|per|except|unless|overlap\w*|doubles?|votes?|voted|anonymous\w*|secret\w*|private\w*|only|confidential|themselves|themself|yourself|same (?:person|time|slot|day)|tick\w*|approv\w*|decid\w*|overdue|late|remind\w*)\b/i,
    remark:
      /^(?:(?:and |so |but )?(?:that'?s|thats|this is) (?:really )?(?:all|it|everything|the whole of it|the whole thing|about it)\b.{0,30}|nothing (?:more|else|fancy|special)\b.{0,40}|not (?:great|good|ideal|nice|funny|cool|amused|amusing)\b.{0,30}|\(?no (?:more |e-?)?(?:e-?mails?|mails?|dms?|direct messages|sms|text messages|texts|sticky notes|paper|excel|spreadsheets?)(?: \w+)?(?:,? (?:and |or )?no (?:e-?mails?|mails?|dms?|direct messages|sms|texts?|paper|excel))*\)?|i (?:really )?(?:don'?t|do not) (?:need|want) (?:anything|something) (?:fancy|special|big|complicated)\b.{0,60}|(?:keep it |keep this )?simple,? please\b.{0,90}|(?:exactly )?word for word\b.{0,60}|public holidays\b.{0,40}\b(?:ignore|don't matter|dont matter|doesn't matter|whatever|fine)\b.{0,60}|(?:this|that|it) (?:must|may|should|can)(?: ?not|n'?t) (?:ever )?happen (?:again|anymore|any more)\b.{0,20}|never again|(?:twice|really|seriously|honestly|no joke|no kidding|embarrassing|annoying|ridiculous)|if (?:anything|something)(?:'s| is) (?:unclear|not clear)\b.{0,60}|(?:the )?rest stays\b.{0,30})$/i,
  },
  {
    past: /\b(?:zwei|drei|einige|mehrere|alle|beide|die hälfte|einer) von (?:uns|ihnen|denen) (?:stand|standen|war|waren|kam|kamen|ging|gingen|hat|hatte|hatten|haben|wollten?|sind)\b|\b(?:(?:letzte|vorige|vergangene)[srnm]? (?:jahr|mal|woche|monat|sommer|winter|herbst|frühjahr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|wochenende|quartal)|gestern|neulich|früher|damals|vor \w+ (?:jahren|wochen|monaten|tagen)|schon wieder|mal wieder|zum (?:x-ten|hundertsten|dritten|zweiten) mal)\b|\b(?:wir|ich|er|sie|es|man|uns|jemand|keiner|niemand|das) (?:hatten?|war|waren|wurden?|ging|kam|kamen|gab|stand|mussten?|wollten?|konnten?|verpassten?|vergaß\w*|verloren)\b|\b(?:haben|habe|hab|hat) (?:wir|ich|uns|er|sie|es|mich)\b.{0,80}\b(?:ge\p{L}{3,}(?:t|en)|ver\p{L}{3,}(?:t|en)|\p{L}+ge\p{L}{2,}(?:t|en))\b/iu,
    habit:
      /\b(?:ständig|dauernd|immer|nie|niemand|keiner|keine?r? merkts?|jedes mal|jedesmal|bisher|bislang|momentan|zurzeit|derzeit|gerade|aktuell|andauernd|nervt|nerven|chaos|durcheinander|unfair|peinlich|ärgerlich|verschwind\w+|vergisst|vergessen|verlieren|irgend\w*|am ende (?:haben|hat|machts?|ist)|auf zuruf|auf zettel\w*|per zettel|machen mich (?:fertig|wahnsinnig)|macht mich (?:fertig|wahnsinnig)|ersticken|gekämpft|renn\w* .{0,20}hinterher|wie die weltmeister|folgendes problem|die lage|zu umständlich|noch keiner|keine lust|keine zeit)\b/i,
    wish: /\b(?:bitte|könnten?|könntest|könntet|kannst|kann (?:man|ich|jeder|es)|könnt|sollt?|sollten?|sollen|will|wollen|möcht\w*|würd\w*|bräucht\w*|brauch(?:e|en|t|te|ten)?|hätte?n?|hätt|wünsch\w*|muss|müssen|müsste\w*|darf|dürfen|lass|lasst|wäre|wär|ab sofort|künftig|in zukunft|darum|deshalb|deswegen|stattdessen|gern|gerne)\b/i,
    rule: /\b(?:zweimal|doppelt|reihum|tausch\w*|außer|ausser|nur|stimmen?|anonym\w*|geheim\w*|heimlich|privat\w*|sich selbst|gleichzeitig|dran|abhak\w*|genehmig\w*|freig\w*|überfällig\w*|erinner\w*|pro|je)\b/i,
    remark:
      /^(?:mehr (?:brauch\w*|will|wollen|muss|soll)\b.{0,25}\b(?:nicht|nich|net|nix)(?: (?:können|sein|tun|haben|machen))?(?:[ ,]+(?:danke|vielen dank|merci|lg|mfg)\b.{0,20})?|(?:das )?(?:reicht|langt)(?: (?:mir|uns))?(?: völlig| schon| auch| vollkommen)?|das (?:war'?s|wars|ist alles|wär'?s)\b.{0,20}|kein hexenwerk\b.{0,12}|keine (?:e-?mails?|mails?|dms?|sms|zettel|excel\w*)\b.{0,40}|(?:gesetzliche )?feiertage\b.{0,40}\b(?:egal|ignorier\w*|nicht so wichtig|vernachlässig\w*)\b.{0,40}|(?:das|so ?was|sowas|es) (?:darf|soll|kann|sollte)(?: uns)? (?:nicht|nie)(?: mehr)? (?:nochmal|noch mal|noch einmal|wieder|mehr)(?: mehr)? (?:passieren|vorkommen)|wenn'?s klappt\b.{0,60}|nichts (?:besonderes|wildes|aufwendiges|kompliziertes)\b.{0,40}|sonst (?:bringt es nix|bringt'?s nix|bringt es nichts|nichts|nix)|wort für wort\b.{0,40}|genau so\b.{0,20}|peinlich|ärgerlich|echt nervig)$/i,
  },
];
