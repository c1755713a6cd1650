import type { Check } from "../../sdk/contract/check.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import type { SaidMoment } from "./check-language.ts";

/** What is worth saying of the moments at which Checks happen. */
export interface CheckMoments {
  of(check: Check): SaidMoment;
  /** HH:MM of a Check that has a moment. */
  timeOf(check: Check): string | null;
  /** Days from the first Check's to this one; null where days are said by their date. */
  daysTo(day: string): number | null;
  /** The day of all of them, where it is said once; null: it is said with each, or tells nothing. */
  day: string | null;
}

const NO_DAY = "";

/**
 * Times are said where the same kind of act happens at several; days where there are several. Checks of known parts begin
 * on the day of the plan, which tells nothing: later days are counted from it, unless the app has days of its own. A poll
 * has, and yet begins on the plan's.
 */
export function checkMoments(
  checks: readonly Check[],
  timeZone: string,
  composition: Composition | undefined,
): CheckMoments {
  const dayOf = ({ at }: Check) => (at === undefined ? NO_DAY : localDay(at, timeZone));
  const timeOf = ({ at }: Check) => (at === undefined ? null : localTime(at, timeZone));
  const days = [...new Set(checks.map(dayOf))].filter((day) => day !== NO_DAY).sort();
  const [first] = days;
  const isCounted = composition !== undefined && !hasOwnDays(composition);
  const timesOf = (kind: string, day: string) =>
    new Set(checks.filter((one) => kindOf(one) === kind && dayOf(one) === day).map(timeOf)).size;
  const isFirstSaid = !isCounted && composition?.parts.some((part) => part.part === "poll") !== true;
  const daysTo = (day: string) => (isCounted && first !== undefined ? daysBetween(first, day) : null);
  return {
    daysTo,
    timeOf,
    day: days.length === 1 && isFirstSaid ? (first ?? null) : null,
    of: (check) => {
      const day = dayOf(check);
      const time = timesOf(kindOf(check), day) > 1 ? timeOf(check) : null;
      if (day === NO_DAY || days.length < 2) return { day: null, time };
      if (day === first && !isFirstSaid) return { day: null, time };
      return { day: daysTo(day) ?? day, time };
    },
  };
}

/** Such as the day on which a poll closes. */
function hasOwnDays({ parts }: Composition): boolean {
  return parts.some(
    (part) =>
      part.part === "rota" ||
      part.part === "countdown" ||
      part.part === "draw" ||
      (part.part === "poll" && part.closesOn !== undefined),
  );
}

function kindOf(check: Check): string {
  if ("fire" in check) return `fire ${check.fire}`;
  if ("command" in check) return "command";
  return check.with === undefined ? "open" : "send";
}

function daysBetween(one: string, other: string): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);
}

function localDay(at: string, timeZone: string): string {
  // Swedish dates are written as ISO 8601 has them.
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone }).format(Date.parse(at));
}

function localTime(at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return format.format(Date.parse(at));
}
