import { modelAt, modelWhere } from "../limits/modelled.ts";
import { indexesOf, takeVocabulary, wholeOf } from "../words/scene.ts";
import { type Change, partsOf, says, takeSaid, withPart } from "./wish.ts";

/** "let people choose several", "nur eine Stimme pro Person". */
export const severalChoices: Change = (wish) => {
  const [poll] = partsOf(wish.parts, "poll");
  const { oneChoice, calls, filler } = wish.words;
  const several = indexesOf(wish, wholeOf(wish), "several");
  const isOne = says(wish, oneChoice);
  if (poll === undefined || (several.length === 0 && !isOne) || poll.mayChooseSeveral !== isOne) return null;
  modelAt(wish, ...several);
  takeVocabulary(wish, wholeOf(wish), "poll");
  takeSaid(wish, [oneChoice, calls.choices, filler].join("|"));
  modelWhere(wish, wholeOf(wish), ["restriction", "perHead"], () => isOne);
  for (const index of indexesOf(wish, wholeOf(wish), "poll", "everybody")) wish.used.add(index);
  return withPart(wish.parts, poll, { ...poll, mayChooseSeveral: !isOne });
};
