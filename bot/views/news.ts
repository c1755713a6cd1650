import type { News } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { FORM_ROW, movesRow } from "./after-end.ts";
import { typed, withTypedCommands } from "./command-words.ts";
import { endingWords } from "./ending-words.ts";
import { formButton } from "./form-button.ts";
import { mayDoWords } from "./manifest-words.ts";
import { otherApp } from "./other-app.ts";
import {
  actions,
  appMoment,
  bullets,
  button,
  type Content,
  confirmDialog,
  context,
  link,
  person,
  plain,
  quoted,
  section,
  spoken,
} from "./pieces.ts";
import { proofBlocks } from "./proof.ts";
import { secretRows } from "./secret-rows.ts";
import { thumbs } from "./thumbs.ts";

/** A message in the thread that wants no answer. */
export function newsMessage(news: News, language: Language): Content {
  if (news.kind === "live") return liveMessage(news, language);
  if (news.kind === "refused") return refusedMessage(news, language);
  if (news.kind === "cancelled") return cancelledMessage(news, language);
  if (news.kind === "failed") return failedMessage(news, language);
  if (news.kind === "other_app") return otherApp(news, language);
  if (news.kind === "heard") return heardMessage(news, language);
  if (news.kind === "steered") return steeredMessage(news, language);
  if (news.kind === "not_steered") return notSteeredMessage(news, language);
  if (news.kind === "away") return awayMessage(news, language);
  const { text, blocks } = withForm(
    withSources(said(plain(language.handed(news.text))), news, language),
    news,
    language,
  );
  if (news.kind !== "answer" || news.releaseId === undefined) return { text, blocks };
  return { text, blocks: [...blocks, thumbs({ of: "answer", releaseId: news.releaseId }, language)] };
}

function withSources({ text, blocks }: Content, news: Kind<"answer" | "not_here">, language: Language): Content {
  const sources = news.kind === "answer" ? (news.sources ?? []) : [];
  if (sources.length === 0) return { text, blocks };
  return { text, blocks: [...blocks, context(language.news.from(sources.map(plain).join(", ")))] };
}

type Kind<K extends News["kind"]> = Extract<News, { kind: K }>;

function liveMessage(news: Kind<"live">, language: Language): Content {
  const { live, forms } = language;
  const what = `${plain(news.appName)} v${news.releaseNumber}`;
  const changes = plain(withTypedCommands(language.handed(news.changes), news.commands));
  const isNew = (command: string) => news.newCommands.includes(command);
  const facts = [
    ...news.commands.filter(isNew).map((command) => live.newCommand(howTyped(command, news, language))),
    ...(news.url === null ? [] : [`${link(news.url, live.open(news.appName))} ${live.signIn}`]),
    ...news.commands
      .filter((command) => !isNew(command))
      .map((command) => live.command(howTyped(command, news, language))),
    ...news.newWebhooks.map((word) => live.webhook(plain(word), person(news.ownerId))),
    ...(news.deafIn.length === 0 ? [] : [live.deafIn(news.deafIn.map(plain).join(", "))]),
    ...(news.untold.length === 0 ? [] : [live.untold(news.untold.map(plain).join(", "))]),
    ...(news.nextRunAt === null ? [] : [live.runsNext(appMoment(news.nextRunAt, news.timeZone, language))]),
    live.owner(person(news.ownerId)),
    live.cost(forms.money(news.costUsd), news.made === "composed"),
  ];
  return {
    text: `${live.isLive(what)}. ${changes}`,
    blocks: [
      section(`*${live.isLive(what)}*\n${changes}`),
      ...proofBlocks(news.proof, "live", language),
      section(bullets(facts)),
      ...(news.secrets === undefined ? [] : secretRows(news.secrets, language)),
      ...(news.alsoSaid.length === 0 ? [] : [section(tooLate(news.alsoSaid, language))]),
      ...(news.undoOf === null
        ? []
        : [actions("undo", undoButton(news.undoOf, news.undoesData, language), ...undoDataButton(news, language))]),
      context(live.toChange),
      thumbs({ of: "version", releaseId: news.releaseId }, language),
    ],
  };
}

