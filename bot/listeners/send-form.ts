import type { ModalView } from "@slack/types";
import { writeOutline } from "../../builder/outline/write-outline.ts";
import { isTooLong } from "../../builder/planners/rules/words/size.ts";
import { requestById } from "../../store/app-requests.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { maskedIn, withoutKinds } from "../receiver/mask-body.ts";
import { chosenFields, lacksFields } from "../views/outline-modal/chosen-form.ts";
import { type Filled, MORE, severalAt, textAt } from "../views/outline-modal/filled.ts";
import { formMessage } from "../views/outline-modal/form-message.ts";
import { outlineModal } from "../views/outline-modal/outline-modal.ts";
import { type Called, outlineOfForm } from "../views/outline-modal/outline-of-form.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import type { Language } from "../words/language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { answerModal } from "./answer-modal.ts";
import { alreadyWords } from "./decide.ts";
import type { ListenerDeps } from "./deps.ts";
import { judgePeople } from "./judge-people.ts";
import { known } from "./known.ts";
import { begunOf, closedWords, type SentForm, sentForm } from "./open-form.ts";
import { tellForm } from "./tell-form.ts";
import { warnOfSecretsInWindow } from "./warn-of-secrets.ts";

export type ReadForm =
  | { kind: "update"; view: ModalView }
  | { kind: "errors"; errors: Record<string, string> }
  | SentOff;

/** The window closes. */
type SentOff =
  /** As said in the thread. */
  | { kind: "lines"; lines: string }
  /** Not theirs to send, too late, or not known just now what is planned besides. */
  | { kind: "refused"; say: string };

/** Reads what was sent, for Slack's window. */
export async function readForm(deps: ListenerDeps, body: unknown): Promise<ReadForm> {
  const sent = sentForm(body);
  const { origin, filled, personId } = sent;
  const language = await languageOfPerson(deps, personId);
  const opened = await known(() => deps.desk.openForm(origin.about, personId));
  // Without what is planned besides, the lines would take it away.
  if (opened.kind === "refused") return opened;
  const begun = await begunOf(deps, opened);
  // Sent quicker than the fields came that belong to what was chosen last.
  if (lacksFields(filled)) return { kind: "update", view: outlineModal(origin, filled, begun, language) };
  const read = outlineOfForm(filled, begun, origin.language, await calledIn(deps, sent), language);
  const strangers = await judgePeople(deps, language, chosenFields(filled), filled);
  if ("errors" in read) return { kind: "errors", errors: { ...strangers, ...read.errors } };
  if (Object.keys(strangers).length > 0) return { kind: "errors", errors: strangers };
  const lines = writeOutline(read.outline, origin.language);
  return isTooLong([lines]) ? { kind: "errors", errors: tooLong(filled, language) } : { kind: "lines", lines };
}

/** Said where most is written: there it can be made shorter. */
function tooLong(filled: Filled, { formText }: Language): Record<string, string> {
  const lengthAt = (blockId: string) => textAt(filled, blockId).length;
  const [longest = MORE] = Object.keys(filled).sort((one, other) => lengthAt(other) - lengthAt(one));
  return {
    [longest]: formText("All of the form together is more than I can read, about 500 words. Please say less here."),
  };
}

/** The lines are said in the thread for all to see, once, and count as if they had been written there. */
export async function sendForm(deps: ListenerDeps, body: unknown, read: SentOff): Promise<void> {
  const sent = sentForm(body);
  const { personId, origin } = sent;
  await deps.people.know(personId);
  if (read.kind === "lines") await warnOfSecretsInWindow(deps, sent, origin, maskedIn(read.lines));
  const say = read.kind === "refused" ? read.say : await sayByForm(deps, sent, withoutKinds(read.lines));
  await answerModal(deps, sent, origin, say);
}

function sayByForm(deps: ListenerDeps, sent: SentForm, lines: string): Promise<string | null> {
  const { about } = sent.origin;
  return "approvalId" in about
    ? decideByForm(deps, sent, about.approvalId, lines)
    : replyByForm(deps, sent, about.requestId, lines);
}

async function decideByForm(deps: ListenerDeps, sent: SentForm, approvalId: string, lines: string) {
  const { personId, origin } = sent;
  const opened = await known(() => deps.desk.openForm(origin.about, personId));
  const outcome =
    opened.kind === "open"
      ? await known(() => deps.desk.decide({ approvalId, personId, answer: opened.answer, words: lines, inForm: true }))
      : opened;
  if (outcome.kind === "refused") return outcome.say;
  // Where a kill came after the Decision, it is told when the form comes again.
  const told = await tellForm(deps, approvalId, personId);
  await deps.announcer.settle(approvalId);
  return outcome.kind === "taken" || told === "now" ? null : alreadyWords(deps, personId, outcome);
}

/** After a no: what is posted stands for the reply. */
async function replyByForm(deps: ListenerDeps, sent: SentForm, requestId: string, lines: string) {
  const { personId, viewId, origin } = sent;
  const key = `form:${requestId}:${viewId}`;
  const before = await outboundMessageByKey(deps.store, key);
  const opened = await known(() => deps.desk.openForm(origin.about, personId));
  const request = await requestById(deps.store, requestId);
  if (before === undefined && opened.kind !== "open") return closedWords(deps, personId, origin.about, opened);
  if (request === undefined) return null;
  const { channelId, threadTs } = request;
  const posted = await deps.outbound.post({
    ...formMessage(personId, lines, await languageOfRequest(deps, requestId)),
    key,
    channelId,
    threadTs,
  });
  if (posted.kind === "refused") return posted.say;
  const place = { slackTeamId: deps.slackTeamId, channelId, threadTs, messageTs: posted.ts };
  const replied = await known(() => deps.desk.reply({ ...place, personId, text: lines, inputs: [], mentioned: true }));
  return replied.kind === "refused" || replied.kind === "told" ? replied.say : null;
}

/** What is chosen by its id, as people write it. */
async function calledIn(deps: ListenerDeps, { filled }: SentForm): Promise<Called> {
  const called = new Map<string, string>();
  for (const { blockId, input } of chosenFields(filled)) {
    const channelId = input.kind === "channel" ? textAt(filled, blockId) : "";
    const name = channelId === "" ? null : await deps.channels.nameOf(channelId);
    if (name !== null) called.set(channelId, name);
    const people = input.kind === "people" ? severalAt(filled, blockId) : [];
    for (const personId of people) called.set(personId, await mention(deps, personId));
  }
  return called;
}

/** As `readAskText` has a mention. */
async function mention({ people }: ListenerDeps, personId: string): Promise<string> {
  return `@${(await people.know(personId))?.handle ?? personId} (${personId})`;
}
