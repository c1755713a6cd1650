import type { Part } from "../../../sdk/contract/parts.ts";
import { type Group, groupsOf } from "./called/mains.ts";
import { isSaidApart } from "./called/said.ts";
import { FRAMES } from "./frames/known-frames.ts";
import { postCore, readPosts } from "./read-posts.ts";
import { gap, indexesOf, type Scene, take, textOf, wholeOf } from "./words/scene.ts";

/** Which of several things to build: all together, or the one whose words these are. */
export type Choice = { kind: "all" } | { kind: "one"; index: number } | null;

/** No app has more parts, so that more things are not even read. */
const MAX_THINGS = 12;

export function readParts(scene: Scene, choice: Choice): { parts: Part[]; things: string[]; cores: number[] } {
  const all = groupsOf(scene);
  if (all.length === 0) {
    const core = postCore(scene);
    return { parts: readPosts(scene), things: [], cores: core === null ? [] : [core] };
  }
  const cores = all.map(({ trigger }) => trigger);
  if (all.length > MAX_THINGS) {
    gap(scene, "two_apps", `${shortly(textOf(scene, all[0]?.range ?? wholeOf(scene)))} + …`, true);
    return { parts: [], things: [], cores };
  }
  const isTogether = all.length > 1 && (!isSaidApart(scene) || indexesOf(scene, wholeOf(scene), "together").length > 0);
  const things = all.map((group) => shortly(textOf(scene, group.range)));
  let groups: Group[] = all;
  if (all.length > 1 && choice?.kind === "one") {
    groups = all.filter((_, index) => index === choice.index);
    for (const group of all.filter((one) => !groups.includes(one))) {
      take(scene, group.range);
      gap(scene, "two_apps", shortly(textOf(scene, group.range)), false);
    }
  } else if (all.length > 1 && !isTogether && choice === null) {
    gap(scene, "two_apps", things.join(" + "), false);
  }
  if (isTogether || choice?.kind === "all")
    for (const index of indexesOf(scene, wholeOf(scene), "also", "together")) scene.used.add(index);
  const parts = groups.flatMap((group) => FRAMES[group.kind](scene, group));
  const isOne = groups.length === 1;
  for (const index of indexesOf(scene, wholeOf(scene), "also", "together")) if (isOne) scene.used.add(index);
  return { parts, things: all.length > 1 ? things : [], cores };
}

function shortly(text: string): string {
  const plain = text.replace(/^[\s,.;–-]+|[\s,.;–-]+$/g, "");
  return plain.length <= 70 ? plain : `${plain.slice(0, 67)}…`;
}
