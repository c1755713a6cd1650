import { readOutline } from "../../builder/outline/read-outline.ts";
import { requestById } from "../../store/app-requests.ts";
import { approvalById } from "../../store/approvals.ts";
import type { Remark } from "../../store/schema.ts";
import { formMessage } from "../views/outline-modal/form-message.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import type { ListenerDeps } from "./deps.ts";

/**
 * Says in the thread the lines by which this person decided, once, where they do not stand there as a message of theirs.
 * null: they decided by no lines.
 */
export async function tellForm(
  deps: ListenerDeps,
  approvalId: string,
  personId: string,
): Promise<"now" | "before" | null> {
  const approval = await approvalById(deps.store, approvalId);
  const request = approval && (await requestById(deps.store, approval.requestId));
  // Lines may be typed into another window, too. What was a message has that message's timestamp.
  const isTold = ({ ts, inForm, text }: Remark) => inForm === true || (ts === approvalId && readOutline(text) !== null);
  const said = request?.remarks
    .filter(({ ts, takenBy, personId: byId }) => byId === personId && (takenBy === approvalId || ts === approvalId))
    .find(isTold);
  if (request === undefined || said === undefined) return null;
  const { channelId, threadTs } = request;
  const key = `form:${approvalId}`;
  const content = formMessage(personId, said.text, await languageOfRequest(deps, request.id));
  const posted = await deps.outbound.post({ ...content, key, channelId, threadTs, elseTo: personId });
  return posted.kind === "posted" && posted.isNew ? "now" : "before";
}
