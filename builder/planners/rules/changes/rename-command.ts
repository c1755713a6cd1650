import { commandWordSchema } from "../../../../sdk/contract/names.ts";
import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { take, wholeOf } from "../words/scene.ts";
import { withoutOpeners } from "./opener.ts";
import type { Change } from "./wish.ts";

/** "use /meals instead of /lunch", "call the command meals", "/meals statt /lunch": another word, where the old one is said or is the only one. */
export const renameCommand: Change = (wish) => {
  const commands = wish.parts.filter((part): part is PartOf<"command"> => part.part === "command");
  const said = wish.text
    .toLowerCase()
    .replaceAll(/[“”„"'`*]|\/tool /g, "")
    .replace(/[\s.!?]+$/, "")
    .trim();
  const words = withoutOpeners(said)
    .flatMap((one) => PATTERNS.map((pattern) => pattern.exec(one)?.groups))
    .find((groups) => groups !== undefined);
  const [only, ...others] = commands;
  const { old, word = "" } = words ?? {};
  const command = old === undefined ? (others.length === 0 ? only : undefined) : named(commands, old);
  if (command === undefined || !commandWordSchema.safeParse(word).success || named(commands, word) !== undefined)
    return null;
  take(wish, wholeOf(wish));
  return wish.parts.map((part): Part => (part === command ? { ...command, command: word } : part));
};

function named(commands: readonly PartOf<"command">[], word: string) {
  return commands.find(({ command }) => command === word);
}

const OLD = "\\/?(?<old>[a-z0-9-]+)";
const NEW = "\\/?(?<word>[a-z0-9-]+)";
const PATTERNS: readonly RegExp[] = [
  `(?:rename|change) (?:the )?(?:command )?${OLD} (?:in)?to ${NEW}`,
  `(?:use |take |make it |call it )?${NEW} instead of ${OLD}`,
  "(?:use |take |make it )?\\/(?<word>[a-z0-9-]+) instead(?: please)?",
  `(?:call|name|rename) (?:the|its) command (?:to )?${NEW}`,
  `the command (?:should|shall|must|can) be (?:called )?${NEW}`,
  `(?:nimm|nehmt|nehmen wir|nutze|verwende) (?:bitte )?${NEW} (?:statt|anstatt|anstelle von) ${OLD}`,
  `(?:lieber )?${NEW} (?:statt|anstatt|anstelle von) ${OLD}`,
  "(?:nimm |lieber |dann )+\\/(?<word>[a-z0-9-]+)(?: stattdessen)?",
  `(?:bitte )?(?:nenn|nenne|nennt) den befehl (?:bitte )?(?:lieber )?${NEW}`,
  `der befehl (?:soll|sollte) (?:lieber |bitte )?${NEW} heißen`,
  `(?:bitte )?(?:benenne|nenne|nenn|ändere) (?:den befehl )?${OLD} (?:in|zu) ${NEW}(?: um)?`,
  "\\/(?<word>[a-z0-9-]+)",
].map((pattern) => new RegExp(`^${pattern}$`, "u"));
