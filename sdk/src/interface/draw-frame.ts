import type { Html } from "../api.ts";
import { html } from "../html.ts";
import { round } from "./chart-marks.ts";
import { placeOn, type Scale } from "./chart-scale.ts";

/** What a drawing is made with. Sizes are CSS pixels: a drawing is shown about as wide as it is made. */
export interface Drawing {
  width: number;
  /** Of its own patterns, in the page. */
  patterns: string;
  nameOf(x: string): string;
  /** A number as short as it can be told. */
  shortOf(number: number): string;
  /** What a browser says of the point below the pointer. */
  pointTitle(x: string, series: string, value: number): Html;
}

export interface Frame {
  height: number;
  left: number;
  /** Of one of those that stand side by side. */
  slot: number;
  x(place: number): number;
  y(number: number): number;
  lines: Html;
}

export const TEXT_HEIGHT = 18;
const TEXT_WIDTH = 6.6;
const TOP = 20;
const LONGEST_NAME = 16;

/** The lines of the ticks with their numbers, and the names below. `slots`: how many stand side by side; null: each at its place. */
export function frameOf(
  scale: Scale,
  drawing: Drawing,
  xs: readonly { name: string; place: number }[],
  slots: number | null,
): Frame {
  const { width, shortOf } = drawing;
  const height = width > 500 ? 280 : 240;
  const bottom = height - TEXT_HEIGHT - 6;
  const left = Math.max(...scale.ticks.map((tick) => spaceFor(shortOf(tick)))) + 8;
  const slot = (width - left) / (slots ?? 1);
  const places = xs.map(({ place }) => place);
  const range = { from: Math.min(...places), to: Math.max(...places) };
  const x = (place: number) => {
    if (slots !== null) return left + slot * (place + 0.5);
    return range.from === range.to ? (left + width) / 2 : placeOn(range, place, left + 10, width - 12);
  };
  const y = (number: number) => placeOn(scale, number, bottom, TOP);
  const ticks = scale.ticks.map(
    (tick) =>
      html`<path d="M${left} ${round(y(tick))}H${width}" class="tick"/><text x="${left - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${shortOf(tick)}</text>`,
  );
  return { height, left, slot, x, y, lines: html`${ticks}${namesBelow(xs, x, width, height - 4, left)}` };
}

/** As many of the names as have room beside each other, the first always. */
function namesBelow(
  xs: readonly { name: string; place: number }[],
  x: (place: number) => number,
  width: number,
  y: number,
  left: number,
): Html[] {
  let free = Number.NEGATIVE_INFINITY;
  const shown: Html[] = [];
  for (const { name, place } of xs) {
    const text = cut(name, LONGEST_NAME);
    const half = spaceFor(text) / 2;
    const middle = Math.max(left - 6 + half, Math.min(x(place), width - half));
    if (middle - half < free) continue;
    free = middle + half + 10;
    shown.push(html`<text x="${round(middle)}" y="${y}" text-anchor="middle">${text}</text>`);
  }
  return shown;
}

/** About how wide a text is. */
export function spaceFor(text: string): number {
  return text.length * TEXT_WIDTH;
}

export function cut(text: string, most: number): string {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
}
