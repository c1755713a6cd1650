import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

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

/** Reads a manifest in YAML or JSON; a wrong one throws with the file's name and what is wrong in it. */
export function readManifest(file: string): SlackManifest {
  const parsed = manifestSchema.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`${file} is no Slack app manifest:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
