import type { Words } from "./words/english.ts";

/** Values as people read them, in one language. */
export interface ShownValues {
  /** "2 Mar 2026" of 2026-03-02. What is no day stays as it is. */
  date(day: string): string;
  /** "2 Mar 2026, 11:00" of milliseconds since the epoch, in the app's time zone; undefined of what is no moment. */
  moment(ms: number): string | undefined;
  number(number: number): string;
  /** With its currency's sign. */
  money(amount: number, currency: string): string;
}

/** What a language needs to show a value is loaded with the first of its kind, and serves all others. */
export function shownValues({ locale }: Pick<Words, "locale">, timeZone = "UTC"): ShownValues {
  const numbers = new Map<string, Intl.NumberFormat>();
  let dates: Intl.DateTimeFormat | undefined;
  let moments: Intl.DateTimeFormat | undefined;
  const numberFormat = (currency: string) => {
    const style: Intl.NumberFormatOptions =
      currency === "" ? { maximumFractionDigits: 6 } : { style: "currency", currency };
    const format = numbers.get(currency) ?? new Intl.NumberFormat(locale, style);
    numbers.set(currency, format);
    return format;
  };
  return {
    date: (day) => {
      const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
      if (Number.isNaN(time)) return day;
      dates ??= new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
      return dates.format(time);
    },
    moment: (ms) => {
      if (Number.isNaN(new Date(ms).getTime())) return undefined;
      moments ??= new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
      return moments.format(ms);
    },
    number: (number) => numberFormat("").format(number),
    money: (amount, currency) => numberFormat(currency).format(amount),
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
