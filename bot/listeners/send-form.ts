import type { ModalView } from "@slack/types";
import { writeOutline } from "../../builder/outline/write-outline.ts";
import { requestById } from "../../store/app-requests.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import {
  chosenForm,
  type Filled,
  lacksFields,
  severalAt,
  textAt,
  tickedExtras,
} from "../views/outline-modal/filled.ts";
import type { Field } from "../views/outline-modal/form.ts";
import { formMessage } from "../views/outline-modal/form-message.ts";
import { outlineModal } from "../views/outline-modal/outline-modal.ts";
import { type Called, outlineOfForm } from "../views/outline-modal/outline-of-form.ts";
import { words } from "../views/tool-answers.ts";
import { alreadyWords } from "./decide.ts";
import type { ListenerDeps } from "./deps.ts";
import { judgePeople } from "./judge-people.ts";
import { known } from "./known.ts";
import { begunOf, closedWords, formOf, type SentForm } from "./open-form.ts";
import { tellForm } from "./tell-form.ts";

export type ReadForm =
  | { kind: "update"; view: ModalView }
  | { kind: "errors"; errors: Record<string, string> }
  /** As said in the thread. */
  | { kind: "lines"; lines: string };

/** Reads what was sent, for Slack's window: anything but lines keeps it open. */
export async function readForm(deps: ListenerDeps, body: unknown): Promise<ReadForm> {
  const sent = formOf(body);
  const { origin, filled, personId } = sent;
  const begun = await begunOf(deps, await known(() => deps.desk.openForm(origin.about, personId)));
  // Sent quicker than the fields came that belong to what was chosen last.
  if (lacksFields(filled)) return { kind: "update", view: outlineModal(origin, filled, begun) };
  const read = outlineOfForm(filled, begun, origin.language, await calledIn(deps, sent));
  const strangers = await judgePeople(deps, fieldsOf(filled), filled);
  if ("errors" in read) return { kind: "errors", errors: { ...strangers, ...read.errors } };
  if (Object.keys(strangers).length > 0) return { kind: "errors", errors: strangers };
  return { kind: "lines", lines: writeOutline(read.outline, origin.language) };
}

/** The lines are said in the thread for all to see, once, and count as if they had been written there. */
export async function sendForm(deps: ListenerDeps, body: unknown, lines: string): Promise<void> {
  const sent = formOf(body);
  const { personId, viewId, origin } = sent;
  await deps.people.know(personId);
  const { about, channelId, threadTs } = origin;
  const say =
    "approvalId" in about
      ? await decideByForm(deps, sent, about.approvalId, lines)
      : await replyByForm(deps, sent, about.requestId, lines);
  if (say === null) return;
  const place = threadTs === "" ? {} : { threadTs };
  await deps.outbound.sayToOne({ ...words(say), key: `view:${viewId}`, channelId, personId, ...place });
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
  return outcome.kind === "taken" || told === "now" ? null : alreadyWords(deps, outcome);
}

/** After a no: what is posted stands for the reply. */
async function replyByForm(deps: ListenerDeps, sent: SentForm, requestId: string, lines: string) {
  const { personId, viewId, origin } = sent;
  const key = `form:${requestId}:${viewId}`;
  const before = await outboundMessageByKey(deps.store, key);
  const opened = await known(() => deps.desk.openForm(origin.about, personId));
  const request = await requestById(deps.store, requestId);
  if (before === undefined && opened.kind !== "open") return closedWords(deps, origin.about, opened);
  if (request === undefined) return null;
  const { channelId, threadTs } = request;
  const posted = await deps.outbound.post({ ...formMessage(personId, lines), key, channelId, threadTs });
  if (posted.kind === "refused") return posted.say;
  const place = { slackTeamId: deps.slackTeamId, channelId, threadTs, messageTs: posted.ts };
  const replied = await known(() => deps.desk.reply({ ...place, personId, text: lines, inputs: [], mentioned: true }));
  return replied.kind === "refused" || replied.kind === "told" ? replied.say : null;
}

/** What is chosen by its id, as people write it. */
async function calledIn(deps: ListenerDeps, { filled }: SentForm): Promise<Called> {
  const called = new Map<string, string>();
  for (const { blockId, input } of fieldsOf(filled)) {
    const channelId = input.kind === "channel" ? textAt(filled, blockId) : "";
    const name = channelId === "" ? null : await deps.channels.nameOf(channelId);
    if (name !== null) called.set(channelId, name);
    const people = input.kind === "people" ? severalAt(filled, blockId) : [];
    for (const personId of people) called.set(personId, await mention(deps, personId));
  }
  return called;
}

function fieldsOf(filled: Filled): Field[] {
  const form = chosenForm(filled);
  return form === undefined ? [] : [...form.fields, ...tickedExtras(form, filled).flatMap((one) => one.fields)];
}

/** As `readAskText` has a mention. */
async function mention({ people }: ListenerDeps, personId: string): Promise<string> {
  return `@${(await people.know(personId))?.handle ?? personId} (${personId})`;
}
