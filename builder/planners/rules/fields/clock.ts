/** A time of the day as it was read. */
export interface Clock {
  minutes: number;
  /** In tokens. */
  length: number;
  /** Said without am or pm, and read as an hour of the afternoon. */
  isGuess: boolean;
}

/** An hour without am or pm is one at which people work: 1 to 6 are afternoon. */
export function inDay(minutes: number, isAfternoon: boolean | null): { minutes: number; isGuess: boolean } {
  if (isAfternoon === null)
    return minutes < 7 * 60 && minutes >= 60
      ? { minutes: minutes + 720, isGuess: true }
      : { minutes: minutes % 1440, isGuess: false };
  if (isAfternoon) return { minutes: minutes < 720 ? minutes + 720 : minutes, isGuess: false };
  return { minutes: minutes >= 720 && minutes < 780 ? minutes - 720 : minutes, isGuess: false };
}

export function hoursAndMinutes(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** HH:MM of an hour that was said as a bare number: 9 → "09:00". */
export function hourOf(hours: number): string {
  return hoursAndMinutes(Math.round(hours * 60));
}

/** Of HH:MM. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
