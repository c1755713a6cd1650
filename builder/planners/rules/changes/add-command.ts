import { readCommands } from "../frames/command.ts";
import { indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { type Change, recordsOf, says } from "./wish.ts";

/** "add a command /lunch". */
export const addCommand: Change = (wish) => {
  const whole = wholeOf(wish);
  const records = recordsOf(wish.parts);
  const isAsked = valuesIn(wish, whole, "command").length > 0 || indexesOf(wish, whole, "command").length > 0;
  if (records === undefined || !isAsked || says(wish, wish.words.remove)) return null;
  const { commands } = readCommands(wish, whole, records);
  return commands.length === 0 ? null : [...wish.parts, ...commands];
};
