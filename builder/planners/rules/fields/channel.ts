import { saidAt } from "../called/said.ts";
import { gap, indexes, type Range, type Scene, take, textOf, valuesIn } from "../words/scene.ts";

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

/** "remind me", "schick mir", "nur mich, als Direktnachricht": whom it would be said to alone, as written. "": nobody. */
export function forOneAlone(scene: Scene, ranges: readonly Range[]): string {
  const answer = ALONE.exec(scene.context.answered.text.toLowerCase())?.[0];
  const whole = { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
  const [said] = ranges.length === 0 ? [] : saidAt(scene, whole, ALONE);
  const whom = said === undefined ? [] : indexes(said).filter((at) => isOne(scene, at));
  const [first] = whom;
  return answer ?? (first === undefined ? "" : textOf(scene, { from: first, to: first + 1 }));
}

function isOne(scene: Scene, at: number): boolean {
  return scene.items[at]?.kind === "person" || /^(?:me|mich|mir)$/i.test(scene.items[at]?.text ?? "");
}

const ALONE =
  /\b(?:remind|tell|send|message|ping|dm|notify|nudge|poke|text) (?:only |just )?(?:me|@[\w.-]+)\b|\b(?:only|just)(?: to| for)? me\b|\b(?:erinner\w*|sag\w*|schick\w*|schreib\w*|ping\w*|meld\w*|stups\w*) (?:bitte |doch |nur )*(?:mich|mir|@[\w.-]+)\b|\b(?:nur|bloss|allein) (?:an |fuer |für )?(?:mich|mir)\b|\b(?:mich|mir) (?:bitte |nur |doch )*(?:[^.!?\n]{0,60} )?(?:erinnern|schicken|schreiben)\b/;
