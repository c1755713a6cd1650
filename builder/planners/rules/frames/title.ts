import { readTopic } from "../called/subject.ts";
import { capital } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { mark, type Range, type Scene, take, textOf } from "../words/scene.ts";

/** The words right before what called for it, and what it is for: "onboarding checklist", "ranking for darts". */
export function readTitle(scene: Scene, trigger: number, range: Range, own: string): string {
  scene.used.add(trigger);
  const before = nounPhraseBefore(scene, trigger, range.from);
  if (before !== null) {
    take(scene, before);
    return capital(`${textOf(scene, before)} ${own}`);
  }
  const behind = nounPhraseFrom(scene, trigger + 1, range.to);
  // "Checkliste Messeaufbau: …"
  if (behind?.from === trigger + 1 && mark(scene.items[behind.to]) === ":") {
    take(scene, behind);
    return capital(`${own} ${textOf(scene, behind)}`);
  }
  const topic = readTopic(scene, trigger + 1, range.to);
  return capital(topic === null ? own : `${own} ${topic}`);
}
