import type { Column, Part } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import { namedApart, parseColumn } from "../fields/column.ts";
import { makeScene } from "../words/make-scene.ts";
import { wholeOf } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";
import type { Listed } from "./said-columns.ts";
import { spokenColumns } from "./spoken-label.ts";
import { withPart } from "./wish.ts";

/** "put back who it is for (person) as first column", "add weight after shelf", "Gewicht (Zahl) als letzte Spalte": there. */
export function withColumnAt(parts: readonly Part[], said: string, context: ReadingContext): Part[] | null {
  const target = parts.find((part): part is Listed => part.part === "records" || part.part === "approval");
  if (target === undefined) return null;
  for (const { source, put } of placesIn(target)) {
    for (const [verb, mayMake] of [
      [ADDS, true],
      [MOVES, false],
    ] as const) {
      const what = whatAt(said, verb, source);
      const column = what === null ? null : columnOf(what, context);
      if (column === null) continue;
      const there = target.columns.find(({ label }) => label.toLowerCase() === column.label.toLowerCase());
      if (there === undefined && !mayMake) continue;
      // "(person)" of one that is there already and is of another kind: a wish of its own.
      if (there !== undefined && /\(/.test(what ?? "") && there.type !== column.type) return null;
      const others = target.columns.filter((one) => one !== there);
      const at = put(others);
      const columns = namedApart([...others.slice(0, at), there ?? column, ...others.slice(at)]);
      return withPart(parts, target, { ...target, columns });
    }
  }
  return null;
}

function whatAt(said: string, verb: string, source: string): string | null {
  const frames = [`${verb}(?<what>.{2,80}?),?\\s+${source}${TAIL}`, `${source},?\\s+${verb}(?<what>.{2,80}?)${TAIL}`];
  for (const frame of frames) {
    const what = new RegExp(`^${frame}$`, "iu").exec(said)?.groups?.what;
    if (what !== undefined) return what;
  }
  return null;
}

const BACK =
  "(?: (?:back|again|in|also|bitte|wieder|noch|auch|zurück|die spalte|das feld|the column|the field|a column|a field|eine spalte|ein feld|a|an|eine?n?))*";
/** What may make a column. */
const ADDS = `(?:(?:add|insert|restore|re-?add|include|i (?:also )?(?:need|want)|we (?:also )?(?:need|want)|give me|füge|ergänze?|ich (?:brauche|möchte|will)|wir (?:brauchen|möchten|wollen)|(?:put|bring|take|nimm|setze?|hole?|pack)(?= (?:back|in|the column|the field|a column|a field|die spalte|das feld|eine spalte|ein feld|wieder|zurück)|.*\\())${BACK}\\s+)`;
/** What moves one that is there: "keep the newest first" speaks of entries. */
const MOVES = `(?:(?:put|bring|take|move|keep|place|setze?|nimm|stelle?|hole?|schiebe?|pack|zeige?)${BACK}\\s+)`;
const TAIL =
  "(?:[\\s,]+(?:again|back|please|bitte|in|ein|hinzu|dazu|auf|rein|zurück|wieder|an|hin|hinein|einfügen|hinzufügen|ergänzen|haben|too))*";

interface Place {
  source: string;
  put(columns: readonly Column[]): number;
}

function placesIn(part: Listed): Place[] {
  const beside = spokenColumns([part]).flatMap(({ column, pattern }): Place[] => {
    const at = (columns: readonly Column[]) => columns.findIndex(({ name }) => name === column.name);
    const behind = (columns: readonly Column[]) => (at(columns) < 0 ? columns.length : at(columns) + 1);
    return [
      { source: `(?:right |directly |direkt )?(?:after|behind|next to|nach|hinter|neben) ${pattern}`, put: behind },
      {
        source: `(?:right |directly |direkt )?(?:before|in front of|vor) ${pattern}`,
        put: (columns) => Math.max(0, at(columns)),
      },
    ];
  });
  const end = "(?: (?:column|field|one|spalte|feld|place|position|stelle))?";
  return [
    ...beside,
    {
      source: `(?:as (?:the )?(?:very )?first${end}|as column (?:1|one)|(?:at|to) the (?:beginning|start|top|front)|(?:in|at) (?:the )?first (?:place|position)|in front|up front|first|als (?:aller)?erste[sr]?${end}|(?:ganz )?(?:am anfang|an den anfang|vorne?|nach vorne?|zu beginn)|an (?:die )?erster? stelle)`,
      put: () => 0,
    },
    { source: `(?:as (?:the )?second${end}|als zweite[sr]?${end}|an (?:die )?zweiter? stelle)`, put: () => 1 },
    { source: `(?:as (?:the )?third${end}|als dritte[sr]?${end}|an (?:die )?dritter? stelle)`, put: () => 2 },
    {
      source: `(?:as (?:the )?(?:very )?last${end}|(?:at|to) the (?:very )?(?:end|bottom|back)|last|als letzte[sr]?${end}|(?:ganz )?(?:am ende|ans ende|hinten|nach hinten|am schluss|zum schluss)|an (?:die )?letzter? stelle)`,
      put: (columns) => columns.length,
    },
  ];
}

function columnOf(what: string, context: ReadingContext): Column | null {
  const plain = what
    .trim()
    .replace(/^(?:(?:the|a|an|die|das|der|den|eine?n?)\s+)?(?:(?:column|field|spalte|feld)\s+)?/i, "")
    .replace(/^["'“„]|["'”“]$/g, "");
  if (
    plain === "" ||
    /[,;:]|\b(?:it|them|es|sie)\b/i.test(
      plain.replace(/\(.*\)/, "").replace(/^(?:who|what|when|which|wer|was|wann|wem)\b.*/i, ""),
    )
  )
    return null;
  const scene = makeScene(plain, tokenize(plain), context);
  return parseColumn(scene, wholeOf(scene));
}
