import type { Commented } from "../../builder/desk.ts";
import { person, plain } from "./pieces.ts";

/** To who said what they think of what an App does. */
export function notedWords({ appName, changedBy }: Extract<Commented, { kind: "noted" }>): string {
  if (changedBy === null) return `Noted. Say what ${plain(appName)} should do instead, and I plan it.`;
  return `Noted for the owner of ${plain(appName)}, ${person(changedBy)}, who can have it changed.`;
}
