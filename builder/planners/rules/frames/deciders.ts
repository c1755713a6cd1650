import type { AskPerson } from "../../../planner.ts";
import { indexes, indexesOf, type Range, type Scene, senses } from "../words/scene.ts";
import { approvalsSaid } from "./approval-said.ts";

/** Somebody who is named where it is said who decides, by a first name that only one has. */
export interface NamedDecider {
  index: number;
  person: AskPerson;
}

/** "Priya says yes or no", "needs Jonas' ok first", "Priya oder Marcus entscheidet": in the sentences that tell of the decision. */
export function namedDeciders(scene: Scene, range: Range): NamedDecider[] {
  return scene.clauses
    .filter((clause) => clause.from < range.to && clause.to > range.from && tellsOfDecision(scene, clause))
    .flatMap((clause) => indexes(clause))
    .flatMap((index) => {
      const person = personAt(scene, index);
      return person === null ? [] : [{ index, person }];
    });
}

function tellsOfDecision(scene: Scene, clause: Range): boolean {
  return indexesOf(scene, clause, "approval").length > 0 || approvalsSaid(scene, clause).length > 0;
}

/** The one who has this first name; null: nobody, or not only one. */
function personAt(scene: Scene, index: number): AskPerson | null {
  const item = scene.items[index];
  if (item?.kind !== "word" || senses(item).length > 0 || !/^\p{Lu}/u.test(item.text)) return null;
  const said = item.text.toLowerCase();
  const all = scene.context.people.filter(({ name }) => {
    const names = name.toLowerCase().split(" ");
    const isTitled = /^(?:frau|herrn?|mr\.?|mrs\.?|ms\.?|dr\.?)$/i.test(scene.items[index - 1]?.text ?? "");
    const first = (isTitled ? names.at(-1) : names[0]) ?? "";
    return first !== "" && (said === first || said === `${first}'s` || said === `${first}’s` || said === `${first}s`);
  });
  const [one] = all;
  return all.length === 1 && one !== undefined ? one : null;
}
