import type { Language } from "../language.ts";

export const live: Language["live"] = {
  isLive: (what) => `${what} ist in Betrieb`,
  newCommand: (typed) => `*Neu:* tipp ${typed}`,
  command: (typed) => `Tipp ${typed}`,
  suchAs: (typed, example) => `${typed}, zum Beispiel ${example}`,
  open: (name) => `${name} öffnen`,
  signIn: "(beim ersten Mal schicke ich dir einen Link zum Anmelden)",
  webhook: (name, owner) => `Die geheime Adresse ihres Webhooks ${name} bekommt ${owner} persönlich`,
  deafIn: (channels) => `In ${channels} hört sie noch nichts: lade mich dort ein, mit /invite @Toolroom im Channel`,
  untold: (events) => `Noch teilt keine laufende App ${events} mit: sie tut etwas, sobald das eine tut`,
  runsNext: (moment) => `Läuft wieder ${moment}`,
  owner: (person) => `Gehört ${person}`,
  cost: (money, isComposed) => `Kosten: ${money}${isComposed ? " (bekannte Teile, ohne Modell)" : ""}`,
  toChange: "Soll sie anders werden, sag hier, was. Mit _stopp_ hier schaltest du sie ab.",
  tooLate: "Du hast außerdem gesagt, zu spät für diese Version",
  sayAgain: "Sag es hier noch einmal, dann ändere ich sie.",
};

export const undo: Language["undo"] = {
  button: "Änderung rückgängig machen",
  label: "Änderung rückgängig machen: die vorige Version kommt zurück",
  confirm: "Die Änderung rückgängig machen?",
  comesBack: (isDataKept) =>
    `Die vorige Version kommt zurück. Was seither eingetragen wurde, bleibt.${isDataKept ? " Sollen auch die Daten zurück, nimm den anderen Knopf." : ""}`,
  yes: "Rückgängig machen",
  no: "So lassen",
  withData: "Samt Daten rückgängig machen …",
  withDataLabel: "Samt Daten rückgängig machen …: sagt, was verloren geht, und fragt noch einmal",
  ask: "Rückgängig machen: Daten behalten oder auch zurücksetzen?",
  lost: (name, before, live, since) =>
    `${name} geht zurück auf v${before}, und was seither eingetragen wurde, bleibt. Setzt du auch die Daten zurück, sind sie, wie sie waren, als v${live} in Betrieb ging, ${since}: alles, was seither eingetragen oder geändert wurde, geht ${name} verloren.`,
  keepData: "Zurück, aber Daten behalten",
  keepDataLabel: "Zurück, aber die vorhandenen Daten behalten",
  dataToo: "Auch die Daten zurücksetzen",
  dataTooLabel: "Auch die Daten zurücksetzen: was seither eingetragen wurde, geht verloren",
  lose: "Seither Eingetragenes verlieren?",
  isGone: (live) =>
    `Die Daten werden wieder, wie sie vor v${live} waren. Was seither eingetragen wurde, ist aus der App verschwunden.`,
  putBack: "Zurücksetzen",
  orSay: "Oder sag hier _Daten behalten_ oder _Daten zurück_.",
  copy: "Das Plattform-Team bewahrt eine Kopie dessen, was herausgenommen wird, zwei Wochen auf.",
};

