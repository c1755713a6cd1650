import { strangerOf } from "../../operator/authority/outsiders.ts";
import { type Filled, severalAt } from "../views/outline-modal/filled.ts";
import type { Field } from "../views/outline-modal/form.ts";
import type { Language } from "../words/language.ts";
import type { ListenerDeps } from "./deps.ts";

/** By block, who was chosen and can do nothing here: Slack's picker offers everybody, also bots and guests. */
export async function judgePeople(
  deps: Pick<ListenerDeps, "people" | "slackTeamId">,
  { people: say }: Language,
  fields: readonly Field[],
  filled: Filled,
): Promise<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const { blockId, input } of fields) {
    const chosen = input.kind === "people" ? severalAt(filled, blockId) : [];
    const whys: string[] = [];
    for (const personId of chosen) {
      const person = await deps.people.know(personId);
      const stranger = strangerOf(deps, person);
      if (stranger !== null) whys.push(say.cannotDecide(person?.name ?? say.somebody, say.why[stranger]));
    }
    if (whys.length > 0) faults[blockId] = `${whys.join(" ")} ${say.choose}`;
  }
  return faults;
}
