import type { Language } from "../language.ts";

export const plan: Language["plan"] = {
  title: "Der Plan",
  titleOfChange: "Der Plan für die Änderung",
  leftOut: "Nicht in diesem Plan",
  build: "Bau es",
  buildLabel: (name) => `Bau es: ${name}`,
  change: "Ändern",
  changeLabel: "Ändern: sag, was anders sein soll",
  cancel: "Abbrechen",
  cancelLabel: (name) => `Abbrechen: ${name} wird nicht gebaut`,
  orSay: "Oder antworte hier: _bau es_, _abbrechen_, oder was anders sein soll.",
  holds: "Sie geht nur in Betrieb, wenn das stimmt",
  isNew: "Neu:",
  dropped: "Nicht mehr zugesagt",
  whoDecides: "Wer entscheidet",
  youDo: "Du: sonst muss niemand zustimmen.",
  youAnd: (group) => `Jetzt du, und @${group}, bevor sie in Betrieb geht.`,
  similar: "Ähnliches gibt es schon",
  bothAbout: (words) => `Beide: ${words}.`,
  closedSimilar: (owner) => `Eine App, die nicht allen offensteht: frag ${owner}.`,
  askedSimilar: (asker) => `${asker} fragt gerade auch nach so etwas.`,
  askFirst: "Frag dort nach, bevor du es noch einmal baust.",
  useSimilar: "Wenn dir davon etwas reicht, brich hier ab und nimm das.",
  usedBy: (count) =>
    count === 0
      ? "diese Woche von niemandem benutzt"
      : count === 1
        ? "diese Woche von 1 Person benutzt"
        : `diese Woche von ${count} Personen benutzt`,
  form: "Formular ausfüllen",
  formLabel: "Formular ausfüllen: Feld für Feld sagen, wie es sein soll",
};

export const questions: Language["questions"] = {
  opening: (count) => (count === 1 ? "Eine Frage, bevor ich das plane:" : "Ein paar Fragen, bevor ich das plane:"),
  answer: "Antworten",
  answerLabel: "Die Fragen beantworten",
  cancelLabel: "Abbrechen: das wird nicht gebaut",
  orSay: "Oder antworte einfach hier im Thread.",
  itsThread: "deren Thread",
  taken: (word, appName, owner, thread) =>
    `${word} gehört schon zu *${appName}*, einer App von ${owner}. Soll diese App anders werden, brich hier ab; wem sie gehört, sagt es in ${thread}.`,
};

export const deadEnd: Language["deadEnd"] = {
  kept: (spent, budget) => `Was bisher geschrieben ist, bleibt erhalten. Ausgegeben sind ${spent} von ${budget}.`,
  how: (hasOther) =>
    `Sag ${hasOther ? "*anderes Modell*, " : ""}was er wissen oder weglassen soll, *nochmal*, damit er weitermacht wie bisher, oder *stopp*.`,
  stuck: "Der Agent kommt nicht weiter",
  howOn: "Wie soll es weitergehen?",
  other: "Anderes Modell",
  otherLabel: (model) => `Anderes Modell: ${model} macht damit weiter`,
  more: "Mehr dazu sagen",
  moreLabel: "Mehr dazu sagen: was der Agent wissen sollte",
  stop: "Stopp",
  stopLabel: "Stopp: was geschrieben ist, bleibt erhalten",
  otherIs: (model) => `Das andere Modell ist ${model}. `,
  orSay: "Oder sag es einfach hier im Thread; mit _nochmal_ macht er weiter wie bisher.",
};

export const progress: Language["progress"] = {
  began: (moment) => `Begonnen ${moment}`,
  took: (time) => `hat ${time} gedauert`,
  soFar: (spent) => `bisher ${spent}`,
  now: "Jetzt: ",
  done: "Fertig: ",
  next: "Danach: ",
  stop: "Stopp",
  stopLabel: (title) => `Stopp: ${title}`,
  stopThis: "Das stoppen?",
  stopEnds: "Die laufende Arbeit endet. Was in Betrieb ist, bleibt, wie es ist.",
  keepBuilding: "Weiterbauen",
};

export const ending: Language["ending"] = {
  live: "In Betrieb",
  answered: "Beantwortet",
  refused: "Lässt sich nicht bauen",
  failed: "Fehlgeschlagen",
  expired: "Niemand hat rechtzeitig geantwortet",
  stopped: "Gestoppt",
  cancelled: "Abgebrochen",
  declined: "Abgelehnt",
  by: (person) => ` von ${person}`,
};

