import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import { newSecret, sha256 } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { onlyPersonCalled, type Person, personByHandle, personById } from "../store/people.ts";
import { addSignInLink, readSignInLink, useSignInLink } from "../store/sign-ins.ts";
import type { Store } from "../store/store.ts";
import { createRateLimit } from "./rate-limit.ts";

/**
 * Sends somebody a sign-in link as a direct message, once per key. `name` is whom it signs in, `terminal` the code of the
 * terminal that it is for; without one it is for the browser that asked.
 */
export type SendSignInLink = (
  personId: string,
  key: string,
  link: { url: string; name: string; terminal?: string },
) => Promise<void>;

/** Signing in by a one-time link, sent as a direct message, good in the browser that asked. */
export interface SignIn {
  /**
   * By handle, or by the name Slack shows where one person has it. The same answer whether or not there is anybody.
   * `returnTo` is a path on the gateway's own site.
   */
  ask(handle: string, browser: string, returnTo: string): Promise<"asked" | "too_many">;
  /** Whose link it is, if this browser could use it now. Uses nothing up: link previews look too. */
  look(secret: string, browser: string): Promise<Person | null>;
  /** Uses the link up. */
  use(secret: string, browser: string): Promise<{ person: Person; returnTo: string } | null>;
}

const LINK_MS = 5 * 60_000;
const LINKS = 5;
const LINKS_WINDOW_MS = 10 * 60_000;

export function createSignIn(options: {
  store: Store;
  clock: Clock;
  log: Log;
  authority: EntryAuthority;
  sendSignInLink: SendSignInLink;
  /** Address of the gateway's own site. */
  ownUrl: string;
}): SignIn {
  const { store, clock, log } = options;
  const perHandle = createRateLimit(clock, LINKS, LINKS_WINDOW_MS);
  const perBrowser = createRateLimit(clock, LINKS, LINKS_WINDOW_MS);

  const send = async (person: Person, browser: string, returnTo: string) => {
    const secret = newSecret();
    const secretHash = sha256(secret);
    await addSignInLink(store, {
      secretHash,
      personId: person.id,
      browserHash: sha256(browser),
      returnTo,
      expiresAt: clock.now() + LINK_MS,
    });
    const url = `${options.ownUrl}/sign-in/${secret}`;
    log.info("sending sign-in link", { personId: person.id });
    await options.sendSignInLink(person.id, `sign-in:${secretHash.slice(0, 24)}`, { url, name: person.name });
    log.info("sent sign-in link", { personId: person.id });
  };

  const admitted = async (person: Person | undefined) => {
    const may = await options.authority.maySignIn(person);
    return may.yes && person !== undefined ? person : null;
  };

  return {
    async ask(handle, browser, returnTo) {
      const plain = handle.trim().replace(/^@/, "").toLowerCase();
      if (!perBrowser.allows(browser) || !perHandle.allows(plain)) return "too_many";
      const person =
        (await admitted(await personByHandle(store, plain))) ?? (await admitted(await onlyPersonCalled(store, handle)));
      if (person === null) return "asked";
      // Not awaited: how long the answer takes must not tell whether the handle exists.
      send(person, browser, returnTo).catch((error: unknown) =>
        log.error("sign-in link not sent", { personId: person.id, error: explain(error) }),
      );
      return "asked";
    },
    async look(secret, browser) {
      const link = await readSignInLink(store, sha256(secret), clock.now());
      if (link === null || link.browserHash !== sha256(browser)) return null;
      return admitted(await personById(store, link.personId));
    },
    async use(secret, browser) {
      const used = await useSignInLink(store, sha256(secret), sha256(browser), clock.now());
      if (used === null) return null;
      const person = await admitted(await personById(store, used.personId));
      return person === null ? null : { person, returnTo: used.returnTo };
    },
  };
}
