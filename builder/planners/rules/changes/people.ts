import { modelAt, modelWhere } from "../modelled.ts";
import { gap, indexes, indexesOf, valuesIn, wholeOf } from "../scene.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, partsOf, recordsOf, saidAll, says, takeSaid, withPart } from "./wish.ts";

/** "@pat approves instead", "Ana Ferreira soll entscheiden", "the owner decides again". */
export const deciders: Change = (wish) => {
  const [approval] = partsOf(wish.parts, "approval");
  const { decides, owner, filler, also } = wish.words;
  if (approval === undefined || (indexesOf(wish, wholeOf(wish), "approval").length === 0 && !says(wish, decides)))
    return null;
  const old = replacedValues(wish);
  const said = valuesIn(wish, wholeOf(wish), "person").filter(({ index }) => !old.has(index));
  const isOwner = said.length === 0 && says(wish, owner);
  for (const { item } of said)
    if (item.hasLeft || item.personId === null) gap(wish, item.hasLeft ? "left" : "stranger", item.name, true);
  const people = said.flatMap(({ item }) => (item.hasLeft || item.personId === null ? [] : [item.personId]));
  if (people.length < said.length || (people.length === 0 && !isOwner)) return null;
  const before = says(wish, also) && approval.decidedBy !== "owner" && old.size === 0 ? approval.decidedBy.people : [];
  for (const { index } of said) wish.used.add(index);
  takeSaid(wish, [decides, owner, also, filler].join("|"));
  for (const index of indexesOf(wish, wholeOf(wish), "approval")) wish.used.add(index);
  modelWhere(wish, wholeOf(wish), ["restriction"], () => true);
  const decidedBy = isOwner ? ("owner" as const) : { people: [...new Set([...before, ...people])] };
  return withPart(wish.parts, approval, { ...approval, decidedBy });
};

/** "people may only change their own entries", "jeder soll Einträge ändern dürfen". */
export const editors: Change = (wish) => {
  const records = recordsOf(wish.parts);
  const { edits, onlyOwn, anybody, filler } = wish.words;
  if (records === undefined || !says(wish, edits)) return null;
  const own = says(wish, onlyOwn);
  const isAll =
    says(wish, anybody) &&
    /\b(?:may|can|should|allow\w*|darf|dürfen|duerfen|kann|können|soll|sollen)\b/i.test(wish.text);
  const mayChange = own ? "author" : isAll ? "anybody" : null;
  if (mayChange === null || mayChange === records.mayChange || valuesIn(wish, wholeOf(wish), "person").length > 0)
    return null;
  for (const range of saidAll(wish, [edits, onlyOwn, anybody, filler].join("|"))) modelAt(wish, ...indexes(range));
  for (const index of indexesOf(wish, wholeOf(wish), "author", "everybody", "enter")) modelAt(wish, index);
  return withPart(wish.parts, records, { ...records, mayChange });
};
