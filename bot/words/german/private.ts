import type { Language } from "../language.ts";

export const modals: Language["modals"] = {
  back: "Zurück",
  send: "Senden",
  sayFewWords: "Sag es in ein paar Worten.",
  change: {
    title: "Was soll anders sein?",
    label: "Was anders sein soll",
    hint: "Sag es wie im Gespräch unter Kollegen. Stimmt eine Ausgabe nicht, füg sie ein und sag, wie sie sein soll.",
    submit: "Senden",
  },
  decline: { title: "Ablehnen", label: "Der Grund", hint: "Wer darum gebeten hat, liest ihn.", submit: "Ablehnen" },
  differently: {
    title: "Anders sagen",
    label: "Was du brauchst, in anderen Worten",
    hint: "Es wird im Thread gesagt, wo alle es lesen können. Was dort schon gesagt wurde, zählt weiterhin.",
    submit: "Senden",
  },
  more: {
    title: "Mehr dazu sagen",
    label: "Was er wissen sollte",
    hint: "Was fehlt ihm? Was darf er weglassen oder einfacher machen?",
    submit: "Senden",
  },
  answer: {
    title: "Antworten",
    label: "Deine Antworten",
    hint: "In beliebiger Reihenfolge, in einfachen Worten.",
    submit: "Senden",
  },
  tryTitle: "Vorschau ausprobieren",
  tryRun: "Ausführen",
  tryLabel: (typed) => `Was hinter ${typed} stehen soll`,
  tryHint: "Es läuft nur in der Vorschau. Die Antwort siehst nur du.",
  shortcut: {
    title: "Ein Werkzeug benutzen",
    label: "Was mit dieser Nachricht geschehen soll",
    hint: "Die App bekommt die Nachricht, wer sie schrieb und ihren Link. Ihre Antwort siehst nur du.",
    submit: "Ausführen",
  },
};

export const appSecrets: Language["appSecrets"] = {
  missing: "Noch geht nicht alles: wem die App gehört, muss eingeben",
  howKept: "Es wird versiegelt verwahrt, nur diese App bekommt es, und kein Agent und kein Kollege liest es je.",
  enter: (name) => `${name} eingeben`,
  title: "Geheimnis eingeben",
  save: "Verwahren",
  hint: "Versiegelt verwahrt, nur für diese App. Es ersetzt das bisherige. Länger als 3.000 Zeichen: `tool secrets` in einem Terminal.",
  entered: (name, app) => `*${name}* ist eingegeben: *${app}* benutzt es ab jetzt.`,
};

export const thumbs: Language["thumbs"] = {
  good: "Gut",
  notGood: "Stimmt nicht",
  version: "diese Version",
  answer: "diese Antwort",
  isRight: (what) => `${what} stimmt`,
  sayWrong: (what) => `sag, was nicht stimmt, über ${what}`,
  title: "Was stimmt nicht?",
  onlyThumb: "Nur der Daumen",
  wrongWith: (what) => `Was nicht stimmt, über ${what}`,
  hint: "In einfachen Worten. Wem die App gehört, liest es.",
};

export const help: Language["help"] = {
  examples: [
    "Sammle Essensbestellungen bis 11 und poste die Liste in #food.",
    "Poste jeden Freitag um 15 Uhr „Bitte tragt eure Stunden ein“ in #general.",
    "Eine Seite, auf der das Team einträgt, wer welches Gerät hat.",
  ],
  text: (example) =>
    `Sag in einfachen Worten, welches Werkzeug du gern hättest: schreib @toolroom in einen Kanal oder schreib mir. Zum Beispiel: ${example}`,
  say: "*Sag in einfachen Worten, welches Werkzeug du gern hättest.* Schreib _@toolroom_ und deinen Wunsch in einen Kanal oder schreib mir direkt. Zum Beispiel:",
  thread:
    "Zuerst zeige ich dir einen Plan. Bilder, Tabellen und weitergeleitete Nachrichten helfen. Der Thread bleibt der Ort, um das Werkzeug zu ändern, zu fragen, was es getan hat und was darin steht, eine Änderung mit _rückgängig_ zurückzunehmen oder es mit _stopp_ abzuschalten.",
};

export const home: Language["home"] = {
  waiting: "Wartet auf deine Entscheidung",
  apps: "Meine Apps",
  noApps: "Noch keine. Wünsch dir eine, dann steht sie hier.",
  requests: "Entsteht gerade für dich",
  ask: "Wünsch dir etwas",
  write: "Schreib _@toolroom_ und deinen Wunsch in einen Kanal oder schreib mir direkt, zum Beispiel:",
  runsNext: (moment) => `Läuft wieder ${moment}`,
  open: "Öffnen",
  openLabel: (title) => `${title} öffnen`,
  now: (stage) => `Jetzt: ${stage}`,
  thread: "Zum Thread",
  threadLabel: "Zum Thread dieses Wunsches",
  asked: (moment) => `gefragt ${moment}`,
  decide: "Entscheiden",
  decideLabel: (title) => `Entscheiden: ${title}`,
  more: (count) => `Und ${count} mehr: tipp \`/tool apps\`.`,
  moreThere: "Es gibt noch mehr: tipp `/tool apps`.",
  justAsked: "Eben gewünscht",
  titles: {
    plan: "Ein Plan",
    questions: "Fragen",
    dead_end: "Kommt nicht weiter, wie soll es weitergehen",
    preview: "Eine Vorschau",
    release: "Eine Freigabe",
  },
};

