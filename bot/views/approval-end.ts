import type { News } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { endingWords } from "./ending-words.ts";
import { type Content, link, moment, plain, section } from "./pieces.ts";

const END = "approval-end";

type EndNews = Extract<News, { kind: "live" | "failed" | "cancelled" }>;

/** An approved card with what came of the release since. Null: it says so already. */
export function approvalEnd(shown: Content, news: EndNews, now: number, language: Language): Content | null {
  if (shown.blocks.some((block) => block.block_id === END)) return null;
  const words = endWords(news, now, language);
  const [last] = shown.blocks.slice(-1);
  const isDisclosure = last?.type === "context";
  const body = isDisclosure ? shown.blocks.slice(0, -1) : shown.blocks;
  const end = { ...section(words), block_id: END };
  return { text: `${words} ${shown.text}`, blocks: [...body, end, ...(isDisclosure && last ? [last] : [])] };
}

function endWords(news: EndNews, now: number, language: Language): string {
  const { approval, live, handed } = language;
  if (news.kind === "failed") return `*${approval.notLive}* ${plain(handed(news.cause))}`;
  if (news.kind === "cancelled") return `*${approval.notLive}* ${endingWords(news.ending, language)}.`;
  const address = news.url === null ? "" : ` · ${link(news.url, live.open(news.appName))}`;
  return `*${approval.isLive(news.releaseNumber, moment(now, language))}*${address}`;
}
