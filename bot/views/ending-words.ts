import type { Ending } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { person } from "./pieces.ts";

/** How a request ended, as one starts a sentence with it. */
export function endingWords(ended: Ending, { ending }: Language): string {
  const byId = "byId" in ended ? ended.byId : null;
  return byId === null ? ending[ended.kind] : `${ending[ended.kind]}${ending.by(person(byId))}`;
}
