import { z } from "zod";
import type { Json } from "../json.ts";
import { manifestOf, saveManifest } from "../manifest.ts";
import { SlackError } from "../slack-error.ts";
import { object, text } from "./arguments.ts";
import { defineMethod, type Method } from "./method.ts";

/*
 * docs.slack.dev/reference/methods/apps.manifest.export, .validate and .update: by an app configuration token. `update`
 * replaces the whole manifest.
 */

/** docs.slack.dev/reference/app-manifest: at most 50, of at most 32 characters each, with at most 2000 about them. */
const commandSchema = z.looseObject({
  command: z
    .string()
    .max(32)
    .regex(/^\/[^\sA-Z/]+$/),
  description: z.string().min(1).max(2000),
});
const limitsSchema = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(commandSchema).max(50).optional() }),
});

const exportMethod = defineMethod({
  isRead: true,
  tokens: ["config"],
  args: { app_id: text },
  run: ({ workspace, args }) => {
    requireOurs(workspace.identity.appId, args.app_id);
    return { manifest: workspace.manifest as unknown as Json };
  },
});

const validateMethod = defineMethod({
  isRead: true,
  tokens: ["config"],
  args: { app_id: text.optional(), manifest: object },
  run: ({ args }) => {
    requireValid(args.manifest);
    return { errors: [] };
  },
});

const updateMethod = defineMethod({
  tokens: ["config"],
  args: { app_id: text, manifest: object },
  run: ({ workspace, args }) => {
    const { appId } = workspace.identity;
    requireOurs(appId, args.app_id);
    saveManifest(workspace, requireValid(args.manifest));
    return { app_id: appId, permissions_updated: false };
  },
});

export const manifestMethods: Record<string, Method> = {
  "apps.manifest.export": exportMethod,
  "apps.manifest.validate": validateMethod,
  "apps.manifest.update": updateMethod,
};

function requireOurs(appId: string, asked: string): void {
  if (asked !== appId) throw new SlackError("app_not_found");
}

/** Each error says where, by a JSON pointer, as Slack's do. */
function requireValid(manifest: Json) {
  const read = manifestOf(manifest);
  const limits = limitsSchema.safeParse(manifest);
  const issues = [...(read.success ? [] : read.error.issues), ...(limits.success ? [] : limits.error.issues)];
  if (!read.success || issues.length > 0)
    throw new SlackError("invalid_manifest", {
      errors: issues.map(({ message, path }) => ({ message, pointer: `/${path.join("/")}` })),
    });
  return read.data;
}
