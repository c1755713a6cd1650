import type { KeyObject } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { identityTokenSchema } from "../sdk/contract/signed-token.ts";
import { IDENTITY_HEADER, openToken } from "../sdk/contract/wire.ts";
import { deliveryById } from "../store/deliveries.ts";
import type { DoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";

/** A page may take longer to make than its reader's token holds; whoever keeps one for later is refused. */
const PAGE_MS = 10 * 60_000;

export type AskedBy =
  /** null: nobody in particular, the App by itself. */
  { ok: true; personId: string | null } | { ok: false; why: string };

/**
 * In whose name an App asks: of the Delivery that it works on, or of the page that it makes. Both are the platform's own words,
 * the row and the signed token; one that is another App's, forged or old is refused.
 */
export async function askedBy(
  deps: { store: Store; clock: Clock; publicKey: KeyObject },
  { appId, appName, instanceId }: DoorInstance,
  request: IncomingMessage,
  deliveryId: string | null,
): Promise<AskedBy> {
  if (deliveryId !== null) {
    const delivery = await deliveryById(deps.store, deliveryId);
    const isItsOwn = delivery?.appId === appId && (delivery.instanceId ?? instanceId) === instanceId;
    if (delivery === undefined || !isItsOwn) return { ok: false, why: "No delivery of this app has this id." };
    const endedAt = delivery.finishedAt ?? Number.POSITIVE_INFINITY;
    if (deps.clock.now() - endedAt > PAGE_MS) return { ok: false, why: "This delivery is over." };
    return { ok: true, personId: delivery.body.user?.id ?? null };
  }
  const sent = request.headers[IDENTITY_HEADER];
  if (sent === undefined) return { ok: true, personId: null };
  const token = identityTokenSchema.safeParse(typeof sent === "string" ? open(sent, deps.publicKey) : undefined);
  if (!token.success || token.data.app !== appName)
    return { ok: false, why: "The platform did not sign this for this app." };
  if (deps.clock.now() > token.data.expiresAt + PAGE_MS)
    return { ok: false, why: "This page was opened too long ago." };
  return { ok: true, personId: token.data.user.id };
}

function open(token: string, publicKey: KeyObject): unknown {
  try {
    return openToken(token, publicKey);
  } catch {
    // A body that is no JSON was not written here.
    return undefined;
  }
}
