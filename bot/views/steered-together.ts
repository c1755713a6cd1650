import type { SteeringWish } from "../../store/message-tables.ts";
import { type Content, person, quoted, section } from "./pieces.ts";

const MOST_WISHES = 8;

/** In the thread, once: that somebody else steers too, and in which order it is taken. */
export function steeredTogether(wishes: SteeringWish[]): Content {
  const last = wishes.at(-1);
  const people = [...new Set(wishes.map(({ personId }) => personId))];
  const lines = wishes
    .map(
      ({ personId, text }, index) => `${index + 1}. ${person(personId)}: ${text === null ? "the plan" : quoted(text)}`,
    )
    .slice(-MOST_WISHES);
  const also = last === undefined ? "" : `${person(last.personId)} has also asked for: ${quoted(last.text ?? "")}`;
  const words = `${also}\n${people.map(person).join(" and ")}, you steer this together now. It is taken in this order:\n${lines.join("\n")}\nWhere one does not fit the other, the later one counts.`;
  return { text: words, blocks: [section(words)] };
}
