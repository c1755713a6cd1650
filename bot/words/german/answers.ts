import type { Language } from "../language.ts";

export const appAnswer: Language["appAnswer"] = {
  from: (source) => `Aus ${source}`,
  registry: "dem Verzeichnis",
  schedules: "ihren Zeitplänen",
  deliveries: "ihren Läufen",
  releases: "ihren Versionen",
  served: "dem, was sie ausgeliefert hat",
  contract: "ihrem Vertrag, app.yaml",
  said: "dem, was über ihre Nachrichten gesagt wurde",
  modelDoor: "den Aufrufen des Modells",
  itsPage: (link) => `ihrer Seite, wie du sie sehen darfst: ${link}. Sonst sieht niemand diese Antwort`,
  open: (name) => `${name} öffnen`,
  owner: (name, person, since) => `${name} gehört ${person}, seit ${since}.`,
  users: (count, name) =>
    `${count === 0 ? "Niemand hat" : count === 1 ? "Eine Person hat" : `${count} Personen haben`} ${name} in den letzten sieben Tagen benutzt.`,
  access: (name) => `Was ${name} darf`,
  onItsPage: (name, link) => `Was in ${name} steht, zeigt ihre Seite: ${link}.`,
  noPage: (name) => `${name} hat keine Seite, die zeigt, was darin steht.`,
  canTell:
    "Hier kann ich sagen, wem sie gehört, was sie zuletzt getan hat und als Nächstes tut, wer sie benutzt, was sie darf und was sich geändert hat.",
  cost: (name, money, asks) =>
    `${name} zu bauen hat bisher ${money} gekostet, über ${asks === 1 ? "einen Wunsch" : `${asks} Wünsche`}.`,
  ofList: (list) => ` aus _${list}_`,
  allEntries: (total) => (total === 1 ? "Der eine Eintrag" : `Alle ${total} Einträge`),
  someEntries: (count, total) => (count === 0 ? `Keiner der ${total} Einträge` : `${count} von ${total} Einträgen`),
  moreEntries: (count) => `und ${count} mehr auf der Seite.`,
  ofAnswers: (like, complain) =>
    `Zu meinen Antworten ${people(like)}, dass sie stimmen, und ${people(complain)}, dass sie nicht stimmen.`,
  nobodySaid: (name) => `Über ${name} und das Gepostete hat noch niemand etwas gesagt.`,
  feedback: (name, like, complain) =>
    `Zu ${name} und dem Geposteten ${people(like)}, dass es stimmt, und ${people(complain)}, dass es nicht stimmt`,
  right: "stimmt",
  notRight: "stimmt nicht",
  off: (name) => `${name} ist abgeschaltet: sie läuft wieder, wenn jemand hier _starte_ sagt.`,
  runsNothing: (name) => `${name} läuft nicht von selbst: sie tut etwas, wenn jemand sie benutzt.`,
  runsNext: (name, moment) => `${name} läuft wieder ${moment}.`,
  isLive: (name, since) => `Ja: ${name} ist in Betrieb, seit ${since}.`,
  notRun: (name) => `${name} ist noch nicht von selbst gelaufen.`,
  didLast: (name) => `Was ${name} zuletzt getan hat`,
  onItsWay: (run) => `${run} ist noch unterwegs`,
  failed: (run) => `${run} ist fehlgeschlagen`,
  ran: (run, channels) =>
    `${run} ist gelaufen und hat ${channels.length === 0 ? "nichts gepostet" : `in ${channels.join(" und ")} gepostet`}`,
};

function people(count: number): string {
  if (count === 0) return "sagt niemand";
  return count === 1 ? "sagt eine Person" : `sagen ${count} Personen`;
}

export const changes: Language["changes"] = {
  from: "Aus ihren Versionen",
  toHaveBack: (number) => `Willst du eine zurück, sag hier _zurück zu v${number}_.`,
  backTo: (number) => `Zurück zu v${number}`,
  backToLabel: (number) => `Zurück zu v${number}: diese Version wiederherstellen`,
  confirm: (number) => `Zurück zu v${number}?`,
  worksAgain:
    "Sie arbeitet wieder wie damals. Was seither eingetragen wurde, bleibt; wo auch die Daten zurückkönnen, frage ich zuerst.",
  yes: "Zurück",
  no: "So lassen",
  isLive: " (in Betrieb)",
  by: (person) => `, gewünscht von ${person}`,
  versions: (name) => `Versionen von ${name}, die neueste zuerst`,
  ofVersion: (number, name) => `Was v${number} an ${name} geändert hat`,
  ofSpan: (name, span, count) =>
    `Änderungen an ${name} ${span}: ${count === 1 ? "eine Version" : `${count} Versionen, die neueste zuerst`}`,
  neverLive: (number, known) => `v${number} war nie in Betrieb. Das waren: ${known}.`,
  nothing: (name, span) => `An ${name} hat sich ${span} nichts geändert`,
  whatIsLive: (number) => `: in Betrieb ist v${number}.`,
  inVersion: (number) => `in v${number}`,
  sinceVersion: (number) => `seit v${number}`,
  since: (day) => `seit ${day}`,
  on: (day) => `am ${day}`,
  fromTo: (first, last) => `von ${first} bis ${last}`,
  asItWas: "Was sie darf, ist wie zuvor.",
};

