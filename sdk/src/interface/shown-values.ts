import type { Words } from "./words/english.ts";

/** Values as people read them, in one language. */
export interface ShownValues {
  /** "2 Mar 2026" of 2026-03-02. What is no day stays as it is. */
  date(day: string): string;
  /** "2 Mar 2026, 11:00" of milliseconds since the epoch, in the app's time zone; undefined of what is no moment. */
  moment(ms: number): string | undefined;
  number(number: number): string;
  /** "12k", "1.2M": as short as it can be told. */
  compact(number: number, currency: string | undefined): string;
  /** With no more decimals than it has, and two at most. */
  rounded(number: number, currency: string | undefined): string;
  /** "2 Mar" of 2026-03-02. */
  shortDate(day: string): string;
  /** With its currency's sign. */
  money(amount: number, currency: string): string;
}

/** What a language needs to show a value is loaded with the first of its kind, and serves all others. */
export function shownValues({ locale }: Pick<Words, "locale">, timeZone = "UTC"): ShownValues {
  const numbers = new Map<string, Intl.NumberFormat>();
  let dates: Intl.DateTimeFormat | undefined;
  let shortDates: Intl.DateTimeFormat | undefined;
  let moments: Intl.DateTimeFormat | undefined;
  const numberFormat = (key: string, style: Intl.NumberFormatOptions) => {
    const format = numbers.get(key) ?? new Intl.NumberFormat(locale, style);
    numbers.set(key, format);
    return format;
  };
  const inCurrency = (currency: string | undefined): Intl.NumberFormatOptions =>
    currency === undefined || currency === "" ? {} : { style: "currency", currency };
  const timeOf = (day: string) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN);
  return {
    date: (day) => {
      const time = timeOf(day);
      if (Number.isNaN(time)) return day;
      dates ??= new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
      return dates.format(time);
    },
    moment: (ms) => {
      if (Number.isNaN(new Date(ms).getTime())) return undefined;
      moments ??= new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
      return moments.format(ms);
    },
    shortDate: (day) => {
      const time = timeOf(day);
      if (Number.isNaN(time)) return day;
      shortDates ??= new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
      return shortDates.format(time);
    },
    number: (number) => numberFormat("number", { maximumFractionDigits: 6 }).format(number),
    money: (amount, currency) => numberFormat(`money ${currency}`, inCurrency(currency)).format(amount),
    compact: (number, currency) =>
      numberFormat(`compact ${currency}`, {
        ...inCurrency(currency),
        notation: "compact",
        maximumFractionDigits: 1,
      }).format(number),
    rounded: (number, currency) =>
      numberFormat(`rounded ${currency}`, {
        ...inCurrency(currency),
        minimumFractionDigits: 0,
        maximumFractionDigits: 2,
      }).format(number),
  };
}

/** A number as a field of a form holds it: one that reads back as the same. */
export function writeNumber(number: number, isMoney: boolean, { decimalSign }: Pick<Words, "decimalSign">): string {
  const text = isMoney ? number.toFixed(2) : String(number);
  return text.replace(".", decimalSign);
}

/** "5 MB", "300 kB". */
export function sizeOf(bytes: number, words: Pick<Words, "locale">): string {
  const { number } = shownValues(words);
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${number(kilobytes)} kB` : `${number(Math.floor((kilobytes / 1024) * 10) / 10)} MB`;
}
