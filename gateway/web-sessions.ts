import type { Clock } from "../lib/clock.ts";
import { newSecret, sha256 } from "../lib/ids.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { type Person, personById } from "../store/people.ts";
import { addWebSession, cookiePerson, endWebSessions, useWebCode } from "../store/sign-ins.ts";
import type { Store } from "../store/store.ts";
import { type Cookies, readCookie, setCookie } from "./cookies.ts";
import { createShortCache } from "./short-cache.ts";

/** Who is signed in where. */
export interface WebSessions {
  /** Who may be signed in and whose cookie for that host came with the request. */
  personOf(cookieHeader: string | undefined, hostname: string): Promise<Person | null>;
  /** Signs in on one host; returns the Set-Cookie line. */
  start(personId: string, hostname: string): Promise<string>;
  /** A one-time code that only the browser with this state can exchange, at that host, within a minute. */
  makeCode(personId: string, hostname: string, state: string): Promise<string>;
  /** Exchanges it for a cookie; null where it is used, expired, another host's or another browser's. */
  useCode(code: string, hostname: string, state: string): Promise<string | null>;
  /** Signs out on every host and in every browser. */
  end(personId: string): Promise<void>;
}

const COOKIE_DAYS = 30;
const COOKIE_MS = COOKIE_DAYS * 86_400_000;
const CODE_MS = 60_000;

export function createWebSessions(options: {
  store: Store;
  clock: Clock;
  cookies: Cookies;
  overTls: boolean;
  authority: EntryAuthority;
}): WebSessions {
  const { store, clock, cookies, overTls, authority } = options;
  const owners = createShortCache<string>(clock);
  const people = createShortCache<Person>(clock);

  const start = async (personId: string, hostname: string) => {
    const secret = newSecret();
    const expiresAt = clock.now() + COOKIE_MS;
    await addWebSession(store, { secretHash: sha256(secret), personId, host: hostname, kind: "cookie", expiresAt });
    return setCookie(cookies.signIn, secret, COOKIE_MS / 1000, overTls);
  };

  return {
    async personOf(cookieHeader, hostname) {
      const secret = readCookie(cookieHeader, cookies.signIn);
      if (secret === null || secret === "") return null;
      const hash = sha256(secret);
      const personId = await owners.get(`${hostname} ${hash}`, () => cookiePerson(store, hash, hostname, clock.now()));
      if (personId === null) return null;
      const person = await people.get(personId, async () => (await personById(store, personId)) ?? null);
      return person !== null && (await authority.maySignIn(person)).yes ? person : null;
    },
    start,
    async makeCode(personId, hostname, state) {
      const code = newSecret();
      const expiresAt = clock.now() + CODE_MS;
      await addWebSession(store, { secretHash: bound(code, state), personId, host: hostname, kind: "code", expiresAt });
      return code;
    },
    async useCode(code, hostname, state) {
      const personId = await useWebCode(store, bound(code, state), hostname, clock.now());
      return personId === null ? null : start(personId, hostname);
    },
    async end(personId) {
      await endWebSessions(store, personId);
      owners.forget();
    },
  };
}

function bound(code: string, state: string): string {
  return sha256(`${code} ${state}`);
}
