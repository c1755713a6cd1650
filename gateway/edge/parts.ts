import type { Clock } from "../../lib/clock.ts";
import type { EntryAuthority } from "../../operator/authority/entry.ts";
import type { Keys } from "../../operator/signing-key.ts";
import type { Cookies } from "../cookies.ts";
import type { Holds } from "../holds.ts";
import type { Routes } from "../routes.ts";
import type { Stays } from "../stays.ts";
import type { Traffic } from "../traffic.ts";
import type { Upstreams } from "../upstreams.ts";
import type { Visits } from "../visits.ts";
import type { WebSessions } from "../web-sessions.ts";

/** What the edge is made of. */
export interface EdgeParts {
  /** Port people see in addresses. */
  port: number;
  overTls: boolean;
  clock: Clock;
  keys: Keys;
  cookies: Cookies;
  webSessions: WebSessions;
  routes: Routes;
  holds: Holds;
  traffic: Traffic;
  upstreams: Upstreams;
  visits: Visits;
  stays: Stays;
  authority: EntryAuthority;
}
