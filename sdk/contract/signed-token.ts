import { z } from "zod";
import { userSchema } from "./delivery.ts";

const common = {
  /** App name. */
  app: z.string(),
  /** Release id (or Candidate id in a preview). */
  release: z.string(),
  /** Moment the request stands for, ms since the epoch on the platform's clock: `today()` uses it. */
  at: z.number(),
  /**
   * Not valid from this moment on the platform's clock, ms since the epoch: 60 s after signing, whatever `at` is. An App
   * knows no platform clock (tests move it): it refuses a token past this moment by its own clock, unless the newest
   * token it has seen says that the platform's clock stands earlier.
   */
  expiresAt: z.number(),
};

export const identityTokenSchema = z.object({
  kind: z.literal("identity"),
  user: userSchema,
  /** Whether the App is theirs, at the moment of the request. */
  isOwner: z.boolean().optional(),
  /** Only of a preview: which Release it shows, null for one that has no number yet. */
  preview: z.object({ releaseNumber: z.number().nullable() }).optional(),
  /** Only for a person's own browser: address of the page that says who they are, what they may open, and signs them out. */
  account: z.string().optional(),
  ...common,
});
export const deliveryTokenSchema = z.object({ kind: z.literal("delivery"), bodySha256: z.string(), ...common });

export type IdentityToken = z.infer<typeof identityTokenSchema>;
export type DeliveryToken = z.infer<typeof deliveryTokenSchema>;
