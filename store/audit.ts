import { sha256 } from "../lib/ids.ts";
import { and, asc, desc, eq, gte } from "./drizzle.ts";
import { auditLog } from "./schema.ts";
import { atomically, type Orm, type Store, type Write } from "./store.ts";

/** Who did what to which app. Each row carries the hash of the one before it. */
export interface AuditEntry {
  at: number;
  /** Slack user id, or `toolroom`. */
  actor: string;
  verb: string;
  /** Id of what it was done to: an App's, mostly. */
  subject: string;
  details: Record<string, unknown>;
}

const FIRST_HASH = "0".repeat(64);

export async function appendAudit(store: Store, entry: AuditEntry): Promise<void> {
  await atomically(store, [auditWrite(entry)]);
}

/** Once for the same act on the same subject with the same details: what is noted before a step that may run again. */
export async function appendAuditOnce(store: Store, entry: AuditEntry): Promise<void> {
  const details = JSON.stringify(plain(entry.details));
  const known = store.orm
    .select({ details: auditLog.details })
    .from(auditLog)
    .where(and(eq(auditLog.verb, entry.verb), eq(auditLog.subject, entry.subject)))
    .all();
  if (!known.some((row) => JSON.stringify(row.details) === details)) await appendAudit(store, entry);
}

/** The line as part of a larger atomic write: the hash before it is read in that same transaction. */
export function auditWrite(entry: AuditEntry): Write {
  return {
    statement: (orm) => {
      const previousHash = lastHash(orm);
      const details = plain(entry.details);
      return orm.insert(auditLog).values({
        ...entry,
        details,
        previousHash,
        hash: hashOf({ ...entry, details, previousHash }),
      });
    },
    mustChange: true,
  };
}

/** Recomputes the chain: `brokenSeq` is the first row that was changed, or follows one that was taken out. */
export async function verifyAudit(
  store: Store,
): Promise<{ ok: true; rows: number } | { ok: false; brokenSeq: number }> {
  let previousHash = FIRST_HASH;
  let rows = 0;
  for (const row of store.orm.select().from(auditLog).orderBy(asc(auditLog.seq)).all()) {
    if (row.previousHash !== previousHash || row.hash !== hashOf(row)) return { ok: false, brokenSeq: row.seq };
    previousHash = row.hash;
    rows += 1;
  }
  return { ok: true, rows };
}

/** Newest first; of one App, or of all. */
export async function auditOf(
  store: Store,
  { subject, since, limit }: { subject: string | null; since: number; limit: number },
): Promise<AuditEntry[]> {
  const isOf = and(gte(auditLog.at, since), subject === null ? undefined : eq(auditLog.subject, subject));
  return store.orm.select().from(auditLog).where(isOf).orderBy(desc(auditLog.seq)).limit(limit).all();
}

function lastHash(orm: Orm): string {
  const last = orm.select({ hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1).get();
  return last?.hash ?? FIRST_HASH;
}

function hashOf(row: AuditEntry & { previousHash: string }): string {
  const { at, actor, verb, subject, details, previousHash } = row;
  return sha256(canonicalJson({ at, actor, verb, subject, details, previousHash }));
}

/** JSON with sorted keys: the same facts give the same text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
}

/** As it will be read again: without what JSON drops. */
function plain(details: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(details));
}