export const tool: Language["tool"] = {
  own: [
    "`/tool apps` zählt die Apps auf",
    "`/tool show <app>` sagt mehr über eine",
    "`/tool help` sagt, wie du dir eine neue wünschst",
  ],
  stopped: "(abgeschaltet)",
  noCommand: "Noch hat keine App einen Befehl.",
  narrow: (count) => `Und ${count} mehr: \`/tool apps <Teil eines Namens>\` grenzt es ein.`,
  canDo: (lines) => `Was /tool kann: ${lines}`,
  yours: "Befehle eurer Apps",
  ours: "Befehle von Toolroom",
  noApps: "Es gibt noch keine Apps. Wünsch dir eine bei @Toolroom.",
  noName: (part) => `Kein App-Name enthält „${part}“.`,
  apps: (count, names) => `${count} Apps: ${names}`,
  state: (state) => `Zustand: ${state}`,
  owner: (person) => `Gehört ${person}`,
  whoOpens: (who) => `Öffnen darf sie: ${who}`,
  usedBy: (count) => `Diese Woche von ${count === 1 ? "1 Person" : `${count} Personen`} benutzt`,
  open: "Öffnen",
  command: (typed) => `Befehl: ${typed}`,
  webhook: (word) =>
    `Webhook ${word}: wem sie gehört, hat die Adresse und bekommt mit _neue Webhook-Adresse_ im Thread eine andere`,
  runsNext: (moment) => `Läuft wieder ${moment}`,
  itsThread: "Ihr Thread",
  sayThere: (thread) => `${thread}: sag dort, was anders sein soll`,
  didYouMean: (words) => ` Meintest du ${words}?`,
  unknown: (word, guess) => `Es gibt keinen Befehl \`${word}\`.${guess} \`/tool\` allein zählt alle auf.`,
  threadOf: "ihrem Thread",
  sayStart: (thread) => `Sag _starte_ in ${thread}, dann läuft sie wieder.`,
  askOwner: (owner) => `Sie gehört ${owner}: frag dort.`,
  isStopped: (name, next) => `*${name}* ist gerade abgeschaltet. ${next}`,
  whichOne: "Welche? `/tool show <app>`; `/tool apps` zählt sie auf.",
  noApp: (name) => `Es gibt keine App namens ${name}. \`/tool apps\` zählt sie auf.`,
  states: { building: "im Bau", live: "in Betrieb", stopped: "abgeschaltet", abandoned: "aufgegeben" },
};

export const replies: Language["replies"] = {
  takenAs: (as) => `Verstanden als: ${as}.`,
  goBack: "zurückgehen",
  tooSlow: (orSayIt) =>
    `Das Öffnen hat zu lange gedauert. Drück noch einmal${orSayIt ? " oder sag es hier im Thread" : ""}.`,
  goingBack: (withData) =>
    withData ? "Es geht zurück zur vorigen Version, samt ihren Daten." : "Es geht zurück zur vorigen Version.",
  pressedBefore: "Das wurde schon gedrückt: sieh weiter unten.",
  askedBelow: "Ich habe weiter unten noch einmal gefragt: dort steht es.",
  askedBefore: (link) => `Das habe ich schon gefragt: ${link}.`,
  answerThere: "antworte dort",
  openIt: "Öffnen",
  openThread: "Ihren Thread öffnen",
  previewRuns: (until) => `Die Vorschau läuft bis ${until}.`,
  noSchedule: "Diese Vorschau hat keinen solchen Zeitplan mehr.",
  noCommand: "Diese Vorschau hat keinen solchen Befehl mehr.",
  noShortcut:
    "Noch nimmt keine App Nachrichten. Sag, welches Werkzeug du gern hättest: schreib @toolroom in einen Kanal oder schreib mir.",
  goneShortcut: "Diese App nimmt keine Nachrichten mehr.",
  nothingWaits: "Hier wartet nichts auf eine Antwort. Sag, was anders sein soll.",
  long: (count) => `Das war lang (${count} Zeichen). Ich behalte alles davon, als Beilage zum Wunsch.`,
  stopping: "Wird gestoppt. Was in Betrieb ist, bleibt, wie es ist.",
  beginAgain: "Ich beginne neu: sieh weiter unten.",
  allowed: "Erlaubt. Es geht weiter: sieh weiter unten.",
  workSent: "Ich habe dir die Arbeit als Dateien geschickt, in einer Direktnachricht.",
  workTitle: (title) => `Die Arbeit an ${title}`,
  workLines: "Dasselbe, Zeile für Zeile",
  work: (title) =>
    `Die Arbeit an ${title}: was dem Agenten gesagt wurde, was er gesagt und getan hat, was er geändert und was es gekostet hat. Die Dateien liegen darunter, in diesem Thread.`,
  planning: (name) => `Ich plane das als Änderung von ${name}.`,
  changeAlready: "Das ist schon als Änderung dieser App genommen.",
  ownThreadAlready: "Dafür gibt es schon einen eigenen Thread.",
  noted: (name) => `Notiert für ${name}.`,
  notedSay: (name) => `Notiert. Sag, was ${name} stattdessen tun soll, dann plane ich es.`,
  notedFor: (name, owner) => `Notiert für ${owner}: wem ${name} gehört, kann sie ändern lassen.`,
  pressAgain: "Um zu sagen, was nicht stimmt, drück noch einmal.",
  notKept: "Das ist nicht notiert: ich kenne diese Version nicht mehr, oder sie zu benutzen steht dir nicht zu.",
  broke:
    "Das ist bei uns schiefgegangen, fünfmal hintereinander. Es ist festgehalten; versuch es noch einmal oder sag es eurem Plattform-Team.",
  didNotWork: (why) => `Das hat nicht geklappt: ${why}`,
  reference: (reference) => `Kennung: ${reference}`,
  says: (person) => `${person} sagt:`,
  saysOf: (person, where, words) => `${person} sagt ${where}: ${words}`,
  ofPost: (name, channel) => `zu dem, was ${name} in ${channel} gepostet hat`,
  filledIn: (person) => `${person} hat das Formular ausgefüllt:`,
  rest: "_Der Rest steht in der Datei._",
  wholeMessage: "Die ganze Nachricht",
};
