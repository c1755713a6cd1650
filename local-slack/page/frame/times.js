const dayMs = 86_400_000;

/**
 * Times as people read them, in a person's own time zone. `nowMs()` is the workspace's clock, which tests move.
 * @param {{tz: string, nowMs: () => number}} options
 */
export function createTimes({ tz, nowMs }) {
  const language = navigator.language.startsWith("en") ? navigator.language : "en-GB";
  const format = (options) => new Intl.DateTimeFormat(language, { timeZone: tz, ...options });
  const clock = format({ hour: "numeric", minute: "2-digit" });
  const withSeconds = format({ hour: "numeric", minute: "2-digit", second: "2-digit" });
  const full = format({ weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
  const near = format({ weekday: "long", day: "numeric", month: "long" });
  const far = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const short = format({ day: "numeric", month: "short" });
  const shortFar = format({ day: "numeric", month: "short", year: "numeric" });
  const key = new Intl.DateTimeFormat("en-CA", { timeZone: tz, dateStyle: "short" });
  const dayKey = (ms) => key.format(ms);
  const yearOf = (ms) => dayKey(ms).slice(0, 4);
  const isThisYear = (ms) => yearOf(ms) === yearOf(nowMs());

  /** `Today`, `Yesterday`, `Tomorrow`, or nothing. */
  const nearDay = (ms) => {
    const days = new Map([
      [dayKey(nowMs()), "Today"],
      [dayKey(nowMs() - dayMs), "Yesterday"],
      [dayKey(nowMs() + dayMs), "Tomorrow"],
    ]);
    return days.get(dayKey(ms));
  };
  const day = (ms) => nearDay(ms) ?? (isThisYear(ms) ? near : far).format(ms);
  const shortDay = (ms) => nearDay(ms) ?? (isThisYear(ms) ? short : shortFar).format(ms);

  /** The tokens of `<!date^…>`: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
  const tokens = {
    date: (ms) => far.format(ms).replace(/^\w+,? /, ""),
    date_num: dayKey,
    date_long: (ms) => far.format(ms),
    date_short: (ms) => shortFar.format(ms),
    date_pretty: (ms) => nearDay(ms)?.toLowerCase() ?? far.format(ms).replace(/^\w+,? /, ""),
    date_long_pretty: (ms) => nearDay(ms)?.toLowerCase() ?? far.format(ms),
    date_short_pretty: (ms) => nearDay(ms)?.toLowerCase() ?? (isThisYear(ms) ? short : shortFar).format(ms),
    time: (ms) => clock.format(ms),
    time_secs: (ms) => withSeconds.format(ms),
    ago: (ms) => ago(nowMs() - ms),
  };

  return {
    dayKey,
    day,
    clock: (ms) => clock.format(ms),
    seconds: (ms) => withSeconds.format(ms),
    full: (ms) => `${full.format(ms)} (${tz.replaceAll("_", " ")})`,
    /** For lists: only the time today, else the day too. */
    brief: (ms) => (nearDay(ms) === "Today" ? clock.format(ms) : `${shortDay(ms)}, ${clock.format(ms)}`),
    token: (pattern, ms) => pattern.replace(/\{(\w+)\}/g, (whole, name) => tokens[name]?.(ms) ?? whole),
    here: () => `${tz.split("/").at(-1).replaceAll("_", " ")} time, ${clock.format(nowMs())}`,
  };
}

/** Milliseconds since the epoch of a message's time stamp. */
export function msOf(ts) {
  return Number(ts) * 1000;
}

function ago(ms) {
  const minutes = Math.round(ms / 60_000);
  if (Math.abs(minutes) < 60) return `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
}
