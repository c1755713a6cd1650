const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `2h`, `3d` or a moment, as ms; null: neither. Without words it is 0, all there is. */
export function readSince(words: string | null, nowMs: number): number | null {
  if (words === null) return 0;
  const [, count = "", unit = ""] = /^(\d{1,6})\s*([mhdw])$/i.exec(words.trim()) ?? [];
  if (count !== "") return nowMs - Number(count) * (UNITS[unit.toLowerCase()] ?? 0);
  const at = /^\d{4}-\d\d-\d\d/.test(words.trim()) ? Date.parse(words) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
