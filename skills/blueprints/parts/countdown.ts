import { app, html, today } from "@toolroom/app";
import { words } from "../words/countdown.ts";
import { showDate } from "./columns.ts";
import { daysBetween } from "./days-between.ts";
import type { Frame } from "./frame.ts";

export interface CountdownOptions {
  path: string;
  title: string;
  /** YYYY-MM-DD */
  to: string;
}

export interface Countdown {
  /** How many days are left, as a message; undefined once the day is past. */
  left(): string | undefined;
}

/** Days until something, as the calendar has them where the app is. */
export function countdown(frame: Frame, options: CountdownOptions): Countdown {
  const { path, title, to } = options;
  app.page(path, () =>
    frame.page(
      path,
      html`<h2>${words.line(title, words.when(daysBetween(today(), to)))}</h2><p class="quiet">${showDate(to)}</p>`,
    ),
  );
  return {
    left: () => {
      const days = daysBetween(today(), to);
      return days < 0 ? undefined : words.said(title, words.when(days), showDate(to));
    },
  };
}
