import type { Composition, Part } from "../../../sdk/contract/parts.ts";
import type { ReadingContext } from "./context.ts";
import { readAsk } from "./reading.ts";

const SO = "(?:(?:and|also|btw|hi|hey|ok|okay|und|auch|außerdem|toolroom)[,:]? )*";
const ADJECTIVE = "(?:another|a (?:completely |totally |whole )?(?:new|separate|different|second|other))";
const ADJEKTIV = "(?:(?:noch )?eine? (?:ganz )?(?:andere|neue|zweite|weitere|eigene|separate)[nrs]?)";
const WISH =
  "(?:(?:i|we) (?:(?:also|now|would|really|d) )*(?:need|want|like|wish)(?: to have)?(?: also)?|(?:please |can you |could you )*(?:also )?(?:build|make|create|start)(?: me| us)?(?: also)?)";
const WUNSCH =
  "(?:(?:ich|wir) (?:brauchen?|möchten?|wollen|will|hätten?)(?: gerne?)?(?: auch| noch| zusätzlich| außerdem)*|(?:bitte |kannst du )*(?:bau|baue|mach|mache|erstell|erstelle)(?: mir| uns)?(?: bitte| auch| noch)*)";
const PROGRAM = "(?:\\p{L}+ ){0,2}?(?:app|tool|bot|program|programm|anwendung)";
/** "a new app name" is about this one. */
const FOLLOWED =
  "(?=$|[.,:;!]| (?:that|which|where|for|to|with|so|wo|die|das|der|für|zum|zur|mit|um|in der|in dem)\\b)";
const THING =
  "(?:page|app|tool|bot|list|form|board|tracker|rota|poll|place|way|seite|liste|umfrage|formular|übersicht|plan)";

const SAID = new RegExp(`^${SO}(?:${WISH} ${ADJECTIVE}|${WUNSCH} ${ADJEKTIV}) ${PROGRAM}${FOLLOWED}`, "iu");
const WISHES_A_THING = new RegExp(`^${SO}(?:${WISH} an? |${WUNSCH} eine?n? )(?:\\p{L}+ )?${THING}\\b`, "iu");

/** Parts that a change can add to what is there. */
const ADDABLE: ReadonlySet<Part["part"]> = new Set(["digest", "reminder", "command", "scheduled_post", "webhook_post"]);

/**
 * Whether what is said in the thread of an App is plainly for another one: because that is said, or because a thing is
 * wished for whose parts the App has nothing of, and no change could add. Where it is not sure, it is a change.
 */
export function asksForOtherApp(text: string, composition: Composition | null, context: ReadingContext): boolean {
  if (SAID.test(text.trim())) return true;
  if (composition === null || !WISHES_A_THING.test(text.trim())) return false;
  const kinds = readAsk(text, context, null).parts.map(({ part }) => part);
  const has = new Set(composition.parts.map(({ part }) => part));
  return kinds.some((kind) => !ADDABLE.has(kind)) && !kinds.some((kind) => has.has(kind));
}
