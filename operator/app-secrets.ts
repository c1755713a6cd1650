import type { Clock } from "../lib/clock.ts";
import { asKnown, KnownError } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { type SealingKeys, seal, unseal } from "../lib/sealed.ts";
import { secretNameSchema } from "../sdk/contract/bindings.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import {
  type AppSecret,
  appSecretNames,
  appSecretOf,
  resealAppSecret,
  saveAppSecret,
  secretsOfOtherKeys,
} from "../store/app-secrets.ts";
import type { Store } from "../store/store.ts";
import type { MissingSecrets } from "./announcer.ts";
import type { Authority } from "./authority.ts";

/** A secret that an App declares, and whether somebody entered it. */
export interface DeclaredSecret {
  name: string;
  /** What it is for. */
  about: string;
  /** When, and by whom (Slack user id); null: not yet. */
  set: { at: number; by: string } | null;
}

export interface SecretsDeps {
  store: Store;
  clock: Clock;
  log: Log;
  authority: Authority;
  /** Read with each use: they may be others by then. */
  keys: () => SealingKeys;
}

interface NewSecret {
  appId: string;
  name: string;
  value: string;
  personId: string;
  /** Absent: in Slack. */
  from?: "tool";
}

/** Longer than any key that a service gives out; a certificate with its key fits. */
const MAX_LENGTH = 16_384;

/**
 * Enters a secret of an App, in the place of the one before: its Owner may. The App gets it at its next call, without a start.
 * Throws KnownError `may_not`, `bad_secret`.
 */
export async function setAppSecret(
  deps: SecretsDeps,
  { appId, name, value, personId, from }: NewSecret,
): Promise<void> {
  const may = await deps.authority.mayDo(personId, "set_secret", { appId });
  if (!may.yes) throw new KnownError("may_not", may.why, may.askWhom === "" ? "Ask its owner." : `Ask ${may.askWhom}.`);
  const problem = wrongWith(name, value);
  if (problem !== null) throw new KnownError("bad_secret", problem.message, problem.next);
  const { store, clock, log } = deps;
  const keys = deps.keys();
  const secret = { appId, name, ...seal(keys, value, boundTo(appId, name)), setBy: personId, setAt: clock.now() };
  await saveAppSecret(store, secret, from);
  // Whoever gives out new keys meanwhile may have looked for what the old one sealed just before this was written down.
  const now = deps.keys();
  if (now[0].id !== keys[0].id) await resealAppSecret(store, secret, seal(now, value, boundTo(appId, name)));
  log.info("secret set", { appId, name, personId });
}

function wrongWith(name: string, value: string): { message: string; next: string } | null {
  if (!secretNameSchema.safeParse(name).success)
    return { message: "That is no secret's name.", next: "Use one such as STRIPE_KEY, as app.yaml has it." };
  if (value === "") return { message: `${name} is empty.`, next: "Enter its value." };
  if (value.length > MAX_LENGTH)
    return { message: `${name} is longer than ${MAX_LENGTH} characters.`, next: "Enter the secret alone." };
  return null;
}

/** Its value; null: nobody entered it. Throws KnownError `secret_unreadable`. */
export async function readAppSecret(
  { store, keys }: Pick<SecretsDeps, "store" | "keys">,
  appId: string,
  name: string,
): Promise<string | null> {
  const row = await appSecretOf(store, appId, name);
  return row === undefined ? null : unseal(keys(), row, boundTo(appId, name));
}

/** What a manifest declares, with what is entered of it; by name. */
export async function declaredSecrets(
  store: Store,
  appId: string,
  declared: Record<string, string> | undefined,
): Promise<DeclaredSecret[]> {
  const known = new Map((await appSecretNames(store, appId)).map((one) => [one.name, one]));
  return Object.entries(declared ?? {})
    .map(([name, about]) => {
      const row = known.get(name);
      return { name, about, set: row === undefined ? null : { at: row.setAt, by: row.setBy } };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Those that a Release declares and nobody entered yet: it goes live all the same, and what needs them says so. */
export async function missingSecrets(store: Store, appId: string, { bindings }: Manifest): Promise<MissingSecrets> {
  const declared = await declaredSecrets(store, appId, bindings.secrets);
  const missing = declared.filter(({ set }) => set === null).map(({ name, about }) => ({ name, about }));
  return { appId, missing };
}

/**
 * Seals with the first key what others sealed. Twice is harmless. `unreadable`: those whose key is gone, or that were changed;
 * they stay as they are.
 */
export async function resealSecrets({
  store,
  log,
  keys: read,
}: Pick<SecretsDeps, "store" | "log" | "keys">): Promise<{ resealed: number; unreadable: AppSecret[] }> {
  const keys = read();
  let resealed = 0;
  const unreadable: AppSecret[] = [];
  for (const row of await secretsOfOtherKeys(store, keys[0].id)) {
    const bound = boundTo(row.appId, row.name);
    const value = opened(keys, row, bound);
    if (value === null) unreadable.push(row);
    else if (await resealAppSecret(store, row, seal(keys, value, bound))) resealed += 1;
  }
  if (resealed > 0) log.info("secrets resealed", { resealed, keyId: keys[0].id });
  return { resealed, unreadable };
}

function opened(keys: SealingKeys, row: AppSecret, bound: string): string | null {
  try {
    return unseal(keys, row, bound);
  } catch (error) {
    if (asKnown(error)?.code === "secret_unreadable") return null;
    throw error;
  }
}

/** Neither may hold a line break: two parts are never read as others. */
function boundTo(appId: string, name: string): string {
  return `${appId}\n${name}`;
}