/** Asked once more before: people press it by mistake beside the links. */
function undoButton(releaseId: string, isDataKept: boolean, { undo }: Language) {
  return button(ACTIONS.undo, releaseId, undo.button, {
    label: undo.label,
    confirm: confirmDialog(undo.confirm, undo.comesBack(isDataKept), undo.yes, undo.no),
  });
}

/** What would be lost is said, and asked once more, when it is pressed. */
function undoDataButton({ undoOf, undoesData }: Kind<"live">, { undo }: Language) {
  if (undoOf === null || !undoesData) return [];
  return [button(ACTIONS.undoData, undoOf, undo.withData, { label: undo.withDataLabel })];
}

/** With something behind it, as a Check of the App types it. */
function howTyped(command: string, { commandExamples }: Kind<"live">, { live }: Language): string {
  const example = commandExamples[command];
  return example === undefined ? typed(command) : live.suchAs(typed(`${command} …`), typed(plain(example)));
}

function tooLate(said: string[], language: Language): string {
  const { live } = language;
  return `*${live.tooLate}*\n${bullets(said.map((words) => quoted(words, language)))}\n${live.sayAgain}`;
}

function heardMessage(news: Kind<"heard">, language: Language): Content {
  return said(language.news.heard(allQuoted(news.words, language)));
}

function allQuoted(words: string[], language: Language): string {
  return words.map((one) => quoted(one, language)).join(" ");
}

function steeredMessage({ words, manifest, agreed, summary }: Kind<"steered">, language: Language): Content {
  const { news } = language;
  const commands = manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : []));
  const plan = plain(withTypedCommands(summary, commands));
  const taken = news.steered(allQuoted(words, language));
  return {
    text: `${taken} ${news.planNow}: ${plan}`,
    blocks: [
      section(`${taken}\n*${news.planNow}*\n${plan}`),
      section(mayDoWords(manifest, agreed, language)),
      context(news.steeredOn),
    ],
  };
}

function notSteeredMessage({ words, reasons, next }: Kind<"not_steered">, language: Language): Content {
  const { handed } = language;
  const why = [...reasons.map(handed).map(plain), spoken(handed(next))].join(" ");
  return said(language.news.notSteered(allQuoted(words, language), why));
}

function awayMessage({ cause, asks }: Kind<"away">, { news, handed }: Language): Content {
  const more = asks === "" ? "" : ` ${spoken(handed(asks))}`;
  return said(news.away(plain(handed(cause)), more));
}

function refusedMessage(news: Kind<"refused">, language: Language): Content {
  const { refused } = language.news;
  const reasons = news.reasons.map(language.handed).map(plain);
  const next = spoken(language.handed(news.next));
  const content = {
    text: `${refused}: ${reasons.join(" ")} ${next}`,
    blocks: [section(`*${refused}*\n${bullets(reasons)}\n${next}`), ...movesRow(news, language)],
  };
  return withForm(content, news, language);
}

/** Where it was only not understood, there is another way to say it. */
function withForm(
  { text, blocks }: Content,
  { formOf }: Kind<"refused" | "not_here" | "answer">,
  language: Language,
): Content {
  return formOf == null
    ? { text, blocks }
    : { text, blocks: [...blocks, actions(FORM_ROW, formButton(ACTIONS.formAfterNo, formOf, language))] };
}

function cancelledMessage(news: Kind<"cancelled">, language: Language): Content {
  const { handed } = language;
  const { ending, at, kept } = news;
  const where = ending.kind === "stopped" && at !== "" ? language.news.at(plain(handed(at))) : "";
  const { text, blocks } = said(`${endingWords(ending, language)}${where}. ${plain(handed(kept))}`);
  return { text, blocks: [...blocks, ...movesRow(news, language)] };
}

function failedMessage(news: Kind<"failed">, language: Language): Content {
  const { news: say, handed } = language;
  const [cause, kept, next] = [news.cause, news.kept, news.next].map(handed).map(plain);
  return {
    text: `${say.failed}: ${cause} ${next}`,
    blocks: [
      section(`*${say.failed}*\n${cause}`),
      section(`*${say.kept}* ${kept}\n*${say.next}* ${next}`),
      ...movesRow(news, language),
      context(say.reference(plain(news.reference))),
    ],
  };
}

function said(words: string): Content {
  return { text: words, blocks: [section(words)] };
}
