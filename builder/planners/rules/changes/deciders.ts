import { modelWhere } from "../limits/modelled.ts";
import { gap, indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, partsOf, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** "@pat approves instead", "Ana Ferreira soll entscheiden", "the owner decides again". */
export const deciders: Change = (wish) => {
  const [approval] = partsOf(wish.parts, "approval");
  const { decides, owner, filler, also } = wish.words;
  if (approval === undefined || (indexesOf(wish, wholeOf(wish), "approval").length === 0 && !says(wish, decides)))
    return null;
  const old = replacedValues(wish);
  const said = [...valuesIn(wish, wholeOf(wish), "person"), ...firstNames(wish)].filter(({ index }) => !old.has(index));
  const isOwner = said.length === 0 && says(wish, owner);
  for (const { item } of said)
    if (item.hasLeft || item.personId === null) gap(wish, item.hasLeft ? "left" : "stranger", item.name, true);
  const people = said.flatMap(({ item }) => (item.hasLeft || item.personId === null ? [] : [item.personId]));
  const [boss] = indexesOf(wish, wholeOf(wish), "boss");
  if (said.length === 0 && !isOwner && boss !== undefined) gap(wish, "decider", wish.items[boss]?.text ?? "", true);
  if (people.length < said.length || (people.length === 0 && !isOwner)) return null;
  // Whose the app is stands in no word of it: beside others they are named.
  if (says(wish, also) && approval.decidedBy === "owner" && old.size === 0 && people.length > 0) {
    gap(wish, "decider", said.map(({ item }) => item.name).join(", "), true);
    return null;
  }
  const before = says(wish, also) && approval.decidedBy !== "owner" && old.size === 0 ? approval.decidedBy.people : [];
  for (const { index } of said) wish.used.add(index);
  takeSaid(wish, [decides, owner, also, filler].join("|"));
  for (const index of indexesOf(wish, wholeOf(wish), "approval")) wish.used.add(index);
  modelWhere(wish, wholeOf(wish), ["restriction", "exception", "negation"], () => true);
  const decidedBy = isOwner ? ("owner" as const) : { people: [...new Set([...before, ...people])] };
  return withPart(wish.parts, approval, { ...approval, decidedBy });
};

/** "Priya decides instead": the one colleague who is called so. */
function firstNames(wish: Wish) {
  return wish.items.flatMap((item, index) => {
    if (item.kind !== "word" || !/^\p{Lu}/u.test(item.text)) return [];
    const called = wish.context.people.filter(({ name }) => name.split(" ")[0] === item.text);
    const [one, ...others] = called;
    if (one === undefined || others.length > 0) return [];
    return [{ index, item: { personId: one.personId, name: one.name, hasLeft: one.isDeactivated } }];
  });
}
