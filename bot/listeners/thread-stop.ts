import { requestsOfThread } from "../../store/app-requests.ts";
import { threadStopSchema } from "../payloads.ts";
import { words } from "../views/tool-answers.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/** Slack's own Stop, beside a thread in which we work. Slack shows that we work until we say what came of it. */
export async function takeStop(deps: ListenerDeps, event: unknown): Promise<void> {
  const { channel: channelId, thread_ts: threadTs, user: personId, event_ts: at } = threadStopSchema.parse(event);
  await deps.people.know(personId);
  const open = (await requestsOfThread(deps.store, channelId, threadTs)).find(({ status }) => status === "open");
  const place = { channelId, threadTs };
  if (open === undefined) return deps.threadStatus.showAgain(place, "active");
  const outcome = await known(() => deps.desk.stop(open.id, personId));
  // When it has stopped, its end says so; until then, and where nothing stops, we are at work.
  if (outcome.kind !== "stopping") deps.threadStatus.showAgain(place, "processing");
  const { replies, handed } = await languageOfPerson(deps, personId);
  const say = outcome.kind === "stopping" ? replies.stopping : handed(outcome.say);
  await deps.outbound.sayToOne({
    ...words(say),
    key: `stop:${channelId}:${threadTs}:${at}`,
    channelId,
    threadTs,
    personId,
  });
}
