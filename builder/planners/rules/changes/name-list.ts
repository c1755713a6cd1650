import type { Part } from "../../../../sdk/contract/parts.ts";
import type { ChangeWords } from "../languages/changes.ts";
import type { Wish } from "./wish.ts";
import { withChoices } from "./with-choices.ts";

/** Names that a part is made with, and that change by being added, taken out or replaced. */
export interface NameList {
  part: Part;
  /** What is in it: decides what a name in it may look like, and which words call for it. */
  kind: keyof ChangeWords["calls"];
  /** Words, beside those of its kind, that call for it; between bars. */
  called: string;
  names: readonly string[];
  /** So many must stay. */
  least: number;
  /** It is in it only where a word calls for it, or a name of it is said. */
  isAside: boolean;
  put(names: string[]): Part;
}

/** All lists of these parts. */
export function nameLists({ parts, context }: Pick<Wish, "parts" | "context">): NameList[] {
  const { singular } = context.lexicon.language;
  const called = (...words: string[]) =>
    [...new Set(words.flatMap((one) => [one, singular(one), one.split(" ").at(-1) ?? one]))]
      .map((one) => one.toLowerCase())
      .join("|");
  return parts.flatMap((part): NameList[] => {
    const main = { part, least: 0, isAside: false };
    switch (part.part) {
      case "booking":
      case "lending":
      case "status_board": {
        const { one, many } = part.noun;
        const things: NameList = {
          ...main,
          kind: "things",
          called: called(one, many),
          names: part.things,
          least: part.part === "booking" ? 1 : 0,
          put: (things) => ({ ...part, things }),
        };
        if (part.part !== "status_board") return [things];
        const put = (states: string[]) => ({ ...part, states });
        return [things, { ...main, kind: "states", called: "", names: part.states, least: 2, isAside: true, put }];
      }
      case "picker":
      case "rota": {
        const words = part.part === "picker" ? called(part.noun.one, part.noun.many) : called(part.duty);
        return [{ ...main, kind: "people", called: words, names: part.names, put: (names) => ({ ...part, names }) }];
      }
      case "poll":
        return [
          {
            ...main,
            kind: "choices",
            called: "",
            names: part.choices,
            least: 2,
            put: (choices) => ({ ...part, choices }),
          },
        ];
      case "checklist":
        return [
          { ...main, kind: "items", called: "", names: part.items, least: 1, put: (items) => ({ ...part, items }) },
        ];
      case "links":
        return [{ ...main, kind: "tags", called: "", names: part.tags, put: (tags) => ({ ...part, tags }) }];
      case "records":
      case "approval":
        return part.columns.flatMap((column): NameList[] =>
          column.choices === undefined
            ? []
            : [
                {
                  ...main,
                  kind: "choices",
                  called: called(column.label),
                  names: column.choices,
                  least: 2,
                  isAside: true,
                  put: (choices) => withChoices(part, column, choices),
                },
              ],
        );
      default:
        return [];
    }
  });
}
