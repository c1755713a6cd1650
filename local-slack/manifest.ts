import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import type { Database } from "./database.ts";

const manifestSchema = z.looseObject({
  display_information: z.looseObject({ name: z.string().min(1), description: z.string().optional() }),
  features: z.looseObject({
    /** There where the app is declared as an agent. */
    agent_view: z.looseObject({}).optional(),
    bot_user: z.looseObject({ display_name: z.string().min(1) }),
    app_home: z
      .looseObject({ home_tab_enabled: z.boolean().default(false), messages_tab_enabled: z.boolean().default(true) })
      .prefault({}),
    slash_commands: z
      .array(
        z.looseObject({
          command: z.string().startsWith("/"),
          description: z.string().default(""),
          usage_hint: z.string().default(""),
        }),
      )
      .default([]),
    shortcuts: z
      .array(
        z.looseObject({
          /** What people read in the menu: Slack takes 24 characters. */
          name: z.string().min(1).max(24),
          type: z.enum(["message", "global"]),
          callback_id: z.string().min(1).max(255),
          description: z.string().default(""),
        }),
      )
      .default([]),
  }),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).default([]) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).default([]) }).prefault({}),
    interactivity: z.looseObject({ is_enabled: z.boolean() }).prefault({ is_enabled: false }),
    socket_mode_enabled: z.boolean().default(false),
  }),
});

/** The parts of Slack's app manifest that decide what the app may do here. */
export type SlackManifest = z.infer<typeof manifestSchema>;

const KEPT = "manifest";

/**
 * Reads a manifest in YAML or JSON; a wrong one throws with the file's name and what is wrong in it. What `apps.manifest.update`
 * made of this very file is kept in the home, and counts; of another file it counts no more.
 */
export function readManifest(file: string, db: Database): { manifest: SlackManifest; ofFile: string } {
  const text = readFileSync(file, "utf8");
  const ofFile = createHash("sha256").update(text).digest("hex");
  const kept = db.get<{ value: string }>("select value from meta where name = ?", KEPT);
  const known = kept === undefined ? null : keptSchema.safeParse(JSON.parse(kept.value));
  if (known?.success && known.data.ofFile === ofFile) return known.data;
  const parsed = manifestOf(parse(text));
  if (!parsed.success) throw new Error(`${file} is no Slack app manifest:\n${z.prettifyError(parsed.error)}`);
  return { manifest: parsed.data, ofFile };
}

const keptSchema = z.object({ ofFile: z.string(), manifest: manifestSchema });

export function manifestOf(value: unknown) {
  return manifestSchema.safeParse(value);
}

/** From now on the app is this. */
export function saveManifest(
  workspace: { db: Database; manifestFile: string; manifest: SlackManifest },
  manifest: SlackManifest,
): void {
  const { manifestFile: ofFile } = workspace;
  const value = JSON.stringify({ ofFile, manifest });
  const sql = "insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value";
  workspace.db.run(sql, KEPT, value);
  workspace.manifest = manifest;
}
