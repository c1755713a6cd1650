import type { News } from "../../operator/announcer.ts";
import { bullets, type Content, context, link, moment, money, person, plain, section, spoken } from "./pieces.ts";

/** A message in the thread that wants no answer. */
export function newsMessage(news: News): Content {
  if (news.kind === "live") return liveMessage(news);
  if (news.kind === "refused") return refusedMessage(news);
  if (news.kind === "cancelled") return cancelledMessage(news);
  if (news.kind === "failed") return failedMessage(news);
  return said(plain(news.text));
}

type Kind<K extends News["kind"]> = Extract<News, { kind: K }>;

function liveMessage(news: Kind<"live">): Content {
  const what = `${plain(news.appName)} v${news.releaseNumber}`;
  const facts = [
    ...(news.url === null ? [] : [`${link(news.url, `Open ${news.appName}`)} (sign in with Slack’s direct message)`]),
    ...news.commands.map((command) => `Type \`/tool ${plain(command.replace(/^\//, ""))}\``),
    ...(news.nextRunAt === null ? [] : [`Runs next ${moment(news.nextRunAt, news.timeZone)}`]),
    `Owner: ${person(news.ownerId)}`,
    `Cost to build: ${money(news.costUsd)}`,
  ];
  return {
    text: `${what} is live. ${plain(news.changes)}`,
    blocks: [
      section(`*${what} is live*\n${plain(news.changes)}`),
      section(bullets(facts)),
      context("To change it, say here what should be different. To stop it, say _stop_ here."),
    ],
  };
}

function refusedMessage(news: Kind<"refused">): Content {
  const reasons = bullets(news.reasons.map(plain));
  return {
    text: `This cannot be built: ${news.reasons.map(plain).join(" ")} ${spoken(news.next)}`,
    blocks: [section(`*This cannot be built*\n${reasons}\n${spoken(news.next)}`)],
  };
}

function cancelledMessage(news: Kind<"cancelled">): Content {
  const by = news.byId === null ? "" : ` by ${person(news.byId)}`;
  return said(`Stopped${by}. ${plain(news.kept)}`);
}

function failedMessage(news: Kind<"failed">): Content {
  return {
    text: `This did not work: ${plain(news.cause)} ${plain(news.next)}`,
    blocks: [
      section(`*This did not work*\n${plain(news.cause)}`),
      section(`*What is kept:* ${plain(news.kept)}\n*What you can do:* ${plain(news.next)}`),
      context(`Reference: ${plain(news.reference)}`),
    ],
  };
}

function said(words: string): Content {
  return { text: words, blocks: [section(words)] };
}
