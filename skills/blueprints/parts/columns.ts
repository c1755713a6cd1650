import { words } from "../words/columns.ts";

/** One thing that is kept of each entry. */
export interface Column {
  /** Its name in the database. */
  name: string;
  label: string;
  type: "text" | "long_text" | "number" | "money" | "date" | "yes_no" | "choice" | "person" | "link" | "file";
  choices?: string[];
  /** Of choices: what an entry is until somebody says otherwise. */
  startsAs?: string;
  /** Of money, such as EUR. */
  currency?: string;
  isRequired?: boolean;
}

/** As the database keeps it: a date as YYYY-MM-DD, yes as 1 and no as 0, a file by its name. */
export type Value = string | number | null;

export type Reading = { value: Value } | { problem: string };

const TEXT_LENGTH = 500;
const LONG_TEXT_LENGTH = 10_000;
/** Of what somebody wrote, in a problem with it. */
const SHOWN_LENGTH = 80;

/** Reads what somebody wrote into a column. Nothing at all is null, and a problem where it is needed. */
export function readValue(column: Column, written: string): Reading {
  const text = written.replaceAll("\r\n", "\n").trim();
  if (text === "") {
    if (column.type === "yes_no") return { value: 0 };
    return column.isRequired ? { problem: words.needed(column.label) } : { value: null };
  }
  const shown = shortened(text, SHOWN_LENGTH);
  switch (column.type) {
    case "number":
    case "money":
      return orProblem(readNumber(text), words.noNumber(column.label, shown));
    case "date":
      return orProblem(readDate(text), words.noDate(column.label, shown));
    case "yes_no":
      return orProblem(readYesOrNo(text), words.noYesOrNo(column.label, shown));
    case "link":
      return orProblem(readLink(text), words.noLink(column.label, shown));
    case "choice": {
      const choices = column.choices ?? [];
      const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
      return orProblem(found, words.noChoice(column.label, shown, choices.join(", ")));
    }
    default: {
      const longest = column.type === "long_text" ? LONG_TEXT_LENGTH : TEXT_LENGTH;
      return text.length > longest ? { problem: words.tooLong(column.label, longest) } : { value: text };
    }
  }
}

/** A value as people read it. */
export function showValue(column: Column, value: Value): string {
  if (value === null) return "";
  if (column.type === "date") return showDate(String(value));
  if (column.type === "yes_no") return value === 1 ? words.yes : words.no;
  if (column.type === "money") return showMoney(Number(value), column.currency);
  return column.type === "number" ? showNumber(Number(value)) : String(value);
}

/** A value as a table file has it: one that reads back as the same. */
export function plainValue(column: Column, value: Value): string {
  if (value === null) return "";
  if (column.type === "yes_no") return value === 1 ? words.yes : words.no;
  if (typeof value !== "number") return value;
  const digits =
    column.type === "money" && Number.isInteger(Math.round(value * 1e6) / 1e4) ? value.toFixed(2) : String(value);
  return digits.replace(".", words.decimalSign);
}

export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** "2 Mar 2026" */
export function showDate(day: string): string {
  const format = new Intl.DateTimeFormat(words.locale, { dateStyle: "medium", timeZone: "UTC" });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

export function showNumber(number: number): string {
  return new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 }).format(number);
}

export function showMoney(amount: number, currency: string | undefined): string {
  const style: Intl.NumberFormatOptions =
    currency === undefined ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { style: "currency", currency };
  return new Intl.NumberFormat(words.locale, style).format(amount);
}

/** YYYY-MM-DD, so many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 2026-03-31 or 31.03.2026, as YYYY-MM-DD; undefined where there is no such day. */
export function readDate(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, day = isoDay, month = isoMonth, year = isoYear] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
}

/** Signs for thousands and decimals as the language has them, also the other's where it cannot be meant otherwise. */
function readNumber(text: string): number | undefined {
  const digits = text.replace(/[\s€$£]|EUR|USD|CHF|GBP/gi, "").replaceAll("'", "");
  const thousands = words.decimalSign === "," ? "." : ",";
  const plain = new RegExp(`^[-+]?\\d{1,3}(\\${thousands}\\d{3})+(\\${words.decimalSign}\\d+)?$`).test(digits)
    ? digits.replaceAll(thousands, "").replace(words.decimalSign, ".")
    : digits.replace(/,(?=\d+$)/, ".");
  const number = /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) && Math.abs(number) < 1e15 ? number : undefined;
}

function readYesOrNo(text: string): 0 | 1 | undefined {
  const word = text.toLowerCase();
  if (words.yesWords.includes(word)) return 1;
  return words.noWords.includes(word) ? 0 : undefined;
}

function readLink(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(address) && URL.canParse(address) ? address : undefined;
}

function orProblem(value: Value | undefined, problem: string): Reading {
  return value === undefined ? { problem } : { value };
}
