import type { Words } from "./words/english.ts";

// What people write into fields, as values. undefined: it is none.

/** Signs for thousands and decimals as the language has them, also the other's where it cannot be meant otherwise. */
export function readNumber(text: string, { decimalSign }: Pick<Words, "decimalSign">): number | undefined {
  const digits = text.replace(/[\s€$£]|EUR|USD|CHF|GBP/gi, "").replaceAll("'", "");
  const thousands = decimalSign === "," ? "." : ",";
  const plain = new RegExp(`^[-+]?\\d{1,3}(\\${thousands}\\d{3})+(\\${decimalSign}\\d+)?$`).test(digits)
    ? digits.replaceAll(thousands, "").replace(decimalSign, ".")
    : digits.replace(/,(?=\d+$)/, ".");
  const number = /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) && Math.abs(number) < 1e15 ? number : undefined;
}

/** 2026-03-31 or 31.03.2026, as YYYY-MM-DD. */
export function readDate(text: string): string | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const [, day = isoDay, month = isoMonth, year = isoYear] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
}

/** 9:05, 09.05 or 09:05:00, as HH:MM. */
export function readTime(text: string): string | undefined {
  const [, hour = "", minute = ""] = /^(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text) ?? [];
  return hour !== "" && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : undefined;
}

/** One address with a domain, as people have it; that mail arrives there, only mail can tell. */
export function readEmail(text: string): string | undefined {
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(text) ? text : undefined;
}

/** Of the web alone: what else a link may begin with would run in who clicks on it. */
export function readLink(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(address) && URL.canParse(address) ? address : undefined;
}

export function readTick(text: string): boolean {
  return !["", "no", "nein", "false", "0", "off"].includes(text.toLowerCase());
}
