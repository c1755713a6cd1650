import { listCommands } from "../../store/triggers.ts";
import { commandSchema } from "../payloads.ts";
import { helpMessage } from "../views/help.ts";
import type { Content } from "../views/pieces.ts";
import { plain } from "../views/pieces.ts";
import { appDetails, appList, commandList, stoppedApp, unknownWord, words } from "../views/tool-answers.ts";
import type { Language } from "../words/language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { allAppFacts, appDetailsOf } from "./app-facts.ts";
import type { ListenerDeps } from "./deps.ts";

/**
 * `/tool …`: our own words first, then those of apps; `/generate …`, which Slack itself knows once it was put into its
 * manifest, is the app's. `key` makes the same use coming twice one.
 */
export async function takeCommand(deps: ListenerDeps, body: unknown): Promise<void> {
  const command = commandSchema.parse(body);
  const { user_id: personId, channel_id: channelId } = command;
  const key = `command:${command.trigger_id}`;
  await deps.people.know(personId);
  const may = await deps.mayDo(personId, { verb: "show" });
  const language = await languageOfPerson(deps, personId);
  const say = may.yes
    ? await answerTo(deps, { ...command, text: behindTool(command), key }, language)
    : words(language.handed(may.say));
  if (say === null) return;
  await deps.outbound.sayToOne({ ...say, language, key, channelId, personId, responseUrl: command.response_url });
}

/** What `/generate a cat` would be behind `/tool`. */
function behindTool({ command, text }: { command: string; text: string }): string {
  return command === "/tool" ? text : `${command.slice(1)} ${text}`;
}

interface Use {
  key: string;
  text: string;
  user_id: string;
  channel_id: string;
}

/** Null: the App answers, later. */
async function answerTo(deps: ListenerDeps, use: Use, language: Language): Promise<Content | null> {
  const [, first = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(use.text.trim()) ?? [];
  const word = first.replace(/^\//, "").toLowerCase();
  if (word === "") return commandList(await listCommands(deps.store), language);
  if (word === "help") return helpMessage(language);
  if (word === "apps") return appList(await allAppFacts(deps), rest, language);
  if (word === "show") return showApp(deps, rest, language);
  const { key, user_id: personId, channel_id: channelId } = use;
  const outcome = await deps.commands.deliver({ key, word, text: rest, personId, channelId, at: deps.clock.now() });
  if (outcome.kind === "taken") return null;
  if (outcome.kind === "stopped") {
    const threadUrl = await deps.reading.permalink(outcome.channelId, outcome.threadTs);
    return stoppedApp(outcome, threadUrl, language);
  }
  if (outcome.kind === "refused") return words(language.handed(outcome.say));
  return unknownWord(word, await listCommands(deps.store), language);
}

async function showApp(deps: ListenerDeps, name: string, language: Language): Promise<Content> {
  if (name === "") return words(language.tool.whichOne);
  const details = await appDetailsOf(deps, name.trim().toLowerCase());
  return details === null ? words(language.tool.noApp(plain(name))) : appDetails(details, language);
}
