import type { Commented } from "../../builder/desk.ts";
import type { Language } from "../words/language.ts";
import { person, plain } from "./pieces.ts";

/** To who said what they think of what an App does. */
export function notedWords(
  { appName, changedBy }: Extract<Commented, { kind: "noted" }>,
  { replies }: Language,
): string {
  if (changedBy === null) return replies.notedSay(plain(appName));
  return replies.notedFor(plain(appName), person(changedBy));
}
