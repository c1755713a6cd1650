/** Wie Werte geschrieben und gelesen werden, auf Deutsch. */
export const words = {
  locale: "de-DE",
  decimalSign: ",",
  yes: "ja",
  no: "nein",
  yesWords: ["ja", "j", "wahr", "1", "x", "on", "erledigt", "yes", "true"],
  noWords: ["nein", "n", "falsch", "0", "off", "offen", "no", "false"],
  /** Wörter, in denen sich die Namen eines ersten und eines letzten Tages unterscheiden. */
  fromTo: [
    ["von", "bis"],
    ["ab", "bis"],
    ["start", "ende"],
    ["start", "end"],
    ["anfang", "ende"],
    ["beginn", "ende"],
    ["beginn", "end"],
    ["anfangs", "end"],
    ["erster", "letzter"],
    ["from", "to"],
    ["first", "last"],
  ] as const,
  endsFirst: (last: string, lastDay: string, first: string, firstDay: string) =>
    `${last} (${lastDay}) ist vor ${first} (${firstDay}). Wähle denselben Tag oder einen späteren.`,
  needed: (label: string) => `${label} fehlt.`,
  tooLong: (label: string, characters: number) => `${label} ist länger als ${characters} Zeichen.`,
  noNumber: (label: string, text: string) => `${label}: „${text}“ ist keine Zahl. Schreib sie wie 9,50.`,
  noDate: (label: string, text: string) => `${label}: „${text}“ ist kein Datum. Schreib es wie 31.03.2026.`,
  noYesOrNo: (label: string, text: string) => `${label}: „${text}“ ist weder ja noch nein.`,
  noLink: (label: string, text: string) =>
    `${label}: „${text}“ ist keine Webadresse. Schreib sie wie https://example.com.`,
  noChoice: (label: string, text: string, choices: string) => `${label}: „${text}“ ist nichts von ${choices}.`,
  fileTooLarge: (label: string) => `${label}: Die Datei ist größer als 1 MB.`,
  fileKept: (name: string) => `Jetzt: ${name}. Wähle eine andere, um sie zu ersetzen.`,
  choose: "Wählen …",
};
