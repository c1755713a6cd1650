import { has, indexes, mark, note, type Range, type Scene, take, textOf } from "../words/scene.ts";

/** "Zwei Sachen für die Werkstatt.", "Two things for the shop:": only says how many wishes follow; taken. */
export function takeAnnouncedNumber(scene: Scene): void {
  const [first] = scene.clauses;
  const [stop] = indexes({ from: 0, to: Math.min(scene.items.length, MOST_WORDS) }).filter((at) =>
    /^[.:!]$/.test(mark(scene.items[at])),
  );
  if (first === undefined || stop === undefined || stop + 1 >= scene.items.length) return;
  const words: Range = { from: 0, to: stop };
  if (!NUMBER_OF.test(textOf(scene, words)) || indexes(words).some((at) => has(scene.items[at], "list"))) return;
  take(scene, words);
  note(scene, "background", textOf(scene, words));
}

const MOST_WORDS = 14;

const NUMBER_OF =
  /^(?:(?:hallo|hi|hey|hello|moin|servus),? )?(?:(?:ich|wir) (?:habe|hätte|hätten|haben|bräuchte|bräuchten|brauche|brauchen|möchte|möchten) |(?:i|we)(?:'ve got| have| need|'d like| would like) |there are |es gibt |es sind )?(?:gern |gerne |mal )?(?:two|three|four|zwei|drei|vier|2|3|4) (?:things|wishes|requests|asks|small things|little things|quick things|sachen|dinge|wünsche|anliegen|punkte|kleinigkeiten|kleine sachen|kleine dinge|bitten)(?: (?:for|about|für|zu|zum|zur|aus|from|in|im) [^.:!,\d#]{2,50})?(?: (?:please|bitte))?$/i;
