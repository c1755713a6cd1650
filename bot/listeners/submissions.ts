import { z } from "zod";
import type { PreviewUse } from "../../operator/try-preview.ts";
import { submissionSchema } from "../payloads.ts";
import { maskedIn, withoutKinds } from "../receiver/mask-body.ts";
import { DECISION_OF } from "../views/action-ids.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { answerModal } from "./answer-modal.ts";
import { decide } from "./decide.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";
import { sayDifferently } from "./say-differently.ts";
import { tellForm } from "./tell-form.ts";
import { warnOfSecretsInWindow } from "./warn-of-secrets.ts";

const placeSchema = z.object({ channelId: z.string(), threadTs: z.string() });
const originSchema = z.union([
  placeSchema.extend({ approvalId: z.string(), purpose: z.enum(["change", "decline", "answer", "more"]) }),
  placeSchema.extend({ requestId: z.string(), purpose: z.literal("differently") }),
]);

const tryOriginSchema = z.object({
  instanceId: z.string(),
  command: z.string(),
  channelId: z.string(),
  threadTs: z.string(),
});

/** Answers for Slack's window: nothing closes it, errors keep it open. */
export async function problemsOf(deps: ListenerDeps, body: unknown): Promise<{ words: string } | null> {
  const { view, user } = submissionSchema.parse(body);
  if (saidIn(view) !== "") return null;
  return { words: (await languageOfPerson(deps, user.id)).modals.sayFewWords };
}

/** The words of a modal, which make a Decision, or are said in the thread. */
export async function takeSubmission(deps: ListenerDeps, body: unknown): Promise<void> {
  const { view, user } = submissionSchema.parse(body);
  const origin = originSchema.parse(JSON.parse(view.private_metadata));
  await deps.people.know(user.id);
  const text = withoutKinds(saidIn(view));
  await warnOfSecretsInWindow(deps, { viewId: view.id, personId: user.id }, origin, maskedIn(saidIn(view)));
  if (origin.purpose === "differently") {
    const said = { viewId: view.id, personId: user.id, requestId: origin.requestId, text };
    return answerModal(deps, said, origin, await sayDifferently(deps, said));
  }
  const { approvalId, purpose } = origin;
  const answer = DECISION_OF[purpose];
  const say = await decide(deps, { approvalId, personId: user.id, answer, words: text });
  await tellForm(deps, approvalId, user.id);
  await answerModal(deps, { viewId: view.id, personId: user.id }, origin, say);
}

/** What is typed behind a command of a preview. The preview's answer comes later, by itself. */
export async function takeTry(deps: ListenerDeps, body: unknown): Promise<void> {
  const { view, user } = submissionSchema.parse(body);
  const origin = tryOriginSchema.parse(JSON.parse(view.private_metadata));
  const { instanceId, command, channelId, threadTs } = origin;
  const { id: personId } = user;
  await deps.people.know(personId);
  const place = threadTs === "" ? {} : { threadTs };
  const act = { command, text: saidIn(view) };
  const use = { key: `try:${view.id}`, instanceId, act, personId, channelId, ...place, at: deps.clock.now() };
  await answerModal(deps, { viewId: view.id, personId }, origin, await tried(deps, use));
}

async function tried(deps: ListenerDeps, use: PreviewUse): Promise<string | null> {
  const outcome = await known(() => deps.commands.tryInPreview(use));
  if (outcome.kind === "taken") return null;
  if (outcome.kind === "refused") return outcome.say;
  return (await languageOfPerson(deps, use.personId)).replies.noCommand;
}

function saidIn(view: z.infer<typeof submissionSchema>["view"]): string {
  return view.state.values.words.words.value?.trim() ?? "";
}