export const preview: Language["preview"] = {
  ready: (version) => `Eine Vorschau von ${version} ist fertig: stimmt sie so?`,
  isRight: (version) => `Stimmt das so? Eine Vorschau von ${version}`,
  open: "Vorschau öffnen",
  right: "Passt so",
  rightLabel: (version) => `Passt so: ${version}`,
  change: "Ändern",
  changeLabel: (version) => `Ändern: sag, was an ${version} nicht stimmt`,
  orSay: "Oder antworte hier: _passt so_, oder was nicht stimmt.",
  runs: "Die Vorschau läuft",
  signIn: "(beim ersten Mal schicke ich dir einen Link zum Anmelden)",
  ownData: "Mit eigenen, noch leeren Daten,",
  until: (moment) => `bis ${moment}`,
  keep: "Einen Tag länger behalten",
  keepLabel: "Einen Tag länger behalten: die Vorschau läuft weiter oder startet neu",
  toTry: "*Jetzt zum Ausprobieren.* Was sie antwortet oder posten würde, siehst nur du.",
  tryCommand: (command) => `${command} … ausprobieren`,
  runAt: (time) => `Lauf von ${time} Uhr starten`,
  runNamed: (name) => `Lauf „${name}“ starten`,
  runLabel: (words) => `Jetzt: ${words}`,
  sample: (name) => `Beispiel an „${name}“ schicken`,
  replayed: "Noch einmal versucht mit dem, was sie zuletzt bekam, ohne dass etwas gepostet wird:",
  replayedSame: (count) => (count === 1 ? "einmal kommt dasselbe heraus" : `${count}-mal kommt dasselbe heraus`),
  replayedOther: (count) => (count === 1 ? "einmal etwas anderes" : `${count}-mal etwas anderes`),
  replayedWithoutModel: (count) =>
    `${count === 1 ? "einmal" : `${count}-mal`} ließ es sich nicht versuchen, weil das Modell nicht geantwortet hat oder sein Budget aufgebraucht ist`,
  notReplayed: (count) => `${count === 1 ? "einmal" : `${count}-mal`} ließ es sich nicht noch einmal versuchen`,
  replayBefore: "vorher",
  replayNow: "jetzt",
  replayPrivate: "was nicht alle hier lesen dürfen, ist jetzt anders",
  replayNothing: "nichts in einem Kanal",
  leftOut: "Nicht in dieser Vorschau",
  saidInTime: "Du hast außerdem gesagt, und der Agent hat es erfahren",
  saidLate: "Du hast außerdem gesagt, aber es ist nicht in dieser Vorschau",
  changeHint: "Was darin nicht ist, wie du es willst: drück _Ändern_ oder sag es hier.",
  companyData: "Darin stehen Daten der Firma: Was sie sagt, sieht nur, wer es hier ausprobiert.",
  wouldTell: (person) => `Würde ${person} etwas nur persönlich mitteilen`,
  wouldSay: {
    post: (channel) => `Würde in ${channel} posten`,
    update: (channel) => `Würde ihren Post in ${channel} ändern in`,
    upload: (channel) => `Würde eine Datei in ${channel} legen`,
    event: (name) => `Würde anderen Apps mitteilen: ${name}`,
    call: (host) => `Würde ${host} aufrufen`,
    undeclared_call: (host) => `Wollte ${host} aufrufen, was sie nicht angibt: abgelehnt`,
  },
  tried: (what) => `*${what}*, in der Vorschau`,
  postsNothing: "jetzt würde sie mit den eigenen Daten der Vorschau nichts posten.",
  wouldTellPrivately: (person) => `Würde ${person} persönlich mitteilen`,
};

