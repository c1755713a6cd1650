import { sha256 } from "../lib/ids.ts";
import { and, asc, desc, eq, gt, gte, lt } from "./drizzle.ts";
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
/** Between two of these the process hears whoever speaks to it. */
const PAGE = 2_000;

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

export type AuditVerdict =
  | { ok: true; rows: number }
  /**
   * The first row that was changed, or follows one that was taken out; null: each follows the one before it, and none has the
   * hash that was told, so they were all written anew, or end before it.
   */
  | { ok: false; brokenSeq: number | null };

/** Recomputes the chain. `head`: the hash of a row, as it was told somewhere that who writes here cannot reach. */
export async function verifyAudit(store: Store, head: string | null = null): Promise<AuditVerdict> {
  let previousHash = FIRST_HASH;
  let rows = 0;
  let isHeadSeen = head === null;
  for (
    let page = await auditPage(store, 0, PAGE);
    page.length > 0;
    page = await auditPage(store, page.at(-1)?.seq ?? 0, PAGE)
  ) {
    for (const row of page) {
      if (row.previousHash !== previousHash || row.hash !== hashOf(row)) return { ok: false, brokenSeq: row.seq };
      previousHash = row.hash;
      isHeadSeen ||= row.hash === head;
      rows += 1;
    }
    await new Promise((resolve) => setImmediate(resolve)); // others are heard meanwhile
  }
  return isHeadSeen ? { ok: true, rows } : { ok: false, brokenSeq: null };
}

/** A row with its place in the chain. */
export type AuditRow = typeof auditLog.$inferSelect;

/** Rows that come after this one, in their order. */
export async function auditPage(store: Store, afterSeq: number, limit: number): Promise<AuditRow[]> {
  return store.orm
    .select()
    .from(auditLog)
    .where(gt(auditLog.seq, afterSeq))
    .orderBy(asc(auditLog.seq))
    .limit(limit)
    .all();
}

/** The last row from before that moment: its hash stands for all before it. */
export async function auditHead(store: Store, before: number): Promise<AuditRow | undefined> {
  return store.orm.select().from(auditLog).where(lt(auditLog.at, before)).orderBy(desc(auditLog.seq)).limit(1).get();
}

/** Newest first; of one App, or of all. */
export async function auditOf(
  store: Store,
  { subject, since, limit }: { subject: string | null; since: number; limit: number },
): Promise<AuditEntry[]> {
  const isOf = and(gte(auditLog.at, since), subject === null ? undefined : eq(auditLog.subject, subject));
  return store.orm.select().from(auditLog).where(isOf).orderBy(desc(auditLog.seq)).limit(limit).all();
}

/** All rows of one verb on one subject, newest first. */
export async function auditOfVerb(store: Store, verb: string, subject: string): Promise<AuditEntry[]> {
  const isOf = and(eq(auditLog.verb, verb), eq(auditLog.subject, subject));
  return store.orm.select().from(auditLog).where(isOf).orderBy(desc(auditLog.seq)).all();
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
