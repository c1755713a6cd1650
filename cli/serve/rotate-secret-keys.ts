import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import type { Config } from "../../lib/config.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import { resealSecrets } from "../../operator/app-secrets.ts";
import { addSecretKey, forgetOldSecretKeys } from "../../operator/secret-keys.ts";
import { openStore } from "../../store/store.ts";

/** Longest that whoever seals with the key it has just read takes to write it down. */
const SETTLES_MS = 2_000;
const ROUNDS = 5;

/**
 * `--rotate-secret-keys`: a new key for apps' secrets, also while Toolroom runs, which reads its keys with each use. All that the
 * old one sealed is sealed anew, and it is forgotten. Cut off halfway, the old ones stay until it is begun again.
 */
export async function rotateSecretKeys(
  config: Config,
  { clock, print }: { clock: Clock; print: (line: string) => void },
): Promise<void> {
  const store = openStore(join(config.home, "registry.db"));
  try {
    const keys = addSecretKey(config.home);
    let all = 0;
    for (let round = 1; ; round += 1) {
      const resealed = await resealSecrets({ store, log: silentLog, keys });
      all += resealed;
      if (resealed === 0 && round > 1) break;
      if (round === ROUNDS) throw busy();
      await clock.sleep(SETTLES_MS);
    }
    forgetOldSecretKeys(config.home);
    print(
      `Apps' secrets are sealed with a new key (${keys[0].id}): ${all} of them anew. A backup of before needs its own keys/secrets.json.`,
    );
  } finally {
    store.close();
  }
}

function busy(): KnownError {
  const next = "Begin again; the old keys are still there.";
  return new KnownError("secrets_busy", "Secrets are being entered all the time.", next);
}
