import { readChannel } from "../fields/channel.ts";
import { indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { postOf } from "./posts.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, takeSaid, withPart } from "./wish.ts";

/** Where a decision or a changed state is said: "say it in #it", "lieber in #ops". */
export const sayChannel: Change = (wish) => {
  const old = replacedValues(wish);
  const said = valuesIn(wish, wholeOf(wish), "channel").filter(({ index }) => !old.has(index));
  const sayers = wish.parts.flatMap((part) =>
    part.part === "approval" || part.part === "status_board" || part.part === "webhook_post" ? [part] : [],
  );
  const [part] = sayers;
  const timed = (["time", "recurrence", "date"] as const).some(
    (kind) => valuesIn(wish, wholeOf(wish), kind).length > 0,
  );
  if (said.length !== 1 || part === undefined || sayers.length > 1 || timed) return null;
  if (wish.parts.some((one) => postOf(one) !== null)) return null;
  const [one] = said;
  const channel = readChannel(wish, one === undefined ? [] : [{ from: one.index, to: one.index + 1 }]);
  if (channel === null || channel === part.channel) return null;
  for (const index of indexesOf(wish, wholeOf(wish), "say", "remind", "approval", "states", "status_board"))
    wish.used.add(index);
  takeSaid(wish, [wish.words.post, wish.words.filler].join("|"));
  return withPart(wish.parts, part, { ...part, channel });
};
