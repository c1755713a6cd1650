import { columnElements } from "../fields/column-list.ts";
import { columnListAt } from "../fields/columns.ts";
import { mark, type Range, type Scene, textOf, wholeOf } from "../words/scene.ts";

/** "title, link, tags": the columns that a directory of links has anyway, and no others. null: none is listed so. */
export function linkColumnsAt(scene: Scene): Range | null {
  if (!scene.items.some((item) => LINK.test(item.text)) || !scene.items.some((item) => TAGS.test(item.text)))
    return null;
  const start = columnListAt(scene, wholeOf(scene)) ?? 0;
  const { elements, range } = columnElements(scene, start, scene.items.length, () => true);
  const said = elements.map((element) => {
    const text = textOf(scene, element).replace(/\s*\(.*$/, "");
    return text.replace(
      /^(?:(?:the|a|an|its?|one or two|a few|some|a couple of|couple of|der|die|das|ein paar|und|ein|eine) )+/i,
      "",
    );
  });
  const isWhole =
    said.some((one) => LINK.test(one)) && said.some((one) => TAGS.test(one)) && said.every((one) => OF_LINKS.test(one));
  return isWhole && said.length >= 2 && mark(scene.items[start]) === "" ? range : null;
}

const LINK = /^(?:links?|urls?|web ?address|webadresse|internetadresse|hyperlink)$/i;
/** What people look links up by. */
export const TAGS =
  /^(?:tags?|labels?|key ?words?|keyword or two|categor(?:y|ies)|kategorien?|schlag(?:wort|worte|worten|wörter|wörtern)|stich(?:wort|worte|worten|wörter|wörtern)|topics|themen)$/i;
const OF_LINKS =
  /^(?:links?|urls?|web ?address|webadresse|internetadresse|hyperlink|tags?|labels?|key ?words?|categor(?:y|ies)|kategorien?|schlag\p{L}+|stich(?:wort|worte|worten|wörter|wörtern)|topics?|themen|thema|title|titel|name|what(?:'s| is)? ?(?:it is|it|it's about)?|was(?: es| das)? ist|description|short description|beschreibung|kurzbeschreibung|notes?|notiz|kommentar|comment|box|a? ?box to find (?:stuff|things|it|them)|search(?: box)?|suche|suchfeld)$/iu;
