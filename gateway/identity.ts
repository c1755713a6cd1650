import type { KeyObject } from "node:crypto";
import { IDENTITY_HEADER, signToken } from "../sdk/contract/signed-token.ts";
import type { Person } from "../store/people.ts";

/** How long an App may believe who is asking. */
const IDENTITY_MS = 60_000;

/** The identity header's name and value for one request of a signed-in person. */
export function identityHeader(
  person: Person,
  audience: { appName: string; releaseTag: string; ownerId: string },
  nowMs: number,
  privateKey: KeyObject,
): [string, string] {
  const token = signToken(
    {
      kind: "identity",
      user: { id: person.id, handle: person.handle, name: person.name, timeZone: person.timeZone },
      isOwner: person.id === audience.ownerId,
      app: audience.appName,
      release: audience.releaseTag,
      at: nowMs,
      expiresAt: nowMs + IDENTITY_MS,
    },
    privateKey,
  );
  return [IDENTITY_HEADER, token];
}
