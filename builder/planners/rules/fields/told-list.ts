import type { Item } from "../words/item.ts";
import { clauseOf, has, indexes, mark, type Scene } from "../words/scene.ts";

/** "post in #general: …", "22:00 every day, into #general: …": what is listed from here on is said, and not kept. */
export function isToldList(scene: Scene, start: number): boolean {
  const before = indexes({ from: tellingFrom(scene, start), to: start });
  const isOf = (...kinds: Item["kind"][]) => before.some((index) => kinds.includes(scene.items[index]?.kind ?? "mark"));
  const isPosted = mark(scene.items[start - 1]) === ":" && isOf("channel") && isOf("time", "recurrence");
  return isPosted || before.some((index) => has(scene.items[index], "say", "remind"));
}

/** Where what may tell a list begins: in its sentence, and not in the one before a full stop. */
export function tellingFrom(scene: Scene, start: number): number {
  return mark(scene.items[start - 1]) === "." ? start : clauseOf(scene, Math.max(0, start - 1)).from;
}
