import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { KnownError, systemCode } from "../lib/errors.ts";
import { newSecret } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { SealingKeys } from "../lib/sealed.ts";

const fileSchema = z.strictObject({
  /** First the one that seals. */
  keys: z
    .array(
      z.strictObject({
        id: z.string().regex(/^k[0-9]{1,6}$/),
        key: z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "is 32 bytes in base64"),
      }),
    )
    .min(1),
});

/**
 * The keys that apps' secrets are sealed with: `<home>/keys/secrets.json` (0600), made once; where several processes start
 * together, the first to place it wins. Throws KnownError `bad_secret_keys`.
 */
export function openSecretKeys(home: string): SealingKeys {
  const file = fileOf(home);
  return read(file) ?? place(file, [newKey(1)], "first");
}

/**
 * Puts a new key before the others, so that what is sealed from now on is sealed with it. Whoever keeps secrets seals anew
 * what the others sealed: `resealSecrets`. Then `forgetOldSecretKeys`.
 */
export function addSecretKey(home: string): SealingKeys {
  const keys = openSecretKeys(home);
  const next = Math.max(...keys.map(({ id }) => Number(id.slice(1)))) + 1;
  return place(fileOf(home), [newKey(next), ...keys.map(({ id, key }) => ({ id, key: key.toString("base64") }))]);
}

/** Leaves the key that seals, once nothing is sealed with the others any more. */
export function forgetOldSecretKeys(home: string): void {
  const [{ id, key }] = openSecretKeys(home);
  place(fileOf(home), [{ id, key: key.toString("base64") }]);
}

type KeyLine = z.infer<typeof fileSchema>["keys"][number];

function fileOf(home: string): string {
  mkdirSync(join(home, "keys"), { recursive: true, mode: 0o700 });
  return join(home, "keys", "secrets.json");
}

function newKey(number: number): KeyLine {
  return { id: `k${number}`, key: randomBytes(32).toString("base64") };
}

/** `first`: one that is there already stands. Appears whole or not at all. */
function place(file: string, keys: KeyLine[], how?: "first"): SealingKeys {
  const draft = `${file}.${newSecret()}`;
  writeFileSync(draft, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    if (how === "first") linkSync(draft, file);
    else renameSync(draft, file);
  } catch (error) {
    if (systemCode(error) !== "EEXIST") throw error;
  } finally {
    if (how === "first") unlinkSync(draft);
  }
  return read(file) ?? bad(file, "it vanished");
}

function read(file: string): SealingKeys | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
  // Whoever copied it may have opened it to all.
  chmodSync(file, 0o600);
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) return bad(file, parsed.error.issues[0]?.message ?? "it does not read");
  const [first, ...others] = parsed.data.keys.map(({ id, key }) => ({ id, key: Buffer.from(key, "base64") }));
  return first === undefined ? bad(file, "it has no key") : [first, ...others];
}

function bad(file: string, why: string): never {
  const next = "Bring it back from your backup: without it no app can read its secrets.";
  throw new KnownError("bad_secret_keys", `The keys in ${file} cannot be read: ${why}.`, next);
}