export const manifest: Language["manifest"] = {
  title: "Was sie darf",
  titleAsNow: "Was sie darf, wie bisher",
  asNow: "Wie bisher",
  isNew: "Neu:",
  isGone: "Nicht mehr:",
  page: (who) => `Hat eine Seite für ${who}, mit Anmeldung`,
  posts: (channels) => `Postet in ${channels} und nirgends sonst`,
  tells: "Teilt denen, die sie benutzen, etwas persönlich mit, und sonst niemandem",
  keeps: "Hat eigene Daten, die keine andere App liest",
  nothing: "Nichts, außer zu laufen",
  owner: "die Person, der sie gehört",
  group: "die Gruppe, zu der sie gehört",
  company: "die ganze Firma",
  people: (count) => (count === 1 ? "eine bestimmte Person" : `${count} bestimmte Personen`),
  command: (command) => `Antwortet in Slack auf ${command}`,
  webhook: (name) =>
    `Nimmt an, was andere Programme an eine geheime Adresse (${name}) schicken; die bekommt nur, wem die App gehört`,
  happens: {
    message: (channels) => `Liest jede Nachricht in ${channels} und tut dann etwas`,
    reaction_added: (channels, emoji) =>
      `Tut etwas, wenn jemand ${emoji === null ? "ein Emoji" : `:${emoji}:`} an eine Nachricht in ${channels} setzt`,
    reaction_removed: (channels, emoji) =>
      `Tut etwas, wenn jemand ${emoji === null ? "ein Emoji" : `:${emoji}:`} von einer Nachricht in ${channels} wegnimmt`,
    member_joined_channel: (channels) => `Tut etwas, wenn jemand in ${channels} dazukommt`,
  },
  shortcut: (name) => `Bekommt eine Nachricht, wenn jemand in deren Menü „${name}“ wählt`,
  sent: (sender, event, only) =>
    `Nimmt ${event} von ${sender} an${only === "" ? "" : ` (${only})`}, unterschrieben, an einer Adresse, die nur bekommt, wem die App gehört`,
  told: (app, event) => `Tut etwas, wenn die App ${app} ihr ${event} mitteilt`,
  files: (megabytes) => (megabytes === null ? "Hat eigene Dateien" : `Hat eigene Dateien, bis zu ${megabytes} MB`),
  model: (dollars) => `Fragt ein Modell, für höchstens ${dollars} im Monat`,
  groups: (groups) => `Darf fragen, wer in ${groups} ist`,
  secret: (name, about) => `Benutzt das Geheimnis ${name}: ${about}`,
  calls: (hosts) => `Ruft ${hosts} auf und keine andere Adresse draußen`,
  reads: (source, tables) => `Liest ${tables} der Datenquelle ${source}`,
  columns: (table, columns) => `${table} (${columns})`,
  computes: (runs, size) => `Arbeitet länger an ${runs}, in einem eigenen Kasten${size}`,
  emits: (events) => `Teilt anderen Apps ${events} mit`,
  postsIn: (channels) => `postet in ${channels}`,
  runs: (schedule, timeZone, what) => `Läuft ${schedule} (${timeZone}): ${what}`,
};

export const proof: Language["proof"] = {
  differs: "Was anders ist, an beiden Versionen ausprobiert",
  checked: (kept, isAll) =>
    kept === 1
      ? `Geprüft: ${isAll ? "was bisher zugesagt war" : "die bisherige Zusage, die bleibt,"} stimmt weiterhin.`
      : `Geprüft: ${isAll ? `alle ${kept} bisherigen Zusagen` : `die ${kept} bisherigen Zusagen, die bleiben,`} stimmen weiterhin.`,
  unproven: "Nicht bewiesen:",
  no_check: (before) => `keine Prüfung unterscheidet diese Version von der, ${before}.`,
  not_tried: (before) => `die Version, ${before}, ließ sich nicht neben dieser ausprobieren.`,
  look: {
    preview: "Probier bitte aus, ob es stimmt, bevor du zustimmst.",
    approval: "Wer das gesagt hat, hat sich diese angesehen und findet sie richtig.",
    live: "Sieh bitte nach, ob es jetzt stimmt, und sag es hier, wenn nicht.",
  },
  before: {
    preview: "die jetzt läuft und von der du gesagt hast, dass sie nicht stimmt",
    approval: "die jetzt läuft und von der es hieß, dass sie nicht stimmt",
    live: "die vorher lief und von der du gesagt hast, dass sie nicht stimmt",
  },
};

export const made: Language["made"] = {
  composed: "Aus bekannten Teilen zusammengesetzt, ohne Modell",
  coded: "Den Code hat ein KI-Agent geschrieben",
  handedIn: "Der Code ist so, wie er mit tool deploy eingereicht wurde; Toolroom hat ihn nicht geschrieben",
  bot: "Toolroom ist ein Bot. Er setzt Apps aus bekannten Teilen zusammen oder lässt einen KI-Agenten ihren Code schreiben. Automatische Prüfungen probieren sie aus; Menschen entscheiden.",
};
