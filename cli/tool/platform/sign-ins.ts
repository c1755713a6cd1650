import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { KnownError, systemCode } from "../../../lib/errors.ts";
import { parseJson } from "../../../lib/json.ts";
import type { Surroundings } from "../surroundings.ts";

/** Where one is signed in. Its file is readable by its owner alone, and nothing of it is ever printed. */
export interface SignIn {
  address: string;
  token: string;
  handle: string;
  /** ISO 8601. */
  until: string;
}

const FILE = "sign-ins.json";
/** Where Toolroom is unless somebody says otherwise. */
export const USUAL_ADDRESS = "http://127.0.0.1:3000";

const fileSchema = z.object({
  /** The address of the last sign-in: commands go there. */
  last: z.string().nullable(),
  signIns: z.record(z.string(), z.object({ token: z.string(), handle: z.string(), until: z.string() })),
});

type Kept = z.infer<typeof fileSchema>;

/** Of that address, or of the last one; null: nobody is signed in there. */
export function readSignIn(around: Surroundings, address: string | null): SignIn | null {
  const kept = readKept(around);
  const at = address ?? kept.last;
  const found = at === null ? undefined : kept.signIns[at];
  return at === null || found === undefined ? null : { address: at, ...found };
}

/** From now on commands go there. */
export function keepSignIn(around: Surroundings, { address, ...signIn }: SignIn): void {
  const { signIns } = readKept(around);
  write(around, { last: address, signIns: { ...signIns, [address]: signIn } });
}

export function forgetSignIn(around: Surroundings, address: string): void {
  const { last, signIns } = readKept(around);
  const { [address]: _, ...others } = signIns;
  write(around, { last: last === address ? (Object.keys(others)[0] ?? null) : last, signIns: others });
}

/**
 * An address as it is kept, without what follows the host. A token goes in the clear to this machine alone: KnownError
 * `bad_value` for anything else without TLS.
 */
export function readAddress(typed: string): string {
  const isNear = /^(localhost|127\.|\[::1\])/.test(typed);
  const text = typed.includes("://") ? typed : `${isNear ? "http" : "https"}://${typed}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  const fix = `Write it like ${USUAL_ADDRESS} or https://toolroom.example.`;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw new KnownError("bad_value", `${typed.slice(0, 100)} is no address.`, fix);
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !isHere)
    throw new KnownError("bad_value", `${url.host} is asked without TLS, so others could read your sign-in.`, fix);
  return url.origin;
}

function readKept(around: Surroundings): Kept {
  const nothing: Kept = { last: null, signIns: {} };
  if (around.ownFolder === null) return nothing;
  try {
    const read = fileSchema.safeParse(parseJson(readFileSync(join(around.ownFolder, FILE), "utf8")));
    // Cut off or changed by hand: whoever is not signed in is told how to be.
    return read.success ? read.data : nothing;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return nothing;
    throw error;
  }
}

/** Whole or not at all: two terminals may sign in at once. */
function write(around: Surroundings, kept: Kept): void {
  if (around.ownFolder === null) throw new Error("A box keeps no sign-in.");
  mkdirSync(around.ownFolder, { recursive: true, mode: 0o700 });
  const file = join(around.ownFolder, FILE);
  const fresh = `${file}.${process.pid}`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  renameSync(fresh, file);
}
