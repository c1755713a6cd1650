import { type MainKind, type Scene, wholeOf } from "../words/scene.ts";
import { approvalsSaid } from "./approval-said.ts";
import { linkColumnsAt } from "./link-columns.ts";
import { typedIn } from "./typed-in.ts";

/** What calls for a part without a word of its own, by the item at which it is said. */
export function calledOtherwise(scene: Scene): ReadonlyMap<number, MainKind> {
  const calls = new Map<number, MainKind>();
  const typed = typedIn(scene, wholeOf(scene));
  if (typed !== null) calls.set(typed.said.from, "records");
  const links = linkColumnsAt(scene);
  if (links !== null) calls.set(links.from, "links");
  for (const { from } of approvalsSaid(scene, wholeOf(scene))) calls.set(from, "approval");
  return calls;
}
