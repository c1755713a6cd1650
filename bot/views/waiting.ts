import type { ApprovalCard } from "../../operator/announcer.ts";
import { bullets, type Content, link, moment, plain, section } from "./pieces.ts";

export type Waiting = Pick<ApprovalCard, "groupHandle" | "appName" | "releaseNumber" | "reasons" | "expiresAt"> & {
  /** Address of the approval card; null where it could not be posted. */
  cardUrl: string | null;
  channel: string;
  /** Why the group could not be asked. */
  problem: string | null;
};

/** Tells the asker whose yes is still needed. */
export function waitingMessage(waiting: Waiting): Content {
  const what = `${plain(waiting.appName)} v${waiting.releaseNumber}`;
  const group = `@${plain(waiting.groupHandle.replace(/^@/, ""))}`;
  if (waiting.problem !== null) {
    const text = `${what} needs a yes from ${group}, but they could not be asked. ${plain(waiting.problem)} Then say _try again_ here.`;
    return { text, blocks: [section(text)] };
  }
  const where = waiting.cardUrl === null ? plain(waiting.channel) : link(waiting.cardUrl, waiting.channel);
  const text = `${what} waits for a yes from ${group}, asked in ${where}. They have until ${moment(waiting.expiresAt)}.`;
  return { text, blocks: [section(`${text}\n${bullets(waiting.reasons.map(plain))}`)] };
}
