import type { Column } from "../../../../sdk/contract/parts.ts";

const DISTANCE =
  /^(?:km|kms|kilometres?|kilometers?|miles|mileage|distance|kilometer|strecke|entfernung|gefahrene (?:km|kilometer))\b/i;
const PLACE = /^(?:from|to|von|nach|bis|start|ziel)$/i;

/** "date, from, to, km": of a way with its length, from and to are places. */
export function withTripPlaces(columns: readonly Column[]): Column[] {
  const isTrip = columns.some(({ label }) => DISTANCE.test(label));
  return columns.map((column) =>
    isTrip && column.type === "date" && PLACE.test(column.label) ? { ...column, type: "text" } : column,
  );
}
