import type { ApprovalCard } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { bullets, type Content, link, moment, plain, section } from "./pieces.ts";

export type Waiting = Pick<ApprovalCard, "groupHandle" | "appName" | "releaseNumber" | "reasons" | "expiresAt"> & {
  /** Address of the approval card; null where it could not be posted. */
  cardUrl: string | null;
  channel: string;
  /** Why the group could not be asked. */
  problem: string | null;
};

/** Tells the asker whose yes is still needed. */
export function waitingMessage(waiting: Waiting, language: Language): Content {
  const { approval, handed } = language;
  const what = `${plain(waiting.appName)} v${waiting.releaseNumber}`;
  const group = `@${plain(waiting.groupHandle.replace(/^@/, ""))}`;
  if (waiting.problem !== null) {
    const text = approval.notAsked(what, group, plain(handed(waiting.problem)));
    return { text, blocks: [section(text)] };
  }
  const where = waiting.cardUrl === null ? plain(waiting.channel) : link(waiting.cardUrl, waiting.channel);
  const text = approval.waits(what, group, where, moment(waiting.expiresAt, language));
  return { text, blocks: [section(`${text}\n${bullets(waiting.reasons.map(handed).map(plain))}`)] };
}
