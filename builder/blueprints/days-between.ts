/** Whole days from one to the other, both YYYY-MM-DD; negative where the other is earlier. */
export function daysBetween(day: string, other: string): number {
  return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
}
