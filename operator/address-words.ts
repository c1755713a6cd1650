import { LINEAR_SECRET, type Trigger } from "../sdk/contract/triggers.ts";
import { type Sender, senderOf } from "../store/webhooks.ts";

interface Told {
  appName: string;
  /** As in the registry: a webhook's word, `@github`, `@linear`. */
  word: string;
  address: string;
  /** What the service that sends there signs with. */
  signingSecret: string;
  /** The App's. */
  triggers: readonly Trigger[];
}

/** What its Owner is told of an address, in private: where it goes, and what else goes there. */
export function addressWords(told: Told): string {
  const sender = senderOf(told.word);
  return (sender === null ? ofWebhook(told) : STEPS[sender](told)).join("\n");
}

const STEPS: Record<Sender, (told: Told) => string[]> = { github: githubSteps, linear: linearSteps };

function ofWebhook({ appName, word, address }: Told): string[] {
  return [
    `*${appName}*: the secret address of its webhook *${word}* is`,
    address,
    "Another program sends there by POST (JSON, a form or text, up to 1 MB). Whoever has it can make the app act: give it to nobody else. I do not keep it, and any address I sent you before for it no longer works. Say _new webhook address_ in the app's thread for another.",
  ];
}

const KEEP =
  "Whoever has both can make the app act: give them to nobody else. I keep neither, and what I sent you before for it no longer works. Say _new webhook address_ in the app's thread for others.";

/** https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks */
function githubSteps({ appName, address, signingSecret, triggers }: Told): string[] {
  const events = namesOf(triggers.flatMap((one) => ("github" in one ? [one.github] : [])));
  const repositories = [...new Set(triggers.flatMap((one) => ("github" in one ? (one.repositories ?? []) : [])))];
  return [
    `*${appName}* hears from GitHub once somebody who administers the repository adds a webhook there: *Settings*, *Webhooks*, *Add webhook*.`,
    ...(repositories.length === 0 ? [] : [`In each of these repositories: ${repositories.join(", ")}`]),
    `Payload URL: ${address}`,
    "Content type: application/json",
    `Secret: ${signingSecret}`,
    `Let me select individual events: ${events.join(", ")}`,
    KEEP,
  ];
}

/** In Linear's own form the secret is Linear's; through its API it may be ours: https://linear.app/developers/webhooks */
function linearSteps({ appName, address, signingSecret, triggers }: Told): string[] {
  const types = namesOf(triggers.flatMap((one) => ("linear" in one ? [one.linear] : [])));
  const list = types.map((type) => JSON.stringify(type)).join(", ");
  const input = `{ url: "${address}", secret: "${signingSecret}", resourceTypes: [${list}], allPublicTeams: true }`;
  return [
    `*${appName}* hears from Linear once an admin there makes a webhook, with this call of its API (POST to https://api.linear.app/graphql with their key):`,
    `mutation { webhookCreate(input: ${input}) { success } }`,
    "For one team only, write teamId with its id in the place of allPublicTeams.",
    `Made in Linear's own form (*Settings*, *API*, *Webhooks*), it has a signing secret of Linear's: app.yaml then names the secret ${LINEAR_SECRET}, and you enter it there.`,
    KEEP,
  ];
}

/** Without what became of it: `issues.opened` is `issues`. */
function namesOf(events: readonly string[]): string[] {
  return [...new Set(events.map((event) => event.split(".")[0] ?? event))];
}
