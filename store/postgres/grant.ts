import type { ConfiguredPostgres } from "../../lib/config-sources.ts";
import type { SourceGrant } from "../granted-table.ts";
import { keyed, prefixOf, shortHash } from "./names.ts";

/** Who makes and ends the Apps' logins in a server. */
export interface RoleMaker {
  server: ConfiguredPostgres;
  /** Of the server's `user`. */
  password: string;
  homeLabel: string;
  /** Makes the Apps' passwords and the words of hidden values. */
  key: Buffer;
}

/** Made anew where a change of what stands in its views is released. */
const SHAPE = 1;

/**
 * The login, and schema, of an App with just this grant: another grant is another login, so that the old and the new release of
 * an App each read what theirs lets them while one takes the other's place.
 */
export function roleOf({ homeLabel, server }: Pick<RoleMaker, "homeLabel" | "server">, grant: SourceGrant): string {
  const { host, port, database, schema } = server;
  const { appId, source, tables } = grant;
  return `${prefixOf(homeLabel)}${shortHash([SHAPE, host, port, database, schema, appId, source, tables])}`;
}

/** Never written down: made of this Toolroom's key each time. */
export function rolePassword({ key }: Pick<RoleMaker, "key">, role: string): string {
  return keyed(key, "password", role).toString("base64url");
}

/** Hex. Of the App and the source, and not of the grant: what an App has kept of hidden values stays theirs. */
export function hidingKey(key: Buffer, { appId, source }: Pick<SourceGrant, "appId" | "source">): string {
  return keyed(key, "hidden values", appId, source).toString("hex");
}
