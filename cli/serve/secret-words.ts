import type { Config } from "../../lib/config.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { secretsByKey } from "../../store/app-secrets.ts";
import type { Store } from "../../store/store.ts";

/**
 * How apps' secrets are sealed, where it is not as usual: by keys of the environment, or with keys that are gone. Throws
 * KnownError `bad_secret_keys`.
 */
export async function secretWords(config: Pick<Config, "home" | "secretKeys">, store: Store): Promise<string | null> {
  const keys = openSecretKeys(config);
  const lost = [...(await secretsByKey(store))].filter(([id]) => !keys.some((key) => key.id === id));
  const where = config.secretKeys === null ? "keys/secrets.json in the home" : "TOOLROOM_SECRET_KEYS";
  const problems = lost.map(
    ([id, count]) =>
      `${count === 1 ? "1 cannot" : `${count} cannot`} be read: the key ${id} is not there. Bring it back (${where}), or enter them anew`,
  );
  const given = config.secretKeys === null ? [] : [`sealed with ${keys[0].id} of TOOLROOM_SECRET_KEYS`];
  const all = [...given, ...problems];
  return all.length === 0 ? null : all.join("\n                    ");
}