export const news: Language["news"] = {
  from: (sources) => `Aus ${sources}`,
  heard: (words) =>
    `Der Agent hat bei der Arbeit erfahren: ${words} Er nimmt auf, wofür der Plan Platz lässt, und so auch alles, was du noch sagst, bis er fertig ist. Was ändert, wann sie läuft, wo sie postet oder wer sie öffnen darf, kommt zuerst in den Plan, und du siehst es hier.`,
  steered: (words) => `In den Plan aufgenommen: ${words}`,
  planNow: "Der Plan jetzt",
  steeredOn:
    "Danach wird ab jetzt gebaut, mit dem, was schon da ist. Du siehst es in der Vorschau, bevor etwas in Betrieb geht.",
  notSteered: (words, why) =>
    `Das lässt sich nicht in den Plan aufnehmen: ${words} ${why} Was vereinbart ist, wird gebaut wie bisher.`,
  away: (cause, more) =>
    `${cause} Ich warte darauf und mache von selbst weiter; verloren geht nichts.${more} Antworte _stopp_, wenn du nicht warten willst.`,
  refused: "Das lässt sich nicht bauen",
  at: (step) => `, bei „${step}“`,
  failed: "Das hat nicht geklappt",
  kept: "Was erhalten bleibt:",
  next: "Was du tun kannst:",
  reference: (reference) => `Kennung: ${reference}`,
  again: "Noch einmal versuchen",
  againLabel: "Noch einmal versuchen: neu beginnen mit dem, was hier gesagt wurde",
  differently: "Anders sagen",
  differentlyLabel: "Anders sagen: was du brauchst, in anderen Worten",
  triedAgain: (person, moment) => `Noch einmal versucht von ${person} ${moment}.`,
  spendMore: (money) => `${money} mehr ausgeben`,
  spendMoreLabel: (money) =>
    `${money} mehr ausgeben: das Budget steigt um so viel, und es geht mit dem Erhaltenen weiter`,
  allowedMore: (money) => (person, moment) => `${money} mehr erlaubt von ${person} ${moment}.`,
  work: "Arbeit zeigen",
  workLabel: "Arbeit zeigen: was der Agent getan hat, als Dateien für dich",
};

export const otherApp: Language["otherApp"] = {
  sounds: (name, words) => `Das klingt nach einer anderen App als ${name}: ${words}`,
  own: (name) =>
    `In einem eigenen Thread bekommt sie einen eigenen Plan, eine eigene Seite und eigene Daten, und ${name} bleibt, wie sie ist.`,
  apart: "In eigenem Thread beginnen",
  apartLabel: "In eigenem Thread beginnen: eine andere App planen",
  here: "Nein, diese App ändern",
  hereLabel: (name) => `Nein, diese App ändern, ${name}`,
  started: (person, moment) => `In eigenem Thread begonnen, von ${person} ${moment}.`,
  taken: (person, moment) => `Als Änderung dieser App genommen, von ${person} ${moment}.`,
  see: "Dort ansehen",
  elsewhere: "gesagt im Thread einer anderen App",
  asks: (person, from) => `${person} wünscht sich${from}:`,
};

export const approval: Language["approval"] = {
  may: (what) => `Darf ${what} in Betrieb gehen?`,
  mayText: (mention, what, person) => `${mention}: darf ${what} in Betrieb gehen? Gewünscht von ${person}.`,
  asked: (mention, person) =>
    `${mention}, ${person} hat darum gebeten. Es braucht ein Ja von einer Person aus eurer Gruppe, nicht von der, die darum gebeten hat.`,
  why: "Warum es euch braucht",
  whatItIs: "Was sie ist",
  whatChanges: "Was sich ändert",
  noPage: "Sie hat keine Seite für eine Vorschau.",
  openPreview: "Ihre Vorschau öffnen",
  cost: (money) => `Kosten: ${money}`,
  expires: (moment) => `Gilt bis ${moment} · für genau diese Version: eine neuere wird neu gefragt`,
  orSay: "Oder antworte in diesem Thread: _freigeben_, oder _ablehnen:_ und warum.",
  letLive: "In Betrieb gehen lassen?",
  atOnce: (what) => `${what} geht sofort in Betrieb, in deinem Namen.`,
  approve: "Freigeben",
  approveLabel: (what) => `${what} freigeben`,
  back: "Zurück",
  decline: "Ablehnen",
  declineLabel: (what) => `${what} mit einem Grund ablehnen`,
  codeIsFile: "*Der Code* liegt als Datei im Thread dieser Nachricht: alle Änderungen.",
  code: "Der Code",
  allHold: (count) => (count === 1 ? "Die eine Prüfung stimmt" : `Alle ${count} Prüfungen stimmen`),
  someHold: (held, count) => `${held} von ${count} Prüfungen stimmen`,
  triedOn: (day) => `, ausprobiert wie am ${day}`,
  doesNotHold: "Stimmt nicht:",
  waits: (what, group, where, until) =>
    `${what} wartet auf ein Ja von ${group}, gefragt in ${where}. Zeit ist bis ${until}.`,
  notAsked: (what, group, problem) =>
    `${what} braucht ein Ja von ${group}, aber die Frage ließ sich nicht stellen. ${problem} Sag danach hier _nochmal_.`,
  noChannel: (channel) => `Es gibt keinen Kanal ${channel}.`,
  notLive: "Nicht in Betrieb gegangen:",
  isLive: (number, moment) => `Als v${number} in Betrieb seit ${moment}`,
};

