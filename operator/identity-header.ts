import type { KeyObject } from "node:crypto";
import { IDENTITY_HEADER, signToken } from "../sdk/contract/wire.ts";
import type { Person } from "../store/people.ts";
import type { PreviewState } from "../store/routes.ts";
import { isTheirs } from "./authority/answerable.ts";

/** How long an App may believe who is asking. */
const IDENTITY_MS = 60_000;

/** The identity header's name and value for one request of a signed-in person. */
export function identityHeader(
  person: Person,
  audience: {
    appName: string;
    releaseTag: string;
    ownerId: string;
    backupId: string | null;
    preview?: PreviewState | null;
    account?: string;
  },
  nowMs: number,
  privateKey: KeyObject,
): [string, string] {
  const token = signToken(
    {
      kind: "identity",
      user: { id: person.id, handle: person.handle, name: person.name, timeZone: person.timeZone },
      isOwner: isTheirs(audience, person.id),
      ...(audience.preview == null ? {} : { preview: { releaseNumber: audience.preview.releaseNumber } }),
      ...(audience.account === undefined ? {} : { account: audience.account }),
      app: audience.appName,
      release: audience.releaseTag,
      at: nowMs,
      expiresAt: nowMs + IDENTITY_MS,
    },
    privateKey,
  );
  return [IDENTITY_HEADER, token];
}
