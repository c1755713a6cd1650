import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/** Asks the desk to stop a request. What to tell the person. */
export async function stop(deps: ListenerDeps, requestId: string, personId: string): Promise<string> {
  const outcome = await known(() => deps.desk.stop(requestId, personId));
  const { replies, handed } = await languageOfPerson(deps, personId);
  return outcome.kind === "stopping" ? replies.stopping : handed(outcome.say);
}
