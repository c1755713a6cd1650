import type { SteeringWish } from "../../store/message-tables.ts";
import type { Language } from "../words/language.ts";
import { type Content, person, quoted, section } from "./pieces.ts";

const MOST_WISHES = 8;

/** In the thread, once: that somebody else steers too, and in which order it is taken. */
export function steeredTogether(wishes: SteeringWish[], language: Language): Content {
  const { together, forms } = language;
  const last = wishes.at(-1);
  const people = [...new Set(wishes.map(({ personId }) => personId))];
  const lines = wishes
    .map(
      ({ personId, text }, index) =>
        `${index + 1}. ${person(personId)}: ${text === null ? together.thePlan : quoted(text, language)}`,
    )
    .slice(-MOST_WISHES);
  const also = last === undefined ? "" : together.also(person(last.personId), quoted(last.text ?? "", language));
  const words = [also, together.steer(forms.and(people.map(person))), ...lines, together.later].join("\n");
  return { text: words, blocks: [section(words)] };
}