/** As `lib/secrets.ts` names them. */
const KINDS: Record<string, string> = {
  "a private key": "ein privater Schlüssel",
  "a Slack token": "ein Slack-Token",
  "a Slack webhook address": "die Adresse eines Slack-Webhooks",
  "an AWS access key": "ein Zugangsschlüssel für AWS",
  "a model provider's key": "der Schlüssel eines Modellanbieters",
  "a GitHub token": "ein GitHub-Token",
  "a GitLab token": "ein GitLab-Token",
  "a Linear key": "ein Schlüssel für Linear",
  "a Google key": "ein Schlüssel für Google",
  "a Stripe key": "ein Schlüssel für Stripe",
  "a SendGrid key": "ein Schlüssel für SendGrid",
  "a Hugging Face token": "ein Token für Hugging Face",
  "a DigitalOcean token": "ein Token für DigitalOcean",
  "a Telegram token": "ein Token für Telegram",
  "an npm token": "ein Token für npm",
  "a signed token": "ein signiertes Token",
  "a password in an address": "ein Passwort in einer Adresse",
  "a token of a request": "das Token eines Aufrufs",
  "a password": "ein Passwort",
};

export const secrets: Language["secrets"] = {
  message: (found) => `In deiner Nachricht steht offenbar ${found}.${removed("die Nachricht")}`,
  file: (name, found) => `In deiner Datei ${name} steht offenbar ${found}.${removed("die Datei")}`,
  window: (found) =>
    `In dem, was du in dieses Fenster geschrieben hast, steht offenbar ${found}. Ich habe es entfernt, bevor ich etwas davon behalten oder gezeigt habe, und keine App und kein Agent bekommt es.`,
  kind: (kind) => KINDS[kind] ?? kind,
};

function removed(what: string): string {
  return ` Ich habe es aus meiner Kopie entfernt, und keine App und kein Agent bekommt es. In Slack steht es noch: lösch ${what} und ersetze das Geheimnis dort, wo es herkommt, durch ein neues. Wer diesen Kanal lesen konnte, hat es vielleicht.`;
}

export const signIn: Language["signIn"] = {
  text: (url) =>
    `Jemand möchte sich bei Toolroom unter deinem Namen anmelden. Warst du das, öffne ${url} innerhalb von fünf Minuten im selben Browser. Wenn nicht, tu nichts.`,
  asked: "Jemand möchte sich bei Toolroom unter deinem Namen anmelden",
  ifYou: (link) => `Warst du das: ${link}`,
  as: (name) => `Als ${name} anmelden`,
  works: "Der Link gilt fünf Minuten, in dem Browser, aus dem die Anfrage kam. Warst du das nicht, tu nichts.",
  terminalText: (url, code) =>
    `Jemand möchte ein Terminal bei Toolroom unter deinem Namen anmelden. Zeigt dein Terminal ${code}, öffne ${url} innerhalb von fünf Minuten. Wenn nicht, tu nichts.`,
  terminalAsked: "Jemand möchte ein Terminal bei Toolroom unter deinem Namen anmelden",
  terminalIfYou: (code, link) => `Zeigt dein Terminal *${code}*: ${link}`,
  terminalAs: (name) => `Als ${name} anmelden`,
  terminalWorks: "Der Link gilt fünf Minuten. Hast du tool login nicht aufgerufen, tu nichts.",
};

export const people: Language["people"] = {
  somebody: "Jemand hier",
  cannotDecide: (name, why) => `${name} kann nicht entscheiden: ${why}.`,
  choose: "Wähl Personen aus deiner Firma.",
  why: {
    unknown: "ich kenne diese Person nicht",
    deactivated: "dieses Konto ist deaktiviert",
    elsewhere: "diese Person ist aus einer anderen Firma",
    guest: "Gäste können Toolroom nicht benutzen",
    bot: "das ist ein Bot",
  },
};

export const byTool: Language["byTool"] = {
  handedIn: (who, app) =>
    `${who} hat ${app} mit tool deploy eingereicht. Hier wird es geprüft und gezeigt; Antworten hier steuern es.`,
  why: (words) => `Was es tut, in eigenen Worten: ${words}`,
  back: (who, app, version) => `${who} setzt ${app} mit tool rollback auf ${version} zurück.`,
  restore: (who, app, version, at) =>
    `${who} setzt die Daten von ${app} mit tool restore auf den Stand vom ${at} zurück, mit ${version}. Was jetzt da ist, wird als Kopie behalten.`,
};
