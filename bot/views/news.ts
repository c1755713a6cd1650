import type { News } from "../../operator/announcer.ts";
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
  money,
  person,
  plain,
  quoted,
  section,
  spoken,
} from "./pieces.ts";
import { proofBlocks } from "./proof.ts";
import { thumbs } from "./thumbs.ts";

/** A message in the thread that wants no answer. */
export function newsMessage(news: News): Content {
  if (news.kind === "live") return liveMessage(news);
  if (news.kind === "refused") return refusedMessage(news);
  if (news.kind === "cancelled") return cancelledMessage(news);
  if (news.kind === "failed") return failedMessage(news);
  if (news.kind === "other_app") return otherApp(news);
  if (news.kind === "heard") return heardMessage(news);
  if (news.kind === "steered") return steeredMessage(news);
  if (news.kind === "not_steered") return notSteeredMessage(news);
  if (news.kind === "away") return awayMessage(news);
  const { text, blocks } = withForm(withSources(said(plain(news.text)), news), news);
  if (news.kind !== "answer" || news.releaseId === undefined) return { text, blocks };
  return { text, blocks: [...blocks, thumbs({ of: "answer", releaseId: news.releaseId })] };
}

function withSources({ text, blocks }: Content, news: Kind<"answer" | "not_here">): Content {
  const sources = news.kind === "answer" ? (news.sources ?? []) : [];
  if (sources.length === 0) return { text, blocks };
  return { text, blocks: [...blocks, context(`From ${sources.map(plain).join(", ")}`)] };
}

type Kind<K extends News["kind"]> = Extract<News, { kind: K }>;

function liveMessage(news: Kind<"live">): Content {
  const what = `${plain(news.appName)} v${news.releaseNumber}`;
  const changes = plain(withTypedCommands(news.changes, news.commands));
  const isNew = (command: string) => news.newCommands.includes(command);
  const facts = [
    ...news.commands.filter(isNew).map((command) => `*New:* type ${howTyped(command, news)}`),
    ...(news.url === null
      ? []
      : [`${link(news.url, `Open ${news.appName}`)} (the first time, I send you a sign-in link)`]),
    ...news.commands.filter((command) => !isNew(command)).map((command) => `Type ${howTyped(command, news)}`),
    ...news.newWebhooks.map(
      (word) => `The secret address of its webhook ${plain(word)} comes to ${person(news.ownerId)} in private`,
    ),
    ...(news.nextRunAt === null ? [] : [`Runs next ${appMoment(news.nextRunAt, news.timeZone)}`]),
    `Owner: ${person(news.ownerId)}`,
    `Cost to build: ${money(news.costUsd)}${news.isComposed ? " (known parts, no model used)" : ""}`,
  ];
  return {
    text: `${what} is live. ${changes}`,
    blocks: [
      section(`*${what} is live*\n${changes}`),
      ...proofBlocks(news.proof, "live"),
      section(bullets(facts)),
      ...(news.alsoSaid.length === 0 ? [] : [section(tooLate(news.alsoSaid))]),
      ...(news.undoOf === null
        ? []
        : [actions("undo", undoButton(news.undoOf, news.undoesData), ...undoDataButton(news))]),
      context("To change it, say here what should be different. To stop it, say _stop_ here."),
      thumbs({ of: "version", releaseId: news.releaseId }),
    ],
  };
}

/** Asked once more before: people press it by mistake beside the links. */
function undoButton(releaseId: string, isDataKept: boolean) {
  const other = isDataKept ? " To put the data back, too, take the other button." : "";
  return button(ACTIONS.undo, releaseId, "Undo this change", {
    label: "Undo this change: bring back the version before",
    confirm: confirmDialog(
      "Undo this change?",
      `The version before comes back. What was entered since stays.${other}`,
      "Undo it",
      "Leave it",
    ),
  });
}

