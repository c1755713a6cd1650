import type { OutlineKey } from "../../../../outline/outline.ts";
import { type SectionReading, trouble, valueAt } from "../section-reading.ts";

/** The channel of a line. null: none is said, or none that we are in; then that is noted. */
export function channelSaid(reading: SectionReading, key: OutlineKey): string | null {
  const said = valueAt(reading, key);
  if (said === null) return null;
  const { channels } = reading.context;
  const name = `#${(/^<#C[A-Z0-9]+\|([^>]+)>$/.exec(said.trim())?.[1] ?? said.trim().replace(/^#/, "")).toLowerCase()}`;
  if (channels.includes(name)) return name;
  trouble(reading, key, "channel", channels);
  return null;
}

/** That, or where it was asked. null: neither, which is noted. */
export function channelOrHere(reading: SectionReading, key: OutlineKey): string | null {
  if (valueAt(reading, key) !== null) return channelSaid(reading, key);
  const { here, channels } = reading.context;
  if (here === undefined) trouble(reading, key, "no_channel", channels);
  return here ?? null;
}
