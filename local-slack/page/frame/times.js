const dayMs = 86_400_000;

/**
 * Times as people read them, in a person's own time zone. `nowMs()` is the workspace's clock, which tests move.
 * `locale` is the person's: what stands in messages is told in it, as Slack does; the page itself stays English.
 * @param {{tz: string, nowMs: () => number, locale?: string}} options
 */
export function createTimes({ tz, nowMs, locale }) {
  const language = navigator.language.startsWith("en") ? navigator.language : "en-GB";
  const formatIn = (spoken, options) => new Intl.DateTimeFormat(spoken, { timeZone: tz, ...options });
  const format = (options) => formatIn(language, options);
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

  const spoken = locale === undefined || locale.startsWith("en") ? language : locale;
  const inMessages = (options) => (ms) => formatIn(spoken, options).format(ms);
  const longDay = { day: "numeric", month: "long", year: "numeric" };
  const relative = new Intl.RelativeTimeFormat(spoken, { numeric: "auto" });
  const withoutYear = inMessages({ day: "numeric", month: "short" });
  const withYear = inMessages({ day: "numeric", month: "short", year: "numeric" });
  /** `today`, `yesterday`, `tomorrow` in their language, or nothing. */
  const nearWord = (ms) => {
    const away = [0, -1, 1].find((days) => dayKey(nowMs() + days * dayMs) === dayKey(ms));
    return away === undefined ? undefined : relative.format(away, "day");
  };

  /** The tokens of `<!date^…>`: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
  const tokens = {
    date: inMessages(longDay),
    date_num: dayKey,
    date_long: inMessages({ weekday: "long", ...longDay }),
    date_short: withYear,
    date_pretty: (ms) => nearWord(ms) ?? tokens.date(ms),
    date_long_pretty: (ms) => nearWord(ms) ?? tokens.date_long(ms),
    date_short_pretty: (ms) => nearWord(ms) ?? (isThisYear(ms) ? withoutYear : withYear)(ms),
    time: inMessages({ hour: "numeric", minute: "2-digit" }),
    time_secs: inMessages({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
    ago: (ms) => ago(ms - nowMs(), relative),
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

/** `ms` after now: negative, it was. */
function ago(ms, relative) {
  const minutes = Math.round(ms / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48 ? relative.format(hours, "hour") : relative.format(Math.round(hours / 24), "day");
}