/** What would be lost is said, and asked once more, when it is pressed. */
function undoDataButton({ undoOf, undoesData }: Kind<"live">) {
  if (undoOf === null || !undoesData) return [];
  const label = "Undo it with its data …: says what is lost and asks once more";
  return [button(ACTIONS.undoData, undoOf, "Undo it with its data …", { label })];
}

/** With something behind it, as a Check of the App types it. */
function howTyped(command: string, { commandExamples }: Kind<"live">): string {
  const example = commandExamples[command];
  return example === undefined ? typed(command) : `${typed(`${command} …`)}, such as ${typed(plain(example))}`;
}

function tooLate(said: string[]): string {
  return `*You also said, too late for this version*\n${bullets(said.map(quoted))}\nSay it here again, and I change it.`;
}

function heardMessage(news: Kind<"heard">): Content {
  return said(
    `The agent at work has been told: ${news.words.map(quoted).join(" ")} It takes in what the plan leaves room for, and so it does with whatever you say until it is done. What changes when it runs, where it posts or who may open it goes into the plan first, and you see it here.`,
  );
}

function steeredMessage({ words, manifest, agreed, summary }: Kind<"steered">): Content {
  const commands = manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : []));
  const plan = plain(withTypedCommands(summary, commands));
  const taken = `Taken into the plan: ${words.map(quoted).join(" ")}`;
  return {
    text: `${taken} The plan now: ${plan}`,
    blocks: [
      section(`${taken}\n*The plan now*\n${plan}`),
      section(mayDoWords(manifest, agreed)),
      context(
        "It is built by this from here on, with what is there already. You see it in the preview before anything goes live.",
      ),
    ],
  };
}

function notSteeredMessage({ words, reasons, next }: Kind<"not_steered">): Content {
  return said(
    `This cannot be taken into the plan: ${words.map(quoted).join(" ")} ${reasons.map(plain).join(" ")} ${spoken(next)} What was agreed is built as it was.`,
  );
}

function awayMessage({ cause, asks }: Kind<"away">): Content {
  const more = asks === "" ? "" : ` ${spoken(asks)}`;
  return said(
    `${plain(cause)} I wait for it and go on by myself; nothing is lost.${more} Reply _stop_ if you do not want to wait.`,
  );
}

function refusedMessage(news: Kind<"refused">): Content {
  const reasons = bullets(news.reasons.map(plain));
  const content = {
    text: `This cannot be built: ${news.reasons.map(plain).join(" ")} ${spoken(news.next)}`,
    blocks: [section(`*This cannot be built*\n${reasons}\n${spoken(news.next)}`), ...movesRow(news)],
  };
  return withForm(content, news);
}

/** Where it was only not understood, there is another way to say it. */
function withForm({ text, blocks }: Content, { formOf }: Kind<"refused" | "not_here" | "answer">): Content {
  return formOf == null
    ? { text, blocks }
    : { text, blocks: [...blocks, actions(FORM_ROW, formButton(ACTIONS.formAfterNo, formOf))] };
}

function cancelledMessage(news: Kind<"cancelled">): Content {
  const { ending, at, kept } = news;
  const where = ending.kind === "stopped" && at !== "" ? `, at “${plain(at)}”` : "";
  const { text, blocks } = said(`${endingWords(ending)}${where}. ${plain(kept)}`);
  return { text, blocks: [...blocks, ...movesRow(news)] };
}

function failedMessage(news: Kind<"failed">): Content {
  return {
    text: `This did not work: ${plain(news.cause)} ${plain(news.next)}`,
    blocks: [
      section(`*This did not work*\n${plain(news.cause)}`),
      section(`*What is kept:* ${plain(news.kept)}\n*What you can do:* ${plain(news.next)}`),
      ...movesRow(news),
      context(`Reference: ${plain(news.reference)}`),
    ],
  };
}

function said(words: string): Content {
  return { text: words, blocks: [section(words)] };
}
