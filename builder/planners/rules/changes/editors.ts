import { modelAt } from "../limits/modelled.ts";
import { indexes, indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { type Change, recordsOf, saidAll, says, withPart } from "./wish.ts";

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
