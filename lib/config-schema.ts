import { z } from "zod";
import { agentSchema, agentsSchema } from "./config-agents.ts";
import { contextSchema } from "./config-context.ts";
import { MCP_KEYS, mcpSchema } from "./config-mcp.ts";
import { MODEL_KEYS, modelsSchema } from "./config-models.ts";
import { packagesSchema } from "./config-packages.ts";
import { SOURCE_KEYS, sourcesSchema } from "./config-sources.ts";

/** What may stand in `toolroom.yaml`: a part each, in words that its errors are made of. Unknown keys are errors. */
export const fileSchema = z.strictObject({
  models: modelsSchema.optional(),
  harness: agentSchema.shape.name.optional(),
  agents: agentsSchema.optional(),
  context: contextSchema.optional(),
  sources: sourcesSchema.optional(),
  mcp: mcpSchema.optional(),
  packages: packagesSchema.optional(),
  /** The file with the company's own rules, beside this one; left away: policy.yaml in the home, where there is one. */
  policy: z.string({ error: "is the path of a file" }).min(1, { error: "is the path of a file" }).max(1000).optional(),
});

export type ToolroomFile = z.infer<typeof fileSchema>;

/** Keys that each part of the file may have, by its path with * for a number or a name. */
export const KEYS: Record<string, readonly string[]> = {
  "": Object.keys(fileSchema.shape),
  ...MODEL_KEYS,
  "agents.*": Object.keys(agentSchema.shape),
  context: Object.keys(contextSchema.shape),
  ...SOURCE_KEYS,
  "mcp.*": MCP_KEYS,
  packages: Object.keys(packagesSchema.shape),
};
