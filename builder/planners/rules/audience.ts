import { modelAt, segmentOf } from "./limits/modelled.ts";
import { clauseOf, gap, has, indexes, indexesOf, isSilent, type Scene, valuesIn, wholeOf } from "./words/scene.ts";

/** "only me can edit": others may look. */
function isAboutChanging(scene: Scene, index: number): boolean {
  return indexes({ from: index, to: index + 5 }).some((at) =>
    /^(?:edit|edits|change|changes|modify|delete|update|bearbeiten|ändern|aendern|löschen|bearbeite|ändere)$/i.test(
      scene.items[at]?.text ?? "",
    ),
  );
}

/** "only me", "my private list": the asker alone, and nobody beside. */
function isOwn(scene: Scene, index: number): boolean {
  const segment = segmentOf(scene, index);
  const isMine = indexes({ from: segment.from, to: index + 3 }).some((at) =>
    /\b(?:me|my|i|myself|mine|ich|mich|mir|mein\p{L}{0,2})\b/iu.test(scene.items[at]?.text ?? ""),
  );
  const next = scene.items[index + 1];
  const isBeside = has(next, "and", "or") || valuesIn(scene, segment, "person").length > 0;
  return isMine && !isBeside;
}

function isNobodyElse(scene: Scene, index: number): boolean {
  const { from, to } = segmentOf(scene, index);
  return indexes({ from, to }).every((at) => at === index || isSilent(scene.items[at]));
}

/** "not only me", "nicht nur ich": the others too. Taken, as an app is for everybody anyway. */
function takeNotOnly(scene: Scene): void {
  for (const index of indexesOf(scene, wholeOf(scene), "private").filter((at) => isNotOnly(scene, at)))
    modelAt(scene, index - 1, index);
}

function isNotOnly(scene: Scene, index: number): boolean {
  return /^(?:not|isn't|nicht|net|nich)$/i.test(scene.items[index - 1]?.text ?? "");
}

export function takePrivate(scene: Scene): boolean {
  takeNotOnly(scene);
  const found = indexesOf(scene, wholeOf(scene), "private")
    .filter((index) => !isNotOnly(scene, index))
    .filter(
      (index) =>
        !/^(?:message|nachricht|phone|mobile|cell|numbers?$|handy|handynummer|telefon|address|adresse|car$|auto$|e-?mails?$|life|leben|mail$|computer|laptop|rechner)/i.test(
          scene.items[index + 1]?.text ?? "",
        ),
    );
  for (const index of found) scene.used.add(index);
  const edits = found.filter((index) => isAboutChanging(scene, index));
  if (edits.length > 0) gap(scene, "editors", "", false);
  modelAt(scene, ...edits);
  if (edits.length > 0) return false;
  // "@ana approves, nobody else": who decides, not who may open it.
  const own = found.filter(
    (index) =>
      isOwn(scene, index) && indexesOf(scene, clauseOf(scene, index), "approval", "poll", "booking").length === 0,
  );
  modelAt(scene, ...own);
  // "just for me, nobody else": said twice.
  if (own.length > 0) modelAt(scene, ...found.filter((index) => isNobodyElse(scene, index)));
  return own.length > 0;
}

/** "only the sales team may see it": an app is for everybody in the company, or for one. */
export function askAudience(scene: Scene): void {
  const said = AUDIENCE.exec(scene.text.replace(WANTED_ONES, " ").replace(LOOKS, " "))?.[0];
  if (said === undefined || scene.context.answered.audience !== null) return;
  gap(scene, "audience", said.trim(), false);
}

/** Of words that limit: whether they say who may look. Who voted for what is another matter. */
export function isAudience(words: string): boolean {
  const plain = words.trim();
  if (WANTED_ONES.test(plain) || LOOKS.test(plain)) return false;
  const isOther =
    /^(?:everybody|everyone|anybody|anyone|all|alle|jeder)\b|\bwho (?:chose|picked|voted)\b|\b(?:voted|gestimmt|gewählt)\b/i.test(
      plain,
    );
  if (WANTING.test(plain) && !AUDIENCE.test(plain)) return false;
  return AUDIENCE.test(plain) || WHOLLY.test(plain) || (LOOKING.test(plain) && !isOther);
}

/** "I want to see which aren't done", "will ich sehen, bei wem was fehlt": what somebody looks for. */
const WANTING =
  /^(?:(?!\b(?:nobody|no one|not|never|only|just|niemand|keiner|nicht|nur)\b).)*\b(?:want|wants|like|need|will|wollen|möchte|möchten|muss|müssen|soll|we|wir|ich)\b(?:(?!\b(?:nobody|no one|not|never|only|niemand|keiner|nicht|nur)\b).){0,40}\b(?:see|sehen)\b/iu;

/** "der Chef will nur die sehen, die noch offen sind": which entries somebody looks for. */
const WANTED_ONES =
  /\b(?:wants?|would like|likes?|needs?|will|wollen|möchten?|muss|müssen|brauch\p{L}*)\b[^.;\n]{0,30}\b(?:only|just|nur)\b[^.;\n]{0,20}\b(?:die|das|jene|diejenigen|was|offene\p{L}*|sehen)\b[^.;\n]{0,50}|\b(?:only|just)?\s*(?:wants?|would like|likes?|needs?)\b[^.;\n]{0,20}\bsee\b[^.;\n]{0,12}\b(?:the ones|those|what|which|open|overdue|unpaid|late|only|just)\b[^.;\n]{0,50}/iu;

/** "not as a wall of red, just so one sees it": how it looks. */
const LOOKS =
  /\b(?:just|only|nur|einfach) (?:so|enough|damit|dass|so dass|sodass|genug)\b[^.;\n]{0,40}\b(?:see|sees|sieht|sehen)\b/iu;

const WHOLLY =
  /^(?:private|privately|confidential|privat|vertraulich)\p{L}{0,2}$|^(?:for )?(?:the |our )?\p{L}+ only\.?$|^(?:just|only|nur)(?: für| for)?(?: the| our| das| die| unser\p{L}{0,2})? \p{L}+\.?$/iu;
const LOOKING =
  /\b(?:see|sees|view|visible|access|sehen|sieht|einsehen|sichtbar|zugriff|anschauen|angucken|reinschauen|reingucken)\b/i;

const AUDIENCE =
  /\b(?:only|just|nur)\s(?:(?!\b(?:me|i|myself|ich|mich|mir|own|eigene[nr]?|author|autor|post)\b)[^.;\n]){0,40}\b(?:see|view|access|open|visible|look|sehen|sieht|einsehen|zugriff|sichtbar|öffnen)\b|\b(?:visible|open|accessible|sichtbar)\s(?:only|just|nur)\s(?:to|for|für)\s(?:the |our |das |die |unser[e]? )?(?!me\b|myself\b|mich\b)\p{L}+|\bonly (?:visible|open|accessible) (?:to|for) (?!me\b|myself\b)[\p{L} ]{2,30}/iu;
