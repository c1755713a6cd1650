import { z } from "zod";

/** What the control plane asks of the gateway over `gateway.sock`: `POST /<verb>` with this JSON. */
export const CONTROL_SCHEMAS = {
  point: z.strictObject({ appId: z.string(), instanceId: z.string() }),
  hold: z.strictObject({ appId: z.string() }),
  release: z.strictObject({ appId: z.string() }),
  drained: z.strictObject({ instanceId: z.string(), timeoutMs: z.number().min(0).max(600_000) }),
  probe: z.strictObject({ appId: z.string() }),
  openDoor: z.strictObject({ doorSessionId: z.string() }),
  closeDoor: z.strictObject({ doorSessionId: z.string() }),
  ping: z.strictObject({}),
} as const;

export type ControlVerb = keyof typeof CONTROL_SCHEMAS;

export const controlAnswerSchema = z.union([
  z.object({ ok: z.literal(true), result: z.unknown().optional() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string(), next: z.string() }) }),
]);

export const drainedSchema = z.number();
export const probeSchema = z.union([z.object({ release: z.string() }), z.object({ problem: z.string() })]);
export const folderSchema = z.string();

/** Who answers: so that a control plane that starts again adopts the gateway it finds. */
export const pingSchema = z.object({
  pid: z.number(),
  version: z.string(),
  settings: z.string().default(""),
  hasModelKey: z.boolean().default(false),
  url: z.string(),
});

export type Ping = z.infer<typeof pingSchema>;
