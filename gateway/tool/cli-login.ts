import { randomInt } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import { explain } from "../../lib/errors.ts";
import { newId, newSecret, sha256 } from "../../lib/ids.ts";
import type { Log } from "../../lib/log.ts";
import { within } from "../../lib/within.ts";
import type { EntryAuthority } from "../../operator/authority/entry.ts";
import { addCliLogin, endCliSession, readCliLogin, useCliLogin } from "../../store/cli-logins.ts";
import { type DoorSession, doorSessionByToken } from "../../store/door-sessions.ts";
import { type Person, personByHandle, personById } from "../../store/people.ts";
import type { Store } from "../../store/store.ts";
import { createRateLimit } from "../rate-limit.ts";
import type { SendSignInLink } from "../sign-in.ts";

/**
 * Signing a terminal in. It gets a token that is good for nothing; the person gets a link in Slack; its page shows the code
 * that the terminal shows, and by its button the token stands for them. So whoever holds the token never learns the link,
 * and who has the link never the token.
 */
export interface CliLogin {
  /** The same answer whether or not there is anybody of that handle. */
  begin(handle: string): Promise<LoginBegun | "too_many">;
  /** Until the token stands for somebody, or for a while; null: it does not yet, or there is no such token. */
  wait(token: string, signal: AbortSignal): Promise<Holder | null>;
  /** Whom the token stands for now. */
  holderOf(token: string): Promise<Holder | NoHolder>;
  /** Which terminal the link signs in, and whom. Uses nothing up: link previews look too. */
  look(secret: string): Promise<{ person: Person; code: string } | null>;
  /** Uses the link up. */
  use(secret: string): Promise<{ person: Person; code: string } | null>;
  /** The token stands for nobody any more. */
  end(token: string): Promise<void>;
}

export interface LoginBegun {
  token: string;
  code: string;
  /** Until when the link works, ms. */
  expiresAt: number;
  /** How long that is: the clock at a terminal is its own. */
  validMs: number;
}

export interface Holder {
  kind: "holder";
  doorSession: DoorSession;
  person: Person;
}

export interface NoHolder {
  kind: "unknown" | "expired" | "refused";
  why: string;
}

const LINK_MS = 5 * 60_000;
const TOKEN_MS = 30 * 86_400_000;
const LOGINS = 5;
const LOGINS_OF_ALL = 60;
const LOGINS_WINDOW_MS = 10 * 60_000;
const WAIT_MS = 25_000;
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

export function createCliLogin(options: {
  store: Store;
  clock: Clock;
  log: Log;
  authority: EntryAuthority;
  sendSignInLink: SendSignInLink;
  /** Address of the gateway's own site. */
  ownUrl: string;
}): CliLogin {
  const { store, clock, log, authority } = options;
  const perHandle = createRateLimit(clock, LOGINS, LOGINS_WINDOW_MS);
  const ofAll = createRateLimit(clock, LOGINS_OF_ALL, LOGINS_WINDOW_MS);
  /** Terminals that wait here, by their token's hash. */
  const waiting = new Map<string, Set<() => void>>();

  const admitted = async (person: Person | undefined) => {
    const may = await authority.maySignIn(person);
    return may.yes && person !== undefined ? person : null;
  };

  const holderOf = async (token: string): Promise<Holder | NoHolder> => {
    const doorSession = await doorSessionByToken(store, sha256(token));
    if (doorSession === undefined) return { kind: "unknown", why: "Nobody is signed in by this token." };
    const isOver = doorSession.closedAt !== null || doorSession.expiresAt <= clock.now();
    if (isOver) return { kind: "expired", why: "This sign-in is over: it works for 30 days, or until it is ended." };
    const person = await personById(store, doorSession.personId);
    const may = await authority.maySignIn(person);
    if (!may.yes) return { kind: "refused", why: may.why };
    return person === undefined ? { kind: "unknown", why: "" } : { kind: "holder", doorSession, person };
  };

  const send = async (person: Person, begun: LoginBegun) => {
    const secret = newSecret();
    const linkHash = sha256(secret);
    const { token, code, expiresAt } = begun;
    await addCliLogin(store, { linkHash, tokenHash: sha256(token), code, personId: person.id, expiresAt });
    const url = `${options.ownUrl}${LOGIN_PATH}${secret}`;
    const key = `tool-login:${linkHash.slice(0, 24)}`;
    await options.sendSignInLink(person.id, key, { url, name: person.name, terminal: code });
    log.info("sent terminal's sign-in link", { personId: person.id });
  };

  const look = async (secret: string) => {
    const login = await readCliLogin(store, sha256(secret), clock.now());
    const person = login === null ? null : await admitted(await personById(store, login.personId));
    return login === null || person === null ? null : { login, person, code: login.code };
  };

  return {
    holderOf,
    async begin(handle) {
      const plain = handle.trim().replace(/^@/, "").toLowerCase();
      if (!ofAll.allows("all") || !perHandle.allows(plain)) return "too_many";
      const begun = { token: newSecret(), code: newCode(), expiresAt: clock.now() + LINK_MS, validMs: LINK_MS };
      const person = await admitted(await personByHandle(store, plain));
      // Not awaited: how long the answer takes must not tell whether the handle exists.
      if (person !== null)
        send(person, begun).catch((error: unknown) =>
          log.error("terminal's sign-in link not sent", { personId: person.id, error: explain(error) }),
        );
      return begun;
    },
    async wait(token, signal) {
      const hash = sha256(token);
      const { promise, resolve } = Promise.withResolvers<void>();
      const those = waiting.get(hash) ?? new Set();
      waiting.set(hash, those.add(resolve));
      signal.addEventListener("abort", () => resolve(), { once: true });
      try {
        // Looked after it is listed, so that no button between the two is missed.
        const before = await holderOf(token);
        if (before.kind === "holder") return before;
        await within(clock, WAIT_MS, promise);
        const after = await holderOf(token);
        return after.kind === "holder" ? after : null;
      } finally {
        those.delete(resolve);
        if (those.size === 0) waiting.delete(hash);
      }
    },
    async look(secret) {
      return look(secret);
    },
    async use(secret) {
      const found = await look(secret);
      if (found === null) return null;
      const at = clock.now();
      const opened = { doorSessionId: newId("cli", at), expiresAt: at + TOKEN_MS, at };
      if (!(await useCliLogin(store, found.login, opened))) return null;
      log.info("terminal signed in", { personId: found.person.id, doorSessionId: opened.doorSessionId });
      for (const wake of waiting.get(found.login.tokenHash) ?? []) wake();
      return found;
    },
    async end(token) {
      const doorSession = await doorSessionByToken(store, sha256(token));
      if (doorSession !== undefined) await endCliSession(store, doorSession, clock.now());
    },
  };
}

/** Where the link of a terminal leads; the secret stands behind it. */
export const LOGIN_PATH = "/tool-login/";

/** Easy to compare, and without letters that look like digits: `K7-42`. */
function newCode(): string {
  const digits = String(randomInt(1000)).padStart(3, "0");
  return `${LETTERS.charAt(randomInt(LETTERS.length))}${digits.slice(0, 1)}-${digits.slice(1)}`;
}
