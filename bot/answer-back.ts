import type { AnswerBack } from "../operator/answer-back.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import { typedCommand } from "../sdk/contract/typed-command.ts";
import { appPostsOfInstance, handlesOf } from "../store/app-posts.ts";
import { appById } from "../store/apps.ts";
import { instanceById } from "../store/instances.ts";
import type { Store } from "../store/store.ts";
import { triggersOf } from "../store/triggers.ts";
import type { Outbound } from "./outbound.ts";
import { appWords } from "./views/app-words.ts";
import { withTypedCommands } from "./views/command-words.ts";
import { plain } from "./views/pieces.ts";
import type { Language } from "./words/language.ts";
import { languageOfPerson } from "./words/language-of-person.ts";

type Answered = Parameters<AnswerBack>[0];

/** Says an App's answer, under the App's name, to the person who waits for it, once; of a preview also what it would have posted. */
export function createAnswerBack({ outbound, store }: { outbound: Outbound; store: Store }): AnswerBack {
  return async (delivery, text, what = "answer") => {
    if (delivery.answerTo === null) return;
    const language = await languageOfPerson({ store }, delivery.answerTo.personId);
    const said = await answerWords(store, delivery, text, language);
    const app = await appById(store, delivery.appId);
    const words = app === undefined ? said : `*${plain(app.name)}*\n${said}`;
    await outbound.sayToOne({ key: `${what}:${delivery.id}`, ...delivery.answerTo, language, text: words, blocks: [] });
  };
}

/** An App knows its command as app.yaml has it; people read it as they type it. */
async function answerWords(store: Store, delivery: Answered, text: string, language: Language): Promise<string> {
  const { preview } = language;
  const { instanceId, appId } = delivery;
  const instance = instanceId === null ? undefined : await instanceById(store, instanceId);
  if (instanceId === null || instance === undefined) {
    const specs = (await triggersOf(store, appId)).map((trigger) => trigger.spec);
    const said = isOfApp(delivery) ? text : language.handed(text);
    return appWords(withTypedCommands(said, commandsIn(specs)));
  }
  const posts = (await appPostsOfInstance(store, instanceId)).filter((post) => post.deliveryId === delivery.id);
  const handles = await handlesOf(store, posts);
  const wouldPost = posts.map(({ channel, text: words, kind }) => {
    const handle = handles.get(channel);
    const where =
      handle === undefined ? preview.wouldSay[kind](plain(channel)) : preview.wouldTellPrivately(plain(handle));
    return `${where}:\n${quote(words)}`;
  });
  return previewWords(delivery, instance.manifest, wouldPost, text, language);
}

function previewWords(
  delivery: Answered,
  manifest: Manifest,
  wouldPost: string[],
  text: string,
  { preview, handed }: Language,
): string {
  const { run, kind, text: typedText } = delivery.body;
  const trigger = manifest.triggers.find((one) => one.run === run && kind in one);
  const what =
    trigger !== undefined && "command" in trigger
      ? typedCommand(`${trigger.command} ${typedText}`.trim())
      : run.replaceAll("-", " ");
  const opening = preview.tried(plain(what));
  const isAnswer = delivery.answer?.ok === true;
  const said = appWords(withTypedCommands(isOfApp(delivery) ? text : handed(text), commandsIn(manifest.triggers)));
  if (!isAnswer) return `${opening}: ${said}`;
  if (kind === "command" || kind === "shortcut") return [`${opening}: ${said}`, ...wouldPost].join("\n");
  if (wouldPost.length === 0) return `${opening}: ${preview.postsNothing}`;
  return [opening, ...wouldPost].join("\n");
}

/** Its own words to the person; without any, or where it failed, they are the platform's. */
function isOfApp({ answer }: Answered): boolean {
  return answer?.ok === true ? answer.text !== null : answer?.refused === true;
}

function commandsIn(triggers: Manifest["triggers"]): string[] {
  return triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : []));
}

function quote(text: string): string {
  return appWords(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
