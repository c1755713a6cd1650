/** What the parts say by themselves, in English. */
export const english = {
  /** For dates, numbers and money. */
  locale: "en-GB",
  decimalSign: ".",
  yes: "yes",
  no: "no",
  optional: "optional",
  choose: "Choose …",
  save: "Save",
  back: "Back",
  wrongForm: "This could not be saved yet",
  needed: (label: string) => `${label} is needed.`,
  tickNeeded: (label: string) => `Tick “${label}” to go on.`,
  choiceNeeded: (label: string) => `${label}: choose at least one.`,
  tooShort: (label: string, characters: number) => `${label} is shorter than ${characters} characters.`,
  tooLong: (label: string, characters: number) => `${label} is longer than ${characters} characters.`,
  noNumber: (label: string, text: string) => `${label}: “${text}” is no number. Write it such as 9.50.`,
  noWhole: (label: string, text: string) => `${label}: “${text}” is no whole number.`,
  noAmount: (label: string, text: string) => `${label}: “${text}” has more than two decimals.`,
  noDate: (label: string, text: string) => `${label}: “${text}” is no date. Write it such as 2026-03-31.`,
  noTime: (label: string, text: string) => `${label}: “${text}” is no time. Write it such as 14:30.`,
  noEmail: (label: string, text: string) =>
    `${label}: “${text}” is no e-mail address. Write it such as ana@example.com.`,
  noLink: (label: string, text: string) =>
    `${label}: “${text}” is no web address. Write it such as https://example.com.`,
  noChoice: (label: string, text: string, choices: string) => `${label}: “${text}” is none of ${choices}.`,
  atLeast: (label: string, limit: string) => `${label}: the least is ${limit}.`,
  atMost: (label: string, limit: string) => `${label}: the most is ${limit}.`,
  notBefore: (label: string, limit: string) => `${label}: the first that may be chosen is ${limit}.`,
  notAfter: (label: string, limit: string) => `${label}: the last that may be chosen is ${limit}.`,
  fileTooLarge: (label: string, size: string) => `${label}: the file is larger than ${size}.`,
  fileEnding: (label: string, endings: string) => `${label}: the file has to end in ${endings}.`,
  fileLimit: (size: string) => `Up to ${size}`,
};

export type Words = typeof english;
