import { strangerOf } from "../../operator/authority/outsiders.ts";
import { type Filled, severalAt } from "../views/outline-modal/filled.ts";
import type { Field } from "../views/outline-modal/form.ts";
import type { ListenerDeps } from "./deps.ts";

const WHY = {
  unknown: "I do not know them",
  deactivated: "that account is deactivated",
  elsewhere: "they are from another company",
  guest: "guests cannot use Toolroom",
  bot: "that is a bot",
};

/** By block, who was chosen and can do nothing here: Slack's picker offers everybody, also bots and guests. */
export async function judgePeople(
  deps: Pick<ListenerDeps, "people" | "slackTeamId">,
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
      if (stranger !== null) whys.push(`${person?.name ?? "Somebody here"} cannot decide: ${WHY[stranger]}.`);
    }
    if (whys.length > 0) faults[blockId] = `${whys.join(" ")} Choose people of your company.`;
  }
  return faults;
}
