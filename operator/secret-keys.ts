import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../lib/config.ts";
import { KnownError, systemCode } from "../lib/errors.ts";
import { newSecret, sha256 } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { SealingKey, SealingKeys } from "../lib/sealed.ts";

/** Where the keys are: those that the environment gives (null: none) come before those in the home. */
export type SecretKeysPlace = Pick<Config, "home" | "secretKeys">;

const fileSchema = z.strictObject({
  /** First the one that seals. */
  keys: z
    .array(
      z.strictObject({
        id: z.string().regex(/^k[0-9]{1,6}(-[0-9a-f]{8})?$/),
        key: z.base64().refine((text) => Buffer.from(text, "base64").length === 32, "is 32 bytes in base64"),
      }),
    )
    .min(1),
});

/**
 * The keys that apps' secrets are sealed with: those of TOOLROOM_SECRET_KEYS and then those of `<home>/keys/secrets.json`
 * (0600), which is made, once, where the environment gives none; where several processes start together, the first to place it
 * wins. Throws KnownError `bad_secret_keys`.
 */
export function openSecretKeys({ home, secretKeys: given }: SecretKeysPlace): SealingKeys {
  const file = fileOf(home);
  const kept = read(file);
  if (given === null) return kept ?? place(file, [newKey(1)], "first");
  const other = kept?.find(({ id, key }) => given.some((one) => one.id === id && !one.key.equals(key)));
  if (other !== undefined) return bad(file, `TOOLROOM_SECRET_KEYS has another key that is called ${other.id}, too`);
  return [...given, ...(kept ?? []).filter(({ id }) => !given.some((one) => one.id === id))];
}

/**
 * Puts a new key before the others, so that what is sealed from now on is sealed with it; where the environment gives them, its
 * first is the new one. Whoever keeps secrets seals anew what the others sealed: `resealSecrets`. Then `forgetSecretKeys`.
 */
export function addSecretKey(where: SecretKeysPlace): SealingKeys {
  const keys = openSecretKeys(where);
  if (where.secretKeys !== null) return keys;
  const next = Math.max(...keys.map(({ id }) => Number(/\d+/.exec(id)?.[0]))) + 1;
  return place(fileOf(where.home), [newKey(next), ...keys.map(toLine)]);
}

/** Leaves of the home's keys the one that seals, and those that something is sealed with. */
export function forgetSecretKeys(where: SecretKeysPlace, inUse: ReadonlySet<string>): void {
  const file = fileOf(where.home);
  const left = (read(file) ?? []).filter(
    ({ id }, index) => inUse.has(id) || (index === 0 && where.secretKeys === null),
  );
  if (left.length === 0) rmSync(file, { force: true });
  else place(file, left.map(toLine));
}

type KeyLine = z.infer<typeof fileSchema>["keys"][number];

function toLine({ id, key }: SealingKey): KeyLine {
  return { id, key: key.toString("base64") };
}

function fileOf(home: string): string {
  mkdirSync(join(home, "keys"), { recursive: true, mode: 0o700 });
  return join(home, "keys", "secrets.json");
}

/** Called by what it is, too: one that is made because the file was lost is never taken for the lost one. */
function newKey(number: number): KeyLine {
  const key = randomBytes(32);
  return { id: `k${number}-${sha256(key).slice(0, 8)}`, key: key.toString("base64") };
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
