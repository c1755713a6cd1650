import type { Html } from "../api.ts";
import { html } from "../html.ts";

// Series are told apart by more than their color: bars by a pattern, lines by dashes and the form of their points.

const DASHES = ["", "7 4", "2 4", "11 4 2 4", "15 5", "5 2"];

/** The fill of a bar of the series at this place, from 0. */
export function fillOf(at: number, patterns: string): string {
  return at === 0 ? "var(--series-1)" : `url(#${patterns}-${at + 1})`;
}

/** What bars of `count` series are filled with, to stand in the drawing once. */
export function patternsOf(count: number, patterns: string): Html[] {
  return Array.from({ length: Math.max(0, count - 1) }, (_, at) => {
    const color = `var(--series-${at + 2})`;
    return html`<pattern id="${patterns}-${at + 2}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${color}"/>${LINES[at]}</pattern>`;
  });
}

export function dashOf(at: number): string {
  return DASHES[at] ?? "";
}

/** A point of the series at this place, from 0. */
export function pointOf(at: number, x: number, y: number): Html {
  const to = (dx: number, dy: number) => `${round(x + dx)} ${round(y + dy)}`;
  const color = `var(--series-${at + 1})`;
  const drawn = (path: string) => html`<path d="${path}" fill="${color}"/>`;
  if (at === 1) return drawn(`M${to(-3.5, -3.5)}h7v7h-7z`);
  if (at === 2) return drawn(`M${to(0, -4.5)}L${to(4.5, 3.5)}L${to(-4.5, 3.5)}z`);
  if (at === 3) return drawn(`M${to(0, -5)}L${to(5, 0)}L${to(0, 5)}L${to(-5, 0)}z`);
  if (at === 4)
    return html`<path d="M${to(-4, -4)}L${to(4, 4)}M${to(-4, 4)}L${to(4, -4)}" stroke="${color}" stroke-width="2.5"/>`;
  const isRing = at === 5;
  return html`<circle cx="${round(x)}" cy="${round(y)}" r="${isRing ? 3.5 : 4}" fill="${isRing ? "var(--paper)" : color}" stroke="${color}" stroke-width="${isRing ? 2 : 0}"/>`;
}

/** The sign of a series beside its name. */
export function signOf(at: number, kind: "bar" | "line", patterns: string): Html {
  const mark =
    kind === "bar"
      ? html`<rect x="1" y="1" width="26" height="12" rx="2" fill="${fillOf(at, patterns)}"/>`
      : html`<path d="M1 7H27" stroke="var(--series-${at + 1})" stroke-width="2" stroke-dasharray="${dashOf(at)}"/>${pointOf(at, 14, 7)}`;
  return html`<svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true" focusable="false">${mark}</svg>`;
}

/** No browser draws finer than a hundredth. */
export function round(number: number): number {
  return Math.round(number * 100) / 100;
}

const LINES = [
  html`<path d="M-2 6L6 -2M2 10L10 2" stroke="var(--paper)" stroke-width="1.6"/>`,
  html`<circle cx="2" cy="2" r="1.3" fill="var(--paper)"/><circle cx="6" cy="6" r="1.3" fill="var(--paper)"/>`,
  html`<path d="M-2 2L6 10M2 -2L10 6" stroke="var(--paper)" stroke-width="1.6"/>`,
  html`<path d="M0 2H8M0 6H8" stroke="var(--paper)" stroke-width="1.4"/>`,
  html`<path d="M2 0V8M6 0V8" stroke="var(--paper)" stroke-width="1.4"/>`,
];
