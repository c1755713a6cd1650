import type { Part } from "../../../../sdk/contract/parts.ts";
import { takeOnlyIfAny } from "../frames/only-if-any.ts";
import { wholeOf } from "../words/scene.ts";
import { type Change, partsOf, takeSaid } from "./wish.ts";

/** "it should not post when there is nothing open", "only if there are any": of every summary that says so anyway until now. */
export const onlyIfAny: Change = (wish) => {
  if (partsOf(wish.parts, "digest").length === 0 || !takeOnlyIfAny(wish, wholeOf(wish))) return null;
  takeSaid(wish, [wish.words.post, wish.words.filler].join("|"));
  return wish.parts.map((part): Part => (part.part === "digest" ? { ...part, onlyIfAny: true } : part));
};