export const decided: Language["decided"] = {
  inTheirWords: "In eigenen Worten",
  outOfDate: "Überholt: seither wurde etwas Neueres gewünscht oder gebaut.",
  expired: (when) =>
    `Abgelaufen${when}: niemand hat rechtzeitig entschieden. Antworte _nochmal_ im Thread, in dem darum gebeten wurde.`,
  by: (person) => ` von ${person}`,
  dead_end: { yes: "Es geht mit einem anderen Modell weiter,", change: "Es geht weiter,", no: "Gestoppt" },
  plan: { yes: "Vereinbart: wird gebaut,", change: "Änderung am Plan gewünscht", no: "Abgebrochen" },
  questions: { yes: "Beantwortet", change: "Änderung am Plan gewünscht", no: "Abgebrochen" },
  preview: { yes: "Passt so:", change: "Änderung gewünscht an", no: "Abgebrochen" },
  release: { yes: "Freigegeben", change: "Änderung gewünscht an", no: "Abgelehnt" },
};

export const together: Language["together"] = {
  also: (person, words) => `${person} wünscht sich außerdem: ${words}`,
  steer: (people) => `${people}, ihr steuert das jetzt gemeinsam. Es wird in dieser Reihenfolge genommen:`,
  later: "Wo das eine nicht zum anderen passt, zählt das spätere.",
  thePlan: "der Plan",
};

export const transfer: Language["transfer"] = {
  take: "Übernehmen",
  takeLabel: "Übernehmen: ab jetzt bist du für diese App verantwortlich",
  leave: "Nein, danke",
  leaveLabel: "Nein, danke: sie bleibt, wem sie gehört",
};

export const heir: Language["heir"] = {
  take: "Übernehmen",
  takeLabel: "Übernehmen: ab jetzt bist du für diese App verantwortlich",
  leave: "Schlafen lassen",
  leaveLabel: "Schlafen lassen: das Plattform-Team erfährt davon, nichts hält an",
  other: "Jemanden vorschlagen",
  otherAsked: "Als Nächstes wird gefragt, wer hier steht.",
  otherYes: "Fragen",
  otherNo: "Zurück",
};

export const replay: Language["replay"] = {
  button: "Noch einmal",
  label: "Noch einmal: die App bekommt erneut, woran sie gescheitert ist",
};

export const fix: Language["fix"] = {
  more: (count) => `und ${count === 1 ? "noch jemand" : `${count} weitere`}`,
  shallI:
    "Soll ich es in Ordnung bringen lassen? Ich plane eine Änderung in ihrem Thread, mit dem, was die Leute sagen und was sie gepostet hat; gebaut wird nichts, bevor du dem Plan zustimmst.",
  fix: "In Ordnung bringen",
  fixLabel: "In Ordnung bringen: eine Änderung planen mit dem, was die Leute sagen",
  leave: "Jetzt nicht",
  leaveLabel: "Jetzt nicht: lassen, wie es ist",
  once: "Das frage ich für jede Version nur einmal.",
  asked: (person, moment) => `Eine Änderung ist gewünscht, von ${person} ${moment}.`,
  left: (person, moment) => `So gelassen, von ${person} ${moment}.`,
  see: "Zu ihrem Thread",
  wants: (person, people, what) =>
    `${person} möchte in Ordnung gebracht haben, was laut ${people === 1 ? "einer Person" : `${people} Personen`} an ${what} nicht stimmt. Was sie sagen, ist dem Wunsch beigelegt.`,
  inWords: "in Worten",
  ofVersion: ", zu dieser Version im Ganzen",
  inPrivate: "jemand, zu etwas, das sie persönlich mitgeteilt hat",
  ofPost: (channel) => `zu dem, was sie in ${channel} gepostet hat`,
};
