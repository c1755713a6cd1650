import { isDeepStrictEqual } from "node:util";
import type { Manifest } from "../../sdk/contract/manifest.ts";

/** Channels, with #, in which it hears of something that the live Release's manifest does not have it hear there. */
export function newlyHeard(manifest: Manifest, current: Manifest | null): string[] {
  const heard = ({ triggers }: Manifest) =>
    triggers.flatMap((trigger) => ("slack" in trigger ? trigger.in.map((channel) => [trigger.slack, channel]) : []));
  const before = current === null ? [] : heard(current);
  const isNew = (one: string[]) => !before.some((other) => isDeepStrictEqual(one, other));
  return [...new Set(heard(manifest).flatMap((one) => (isNew(one) ? (one[1] ?? []) : [])))];
}
