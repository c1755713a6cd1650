import type { Html } from "../api.ts";
import { html } from "../html.ts";
import { fillOf, round } from "./chart-marks.ts";
import type { ChartPoints } from "./chart-points.ts";
import { placeOn, scaleOf } from "./chart-scale.ts";
import { cut, type Drawing, frameOf, spaceFor, TEXT_HEIGHT } from "./draw-frame.ts";

/** Lying bars with their names above them: there is room for any name. */
const MOST_LYING = 40;
const BAR = 16;
const MOST_BAR_WIDTH = 64;

/** Bars side by side; where their names have no room below them, one under the other. */
export function drawBars(
  points: ChartPoints,
  numbers: readonly number[],
  drawing: Drawing,
): { height: number; inside: Html } {
  const { width, nameOf } = drawing;
  const longest = Math.max(...points.xs.map((x) => spaceFor(nameOf(x))));
  const slot = (width - 60) / points.xs.length;
  if (longest > slot && points.xs.length <= MOST_LYING) return lying(points, numbers, drawing);
  return standing(points, numbers, drawing);
}

function standing(points: ChartPoints, numbers: readonly number[], drawing: Drawing) {
  const scale = scaleOf(numbers, true);
  const frame = frameOf(
    scale,
    drawing,
    points.xs.map((x, at) => ({ name: drawing.nameOf(x), place: at })),
    points.xs.length,
  );
  const bar = Math.min(MOST_BAR_WIDTH, (frame.slot * 0.72) / points.series.length);
  // One over the other, numbers are no help, and on some bars alone they mislead: all are told, or none.
  const room = points.series.length === 1 ? frame.slot : bar;
  const isTold = numbers.every((number) => spaceFor(drawing.shortOf(number)) + 4 <= room);
  const zero = frame.y(0);
  const bars = points.xs.flatMap((x, at) =>
    points.series.map(({ label, values }, one) => {
      const value = values[at];
      if (value === null || value === undefined) return null;
      const left = frame.x(at) - (bar * points.series.length) / 2 + bar * one;
      const [top, bottom] = [Math.min(frame.y(value), zero), Math.max(frame.y(value), zero)];
      const said = drawing.shortOf(value);
      const told =
        isTold &&
        html`<text class="value" x="${round(left + bar / 2)}" y="${round(value < 0 ? bottom + 13 : top - 5)}" text-anchor="middle">${said}</text>`;
      return html`<rect x="${round(left + 0.5)}" y="${round(top)}" width="${round(Math.max(0.5, bar - 1))}" height="${round(Math.max(bottom - top, 1))}" fill="${fillOf(one, drawing.patterns)}">${drawing.pointTitle(x, label, value)}</rect>${told}`;
    }),
  );
  return {
    height: frame.height,
    inside: html`${frame.lines}${bars}<path d="M${frame.left} ${round(zero)}H${drawing.width}" class="zero"/>`,
  };
}

function lying(points: ChartPoints, numbers: readonly number[], drawing: Drawing) {
  const { width, nameOf, shortOf, patterns, pointTitle } = drawing;
  const scale = scaleOf(numbers, true);
  const said = Math.max(...numbers.map((number) => spaceFor(shortOf(number)))) + 8;
  const isBelow = numbers.some((number) => number < 0);
  const place = (number: number) => placeOn(scale, number, isBelow ? said : 0, width - said);
  const group = TEXT_HEIGHT + points.series.length * BAR + 12;
  const zero = place(0);
  const groups = points.xs.map((x, at) => {
    const top = at * group;
    const bars = points.series.map(({ label, values }, one) => {
      const value = values[at];
      if (value === null || value === undefined) return null;
      const [from, to] = [Math.min(place(value), zero), Math.max(place(value), zero)];
      const y = top + TEXT_HEIGHT + one * BAR;
      const [edge, anchor] = value < 0 ? [from - 5, "end"] : [to + 5, "start"];
      return html`<rect x="${round(from)}" y="${y + 1}" width="${round(Math.max(to - from, 1))}" height="${BAR - 2}" fill="${fillOf(one, patterns)}">${pointTitle(x, label, value)}</rect><text class="value" x="${round(edge)}" y="${y + 12}" text-anchor="${anchor}">${shortOf(value)}</text>`;
    });
    const line =
      isBelow && html`<path d="M${round(zero)} ${top + TEXT_HEIGHT}v${points.series.length * BAR}" class="zero"/>`;
    return html`<text x="0" y="${top + 13}">${cut(nameOf(x), Math.floor(width / 7))}</text>${bars}${line}`;
  });
  return {
    height: points.xs.length * group,
    inside: html`${groups}`,
  };
}
