import type { IncomingMessage } from "node:http";
import { identityHeader } from "../../operator/identity-header.ts";
import type { RouteTarget } from "../../store/routes.ts";
import { inboundHeaders } from "../headers.ts";
import { type AppHost, ownOrigin } from "../hosts.ts";
import type { Admission } from "./admission.ts";
import type { EdgeParts } from "./parts.ts";

/** What the App is sent: the request's headers without the edge's own, and who asks; names and values in turn. */
export function appHeaders(
  { port, overTls, clock, keys }: EdgeParts,
  request: IncomingMessage,
  host: AppHost,
  { person, route }: Admission,
  target: RouteTarget,
): string[] {
  const added = ["host", `${host.hostname}:${port}`, "x-forwarded-proto", overTls ? "https" : "http"];
  if (person !== null) {
    const { appName, ownerId, backupId, preview } = route;
    const account = `${ownOrigin(port)}/`;
    const audience = { appName, releaseTag: target.releaseTag, ownerId, backupId, preview, account };
    added.push(...identityHeader(person, audience, clock.now(), keys.privateKey));
  }
  return inboundHeaders(request.rawHeaders, added);
}
