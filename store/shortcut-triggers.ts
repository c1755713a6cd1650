import type { Trigger as TriggerSpec } from "../sdk/contract/triggers.ts";
import { and, asc, eq, inArray, sql } from "./drizzle.ts";
import { apps, triggers } from "./schema.ts";
import type { Store } from "./store.ts";

/** An entry in the menu of a message, of a live or stopped App. */
export interface ShortcutTrigger {
  triggerId: string;
  appId: string;
  appName: string;
  /** What people choose. */
  name: string;
  run: string;
}

/** Those of live Apps, by what people read. */
export async function liveShortcuts(store: Store): Promise<ShortcutTrigger[]> {
  return shortcutsOf(store, ["live"]);
}

/** Those that stand in Slack's menu: of an App that is switched off, too, which says so when it is chosen. */
export async function standingShortcuts(store: Store): Promise<ShortcutTrigger[]> {
  return shortcutsOf(store, ["live", "stopped"]);
}

async function shortcutsOf(store: Store, statuses: ("live" | "stopped")[]): Promise<ShortcutTrigger[]> {
  const rows = store.orm
    .select({ id: triggers.id, appId: apps.id, appName: apps.name, spec: triggers.spec })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(and(sql`${triggers.spec} ->> '$.shortcut' is not null`, inArray(apps.status, statuses)))
    .orderBy(asc(sql`${triggers.spec} ->> '$.shortcut'`), asc(apps.name))
    .all();
  return rows.flatMap(({ id, appId, appName, spec }) => shortcutOf(id, { appId, appName }, spec));
}

/** Also of an App that is stopped. */
export async function shortcutById(store: Store, triggerId: string): Promise<ShortcutTrigger | undefined> {
  const row = store.orm
    .select({ appId: apps.id, appName: apps.name, spec: triggers.spec })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(eq(triggers.id, triggerId))
    .get();
  return row && shortcutOf(triggerId, row, row.spec)[0];
}

/** By the names that stand in Slack's own menu: the App's, and what it runs. */
export async function shortcutNamed(store: Store, appName: string, run: string): Promise<ShortcutTrigger | undefined> {
  const rows = store.orm
    .select({ id: triggers.id, appId: apps.id, appName: apps.name, spec: triggers.spec })
    .from(triggers)
    .innerJoin(apps, eq(apps.id, triggers.appId))
    .where(and(eq(apps.name, appName), eq(triggers.run, run)))
    .all();
  return rows.flatMap(({ id, spec, ...app }) => shortcutOf(id, app, spec))[0];
}

function shortcutOf(
  triggerId: string,
  { appId, appName }: { appId: string; appName: string },
  spec: TriggerSpec,
): ShortcutTrigger[] {
  return "shortcut" in spec ? [{ triggerId, appId, appName, name: spec.shortcut, run: spec.run }] : [];
}
