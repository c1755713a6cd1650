import type { Html } from "../api.ts";
import { html } from "../html.ts";
import { dashOf, pointOf, round } from "./chart-marks.ts";
import type { ChartPoints } from "./chart-points.ts";
import { scaleOf } from "./chart-scale.ts";
import { type Drawing, frameOf } from "./draw-frame.ts";

/** With more points than that on a line, they would hide it. */
const MOST_POINTS = 40;

/** Lines through the numbers; where there is none, a line is interrupted. */
export function drawLines(
  points: ChartPoints,
  numbers: readonly number[],
  drawing: Drawing,
): { height: number; inside: Html } {
  const places = points.places ?? points.xs.map((_, at) => at);
  const xs = points.xs.map((x, at) => ({ name: drawing.nameOf(x), place: places[at] ?? 0 }));
  const frame = frameOf(scaleOf(numbers, false), drawing, xs, points.places === null ? points.xs.length : null);
  const lines = points.series.map(({ label, values }, one) => {
    let path = "";
    let isDown = false;
    const marks = values.map((value, at) => {
      if (value === null) {
        isDown = false;
        return null;
      }
      const [x, y] = [round(frame.x(places[at] ?? 0)), round(frame.y(value))];
      path += `${isDown ? "L" : "M"}${x} ${y}`;
      isDown = true;
      const isAlone = (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
      if (values.length > MOST_POINTS && !isAlone) return null;
      return html`<g>${drawing.pointTitle(points.xs[at] ?? "", label, value)}${pointOf(one, x, y)}</g>`;
    });
    return html`<path d="${path}" fill="none" stroke="var(--series-${one + 1})" stroke-width="2" stroke-linejoin="round" stroke-dasharray="${dashOf(one)}"/>${marks}`;
  });
  return { height: frame.height, inside: html`${frame.lines}${lines}` };
}
