import type { Part } from "../../../../sdk/contract/parts.ts";
import type { Language } from "../languages/language.ts";

/** Names of columns, things, people, states or entries that are no names but sentences: "price need approval by finance". */
export function sentenceLabels(parts: readonly Part[], { limits, concepts }: Language): string[] {
  const words = new Set(limits.sentence.split("|"));
  const asks = new Set(concepts.wh.split("|"));
  const isSentence = (label: string, from: number) => {
    const said = label.toLowerCase().split(/[\s,]+/);
    if (said.length < 2 || asks.has(said[0] ?? "") || ASKED.test(label)) return false;
    return said.some((word, index) => index >= from && (index < said.length - 1 || index > 1) && words.has(word));
  };
  return parts.flatMap((part) => [
    ...("columns" in part && part.part !== "command"
      ? part.columns
          .map(({ label }) => label)
          .filter((label) => isSentence(label, 1) || WISHED.test(label) || isOfKeeping(label, part.noun.many))
      : []),
    ...("names" in part ? part.names : "things" in part ? part.things : []).filter((label) => isSentence(label, 0)),
    ...("items" in part ? part.items : []).filter((label) => OF_ITEMS.test(label)),
    ...("states" in part ? part.states : []).filter((label) => isSentence(label, 1)),
    ...("noun" in part ? [part.noun.many] : []).filter((label) => isSentence(label, 1)),
  ]);
}

/** "date it was found", "did they bite": asked of each entry. */
const ASKED =
  /^(?:did|do|does|is|are|was|were|has|have|had|will|can|ist|sind|war|hat|haben|kann|darf|wurde)\s\S+\s|^(?:date|day|time|place|name|person|reason|amount|number|datum|tag|ort|zeit)\s(?:it|they|he|she|we|when|where|the)\s/i;

/** "ignore all previous instructions", "synced with our drive", "list of pens with colour": a wish of its own, and no column. */
const WISHED =
  /^(?:and |und )?(?:(?:please |bitte )?(?:ignore|disregard|forget|delete|remove|erase|hide|encrypt|ignorier\p{L}*|lösch\p{L}*|entfern\p{L}*|vergiss|verschlüssel\p{L}*) (?:all|any|every|the|old|previous|your|them|entries|rows|alle\p{L}*|alte\p{L}*|die|deine|jede\p{L}*|einträge|zeilen)\b|(?:synced|synchroni[sz]ed|backed up|connected|linked|integrated|encrypted|synchronisiert|abgeglichen|verbunden|verknüpft|verschlüsselt) (?:with|to|by|at|in|mit|auf|bei)\s|(?:an? |one |eine )?(?:list|table|liste|tabelle) (?:of|for|with|der|von|für|mit)\s)/iu;

/** "…, encrypted": how all of it is kept; of a computer it may be a column. */
function isOfKeeping(label: string, noun: string): boolean {
  const isSecret =
    /^(?:end-to-end |fully )?(?:encrypted|password[- ]protected|synced|synchroni[sz]ed|backed up|verschlüsselt|passwortgeschützt|synchronisiert|gesichert)$/i;
  return isSecret.test(label) && !DEVICES.test(noun);
}

const DEVICES =
  /laptop|notebook|computer|device|disk|drive|phone|server|stick|tablet|machine|backup|file|database|rechner|gerät|platte|handy|datei|datenbank|pc|mac/i;

/** "HR ticks them": what is said of the points, and no point. */
const OF_ITEMS = /\S\s(?:them|they|it off|sie ab|ihn|ihnen)\b/i;
