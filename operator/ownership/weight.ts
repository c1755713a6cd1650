import { utcDay } from "../../lib/clock.ts";
import { appSecretNames } from "../../store/app-secrets.ts";
import type { App } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import type { Store } from "../../store/store.ts";
import { appsListeningTo, triggersOf } from "../../store/triggers.ts";
import { mostFrequentUsers } from "../../store/usage.ts";

/** What hangs on an App, in sentences: who uses it, what makes it act, what it has, and which apps need it. */
export async function sayWeight(store: Store, app: App, now: number): Promise<string> {
  const users = await mostFrequentUsers(store, app.id, utcDay(now - 29 * 86_400_000));
  const triggers = await triggersOf(store, app.id);
  const secrets = await appSecretNames(store, app.id);
  const listening = await appsListeningTo(store, app.name);
  const bindings = (await liveRelease(store, app.id))?.manifest.bindings ?? {};
  const sources = Object.keys(bindings.data ?? {});
  return [
    `People who used it in the last 30 days: ${users.length}.`,
    `Triggers: ${triggers.length}, secrets: ${secrets.length}.`,
    ...(bindings.db === true || bindings.files !== undefined ? ["It keeps data of its own."] : []),
    ...(sources.length === 0 ? [] : [`It reads the company's data: ${sources.join(", ")}.`]),
    ...(listening.length === 0 ? [] : [`Apps that listen to its events: ${listening.join(", ")}.`]),
  ].join(" ");
}
