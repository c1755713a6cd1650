import { BOOKABLE } from "../../../../sdk/contract/parts.ts";
import { hourOf } from "../fields/clock.ts";
import { modelAt, modelBefore, raiseAlone, segmentOf } from "../limits/modelled.ts";
import { has, indexes, type Range, type Scene, take, textOf, valuesIn } from "../words/scene.ts";

/** When it can be booked: "8:00 to 18:00", "closed after 8pm", "nicht vor 9 Uhr"; the usual where nothing is said. Taken. */
export function readHours(scene: Scene, range: Range): { opensAt: string; closesAt: string } {
  const one = readOneEnd(scene, range);
  if (one !== null) return { ...BOOKABLE, ...one };
  const [opens, closes] = readSpan(scene, range);
  if (opens === undefined || closes === undefined) return BOOKABLE;
  const [opensAt, closesAt] = [timeAt(scene, opens), timeAt(scene, closes)];
  if (opensAt < closesAt) return { opensAt, closesAt };
  // "from 7 to midnight": no day of ours goes on to its end.
  const said = { from: opens, to: closes + 1 };
  for (const index of indexes(said)) scene.modelled.delete(index);
  raiseAlone(scene, said);
  return BOOKABLE;
}

/** Only when it opens, or only when it closes, in a piece of the sentence that says nothing else but why. */
function readOneEnd(scene: Scene, range: Range): { opensAt: string } | { closesAt: string } | null {
  const [said, another] = valuesIn(scene, range, "time");
  if (said === undefined || another !== undefined) return null;
  const { at } = said.item.time;
  const piece = segmentOf(scene, said.index);
  const words = textOf(scene, piece).toLowerCase();
  const end = CLOSES.test(words) ? { closesAt: at } : OPENS.test(words) ? { opensAt: at } : null;
  const isWithin = end !== null && ("closesAt" in end ? at > BOOKABLE.opensAt : at < BOOKABLE.closesAt);
  if (end === null || !isWithin) return null;
  take(scene, piece);
  modelAt(scene, ...indexes(piece));
  return end;
}

const ASIDE = "(?:(?:and|but|und|aber) )?";
const IT =
  "(?:(?:(?:we|it|the \\S+|wir|es|man|der \\S+|die \\S+|das \\S+) )?(?:(?:is|are|'re|'s|ist|sind|wird|hat|haben|macht|machen|kann) )?)?";
const AT = "[\\d:.]+ ?(?:am|pm|uhr|h|o'clock)?";
const CLOSES = new RegExp(
  `^${ASIDE}${IT}(?:(?:closed|closes|close|closing|shut|shuts|geschlossen|schließt|schließen|zu) (?:(?:after|from|at|ab|um|nach) )?${AT}|(?:only |nur |bookable |buchbar |open |offen |auf )*(?:until|till|up to|not after|no later than|never after|latest|bis|nicht nach|nie nach|spätestens bis) ${AT}|(?:ab|um|nach|from|after) ${AT} (?:is it |it is |it's |ist |wird |machen wir |haben wir )?(?:closed|shut|zu|geschlossen|dicht|schluss))(?: (?:zu|geschlossen|buchbar|bookable|open|offen|möglich))?(?:, \\p{L}+)?$`,
  "u",
);
const OPENS = new RegExp(
  `^${ASIDE}${IT}(?:(?:opens|open|opening|öffnet|öffnen|offen|auf) (?:from|at|after|ab|um|erst ab) ${AT}|(?:only |nur |erst |bookable |buchbar )*(?:not before|never before|no earlier than|from|after|nicht vor|nie vor|frühestens ab|frühestens|ab) ${AT}(?: on| onwards| an)?)(?: (?:offen|buchbar|bookable|open|möglich|auf))?(?:, \\p{L}+)?$`,
  "u",
);

function timeAt(scene: Scene, index: number): string {
  const item = scene.items[index];
  if (item?.kind === "number") return hourOf(item.number);
  return item?.kind === "time" ? item.time.at : "";
}

/** "8:00 to 18:00", "between 8 and 18", "von 7 bis 19 Uhr": where the two stand. Taken. */
function readSpan(scene: Scene, range: Range): number[] {
  const isHour = (index: number) => {
    const item = scene.items[index];
    if (scene.used.has(index)) return false;
    return item?.kind === "time" || (item?.kind === "number" && item.number <= 24);
  };
  const first = indexes(range).find(
    (index) =>
      isHour(index) &&
      isHour(index + 2) &&
      (has(scene.items[index + 1], "and", "until") || /^(?:to|till|[-–])$/i.test(scene.items[index + 1]?.text ?? "")) &&
      (scene.items[index + 2]?.kind === "time" ||
        /^(?:between|from|zwischen|von|open)$/i.test(scene.items[index - 1]?.text ?? "")),
  );
  const said = first === undefined ? valuesIn(scene, range, "time").map(({ index }) => index) : [first, first + 2];
  if (first !== undefined) take(scene, { from: first, to: first + 3 });
  for (const index of said) scene.used.add(index);
  if (said.length === 2)
    for (const index of said) modelBefore(scene, index, "beforeTime", "beforeNumber", "restriction");
  return said;
}
