import { auditWrite } from "./audit.ts";
import type { DoorSession } from "./door-sessions.ts";
import { and, eq, gt, isNull, lt } from "./drizzle.ts";
import { cliLogins } from "./entrance-tables.ts";
import { doorSessions } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";

/** A terminal that waits to be signed in. Link and token are kept as sha256 only. */
export type CliLogin = typeof cliLogins.$inferSelect;

export async function addCliLogin(store: Store, login: Omit<CliLogin, "usedAt">): Promise<void> {
  store.orm.insert(cliLogins).values(login).run();
}

/** The one that this link signs in, if it is neither used nor expired; changes nothing. */
export async function readCliLogin(store: Store, linkHash: string, nowMs: number): Promise<CliLogin | null> {
  const isOpen = and(eq(cliLogins.linkHash, linkHash), isNull(cliLogins.usedAt), gt(cliLogins.expiresAt, nowMs));
  return store.orm.select().from(cliLogins).where(isOpen).get() ?? null;
}

/**
 * Uses the link up, once: from now on the terminal's token stands for this DoorSession, until `expiresAt`. False where it
 * was used or is expired.
 */
export async function useCliLogin(
  store: Store,
  login: CliLogin,
  opened: { doorSessionId: string; expiresAt: number; at: number },
): Promise<boolean> {
  const { linkHash, tokenHash, personId } = login;
  const isOpen = and(eq(cliLogins.linkHash, linkHash), isNull(cliLogins.usedAt), gt(cliLogins.expiresAt, opened.at));
  const of = { kind: "cli" as const, personId, appId: null, requestId: null, instanceId: null, budgetUsd: 0 };
  const { doorSessionId: id, expiresAt, at: createdAt } = opened;
  const written = await atomically(store, [
    {
      mustChange: true,
      statement: (orm) => orm.update(cliLogins).set({ usedAt: opened.at }).where(isOpen),
    },
    { statement: (orm) => orm.insert(doorSessions).values({ id, ...of, tokenHash, expiresAt, createdAt }) },
    audited({ id, personId }, "sign_in_terminal", createdAt),
  ]);
  return written === "done";
}

/** A terminal's token stands for nobody any more. Of one that is ended already: nothing happens. */
export async function endCliSession(store: Store, { id, personId }: CliSession, at: number): Promise<void> {
  const isOpen = and(eq(doorSessions.id, id), isNull(doorSessions.closedAt));
  await atomically(store, [
    { mustChange: true, statement: (orm) => orm.update(doorSessions).set({ closedAt: at }).where(isOpen) },
    audited({ id, personId }, "sign_out_terminal", at),
  ]);
}

type CliSession = Pick<DoorSession, "id" | "personId">;

function audited({ id, personId }: CliSession, verb: string, at: number): Write {
  return auditWrite({ at, actor: personId, verb, subject: `person:${personId}`, details: { doorSessionId: id } });
}

/** Removes what nobody can use any more. */
export async function sweepCliLogins(store: Store, nowMs: number): Promise<void> {
  store.orm.delete(cliLogins).where(lt(cliLogins.expiresAt, nowMs)).run();
}
