import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import type { Config } from "../../lib/config.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import { resealSecrets } from "../../operator/app-secrets.ts";
import { addSecretKey, forgetSecretKeys } from "../../operator/secret-keys.ts";
import { type AppSecret, secretsByKey } from "../../store/app-secrets.ts";
import { appById } from "../../store/apps.ts";
import { takeHomeLock } from "../../store/home-lock.ts";
import { openStore, type Store } from "../../store/store.ts";

/** Longest that whoever seals with the key it has just read takes to write it down. */
const SETTLES_MS = 2_000;
const ROUNDS = 5;

/**
 * `--rotate-secret-keys`: a new key for apps' secrets, also while Toolroom runs, which reads its keys with each use. All that the
 * old ones sealed is sealed anew, and those that seal nothing any more are forgotten. Cut off halfway, the old ones stay until it
 * is begun again. Keys that the environment gives are its own to change: all is sealed with its first. Throws KnownError
 * `rotating` where another is at it, `secrets_busy`, `bad_secret_keys`.
 */
export async function rotateSecretKeys(
  config: Config,
  { clock, print }: { clock: Clock; print: (line: string) => void },
): Promise<void> {
  mkdirSync(join(config.home, "keys"), { recursive: true, mode: 0o700 });
  // Two at once would each forget the other's key.
  const lock = takeHomeLock(join(config.home, "keys", "rotating.lock"));
  if (lock === "taken")
    throw new KnownError("rotating", "Another one is giving apps' secrets a new key just now.", "Let it end.");
  const store = openStore(join(config.home, "registry.db"));
  try {
    const keys = addSecretKey(config);
    let all = 0;
    let unreadable: AppSecret[] = [];
    for (let round = 1; ; round += 1) {
      const done = await resealSecrets({ store, log: silentLog, keys: () => keys });
      all += done.resealed;
      unreadable = done.unreadable;
      if (done.resealed === 0 && round > 1) break;
      if (round === ROUNDS) throw busy();
      await clock.sleep(SETTLES_MS);
    }
    const inUse = await secretsByKey(store);
    forgetSecretKeys(config, new Set(inUse.keys()));
    const [{ id }, ...older] = config.secretKeys ?? keys;
    const idle = config.secretKeys === null ? [] : older.filter((key) => !inUse.has(key.id)).map((key) => key.id);
    print(
      `Apps' secrets are sealed with ${config.secretKeys === null ? "a new key" : "the first key"} (${id}): ${all} of them anew.`,
    );
    if (unreadable.length > 0) print(`Not readable, and left as they are: ${await namesOf(store, unreadable)}.`);
    if (idle.length > 0)
      print(`Nothing is sealed with ${idle.join(", ")} any more: take it out of TOOLROOM_SECRET_KEYS.`);
    print("A backup of before needs the keys of before.");
  } finally {
    store.close();
    lock.release();
  }
}

/** `lunch STRIPE_KEY (k1-0a1b2c3d)`: which key each of them wants. */
async function namesOf(store: Store, rows: readonly AppSecret[]): Promise<string> {
  const names = rows.map(
    async ({ appId, name, keyId }) => `${(await appById(store, appId))?.name ?? appId} ${name} (${keyId})`,
  );
  return (await Promise.all(names)).join(", ");
}

function busy(): KnownError {
  const next = "Begin again; the old keys are still there.";
  return new KnownError("secrets_busy", "Secrets are being entered all the time.", next);
}
