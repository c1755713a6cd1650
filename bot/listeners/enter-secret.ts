import { z } from "zod";
import { type Press, submissionSchema } from "../payloads.ts";
import { secretModal } from "../views/secret-rows.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { answerModal } from "./answer-modal.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

const originSchema = z.object({
  appId: z.string(),
  name: z.string(),
  channelId: z.string(),
  threadTs: z.string(),
});

/** *Enter STRIPE_KEY*: opens the window for it. `value` names the App and the secret. What to tell whoever pressed; null: it is open. */
export async function openSecretWindow(
  deps: ListenerDeps,
  press: Press,
  value: string,
  place: { channelId: string; threadTs: string },
): Promise<string | null> {
  const [appId = "", name = ""] = value.split(" ");
  const asked = await known(() => deps.secrets.ask({ appId, name, personId: press.user.id }));
  if (asked.kind === "refused") return asked.say;
  const language = await languageOfPerson(deps, press.user.id);
  const isOpen = await deps.screens.openModal(
    press.trigger_id,
    secretModal({ appId, name, ...place }, asked.about, language),
  );
  return isOpen ? null : language.replies.tooSlow(false);
}

/** What was typed comes sealed: only here, for as long as it is handed on, it is not. */
export async function takeSecret(deps: ListenerDeps, body: unknown): Promise<void> {
  const { view, user } = submissionSchema.parse(body);
  const origin = originSchema.parse(JSON.parse(view.private_metadata));
  const { appId, name } = origin;
  await deps.people.know(user.id);
  const sealed = view.state.values.words.words.value ?? "";
  const entered = await known(() => deps.secrets.enter({ appId, name, sealed, personId: user.id }));
  const { appSecrets } = await languageOfPerson(deps, user.id);
  const say = entered.kind === "refused" ? entered.say : appSecrets.entered(name, entered.appName);
  await answerModal(deps, { viewId: view.id, personId: user.id }, origin, say);
}
