import { z } from "zod";
import { planSchema } from "../../sdk/contract/plan.ts";
import { packagesPolicySchema } from "./packages/policy.ts";

/** Where the builder may leave what `tool check` inside a Sandbox cannot know: outside of the app's own folder. */
export const BOX_BRIEF_FILE = "/home/agent/toolroom.json";

export const boxBriefSchema = z.object({
  plan: planSchema.optional(),
  packages: packagesPolicySchema.optional(),
  previousMigrations: z.array(z.object({ name: z.string(), sha256: z.string() })).default([]),
});

export type BoxBrief = z.infer<typeof boxBriefSchema>;
