import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { modelAt, raiseAlone } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { indexes, type Range, type Scene } from "../words/scene.ts";

type Records = PartOf<"records">;
type Of = PartOf<"digest">["of"];

/**
 * "post the new ones every evening": those that came since the last post; where one of the choices says new, those. Left out
 * aloud where the posts come at other times than every day, week or month. null: nothing of the kind is said.
 */
export function readNewOnes(
  scene: Scene,
  clause: Range,
  records: Records,
  schedule: string | null,
): { of: Of; records: Records } | null {
  const said = saidIn(scene, clause, newOnes(records));
  if (said === null) return null;
  // "list of new hires": all of them are new.
  const others = [
    { from: 0, to: clause.from },
    { from: clause.to, to: scene.items.length },
  ];
  if (others.some((range) => saidIn(scene, range, newOnes(records)) !== null)) return null;
  const state = records.columns.find(({ choices = [] }) => choices.some((choice) => NEW.test(choice)));
  if (state !== undefined) {
    modelAt(scene, ...indexes(said));
    const doneChoices = (state.choices ?? []).filter((choice) => !NEW.test(choice));
    return { of: "open", records: { ...records, doneColumn: state.name, doneChoices } };
  }
  if (schedule === null) return null;
  const of = sinceLast(schedule);
  if (of === null) raiseAlone(scene, said);
  else modelAt(scene, ...indexes(said));
  return of === null ? null : { of, records };
}

const NEW = /^(?:new|neue?)$/i;

/** In the morning hardly anything of the day is there yet: what is new came on the day before. */
function sinceLast(schedule: string): Of | null {
  const isMorning = Number(schedule.split(" ")[1]?.split(",")[0] ?? 0) < 12;
  if (/(?:\* \* \*|\* \* 1-5)$/.test(schedule)) return isMorning ? "yesterday" : "today";
  if (/\* \* \d$/.test(schedule)) return "last_7_days";
  return /^\d+ \d+ [1-5] \* \*$/.test(schedule) ? "last_month" : null;
}

function newOnes({ noun }: Records): RegExp {
  const many = [noun.one, noun.many, ...noun.many.split(/\s+/).slice(-1)]
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "."))
    .join("|");
  const english = `(?:ones|entries|additions|arrivals|stuff|things|items|${many})`;
  const german = `(?:einträge[n]?|sachen|zugänge[n]?|${many})`;
  return words(
    `(?:all |only |just )?(?:the |all |any |our )?(?:new|newest|newly \\p{L}+) ${english}`,
    "what(?:'s| is) new|whatever is new",
    `(?:nur |alle )?(?:die |alle )?neue?n? ${german}`,
    "neu (?:eingetragene|angelegte|erfasste|hinzugekommene|dazugekommene|aufgenommene)n?(?: \\p{L}+)?|neuzugänge|neueinträge|(?:die|alle|nur) neuen(?! (?!(?:in|im|ins|nach|zu|um|an|am|posten|senden|schicken)(?!\\p{L}))\\p{L})|was neu ist",
  );
}
