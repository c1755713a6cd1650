import { auditOf, auditPage, verifyAudit } from "../../store/audit.ts";
import type { Store } from "../../store/store.ts";
import { findApp, handleOf, named } from "./find-app.ts";
import { readSince } from "./read-since.ts";
import { argument, option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const MOST_ROWS = 500;
/** Of an export, in one answer. */
const PAGE_ROWS = 2_000;

/** Who did what to which App: of one App its owner and the approvers may read it, of all the approvers alone. */
export async function audit(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { store } = deps.builder;
  const since = readSince(option(ask, "since"), deps.builder.clock.now());
  if (since === null) return refused("bad_value", "`--since` is no time.", "Write 2h, 3d, or 2026-03-02T10:00Z.");
  const appName = option(ask, "app");
  const may = appName === null ? await deps.authority.mayDo(ask.personId, "read_audit", {}) : null;
  if (may?.yes === false)
    return refused(
      "not_allowed",
      may.why,
      await named(deps, may.askWhom || "Ask about one app: tool audit --app <app>"),
    );
  if (argument(ask, "action") === "verify") {
    if (appName !== null) return refused("usage", "The chain holds all apps' rows.", "Run it without --app.");
    const head = option(ask, "head");
    if (head !== null && !/^[0-9a-f]{64}$/.test(head))
      return refused(
        "bad_value",
        "`--head` is no hash.",
        "Copy the 64 signs from a day's audit message in the platform channel.",
      );
    const verified = await verifyAudit(store, head);
    if (verified.ok) return { result: { holds: true, rows: verified.rows } };
    const { brokenSeq } = verified;
    const why =
      brokenSeq === null
        ? "No row has that hash: the rows were written anew since it was told, or some were taken out at the end."
        : `Row ${brokenSeq} was changed, or one before it was taken out.`;
    return refused("check_failed", why, "Tell who runs Toolroom, and compare it with a backup of registry.db.");
  }
  if (argument(ask, "action") === "export") return exported(ask, store, appName);
  const of =
    appName === null
      ? null
      : await findApp(deps, { ...ask, call: { ...ask.call, args: { app: appName } } }, "read_app");
  if (of !== null && of.app === null) return of.refusal;
  const rows = await auditOf(store, { subject: of?.app?.id ?? null, since, limit: MOST_ROWS });
  const told = rows.map(async ({ at, actor, verb, subject, details }) => ({
    at: new Date(at).toISOString(),
    who: actor === "toolroom" ? actor : await handleOf(deps, actor),
    did: verb,
    to: subject,
    details: JSON.stringify(details),
  }));
  const warnings = rows.length < MOST_ROWS ? [] : [cutAt(rows.at(-1)?.at ?? 0)];
  return { ...(of?.app ? { app: of.app.name } : {}), result: { rows: await Promise.all(told) }, warnings };
}

function cutAt(oldest: number): string {
  const from = new Date(oldest).toISOString();
  return `Only the newest ${MOST_ROWS} rows are shown, back to ${from}: --since narrows them, and an approver writes all rows to a file by tool audit export.`;
}

/** Rows as they stand in the registry, hash and all, behind the row `--after`: whoever has them all can recompute the chain. */
async function exported(ask: ToolAsk, store: Store, appName: string | null): Promise<ToolOutcome> {
  if (appName !== null) return refused("usage", "The chain holds all apps' rows.", "Run it without --app.");
  const after = Number(option(ask, "after") ?? "0");
  if (!Number.isInteger(after) || after < 0)
    return refused("bad_value", "`--after` is no row.", "Give a row's number, such as 0 for all.");
  const rows = await auditPage(store, after, PAGE_ROWS);
  return { result: { rows, isLast: rows.length < PAGE_ROWS } };
}
