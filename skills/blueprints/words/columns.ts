/** How values are written and read, in English. */
export const words = {
  /** For dates, numbers and money. */
  locale: "en-GB",
  decimalSign: ".",
  yes: "yes",
  no: "no",
  yesWords: ["yes", "y", "true", "1", "x", "on", "done"],
  noWords: ["no", "n", "false", "0", "off", "open"],
  /** Words by which two days' labels differ that are a first and a last one. */
  fromTo: [
    ["from", "to"],
    ["from", "until"],
    ["from", "till"],
    ["start", "end"],
    ["begin", "end"],
    ["beginning", "end"],
    ["first", "last"],
  ] as const,
  endsFirst: (last: string, lastDay: string, first: string, firstDay: string) =>
    `${last} (${lastDay}) is before ${first} (${firstDay}). Choose the same day or a later one.`,
  needed: (label: string) => `${label} is needed.`,
  tooLong: (label: string, characters: number) => `${label} is longer than ${characters} characters.`,
  noNumber: (label: string, text: string) => `${label}: "${text}" is no number. Write it such as 9.50.`,
  noDate: (label: string, text: string) => `${label}: "${text}" is no date. Write it such as 2026-03-31.`,
  noYesOrNo: (label: string, text: string) => `${label}: "${text}" is neither yes nor no.`,
  noLink: (label: string, text: string) =>
    `${label}: "${text}" is no web address. Write it such as https://example.com.`,
  noChoice: (label: string, text: string, choices: string) => `${label}: "${text}" is none of ${choices}.`,
  fileTooLarge: (label: string) => `${label}: the file is larger than 1 MB.`,
  fileKept: (name: string) => `Now: ${name}. Choose another one to replace it.`,
  choose: "Choose …",
};
