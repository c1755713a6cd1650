import { gap, type Range, type Scene, take, valuesIn } from "../words/scene.ts";

/** The first channel named in these ranges; one that is not there is asked for. null: none that we could post in. */
export function readChannel(scene: Scene, ranges: readonly Range[]): string | null {
  const said = ranges.flatMap((range) => valuesIn(scene, range, "channel"));
  for (const { index } of said) take(scene, { from: index, to: index + 1 });
  const names = [...new Set(said.map(({ item }) => item.inner))];
  const known = names.find((name) => scene.context.channels.includes(name));
  const strange = names.filter((one) => !scene.context.channels.includes(one));
  const { channel } = scene.context.answered;
  if (strange.length > 0 && channel !== null) return channel;
  for (const name of strange) gap(scene, "unknown_channel", name, false);
  return known ?? null;
}

/** Whether a channel is named here at all. */
export function namesChannel(scene: Scene, ranges: readonly Range[]): boolean {
  return ranges.some((range) => valuesIn(scene, range, "channel").length > 0);
}
