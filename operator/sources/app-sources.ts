import { lstat } from "node:fs/promises";
import type { ConfiguredPostgres, ConfiguredSource } from "../../lib/config-sources.ts";
import { explain, systemCode } from "../../lib/errors.ts";
import { placeOutside } from "../../lib/inside-folder.ts";
import type { Log } from "../../lib/log.ts";
import {
  QUERY_LIMITS,
  type QueryLimits,
  type SourceAnswer,
  type SourceQuery,
} from "../../sdk/contract/door/data-answer.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { SourceGrant } from "../../store/granted-table.ts";
import { hidingKey, type RoleMaker, roleOf } from "../../store/postgres/grant.ts";
import { makeRole } from "../../store/postgres/make-role.ts";
import { queryAsApp } from "../../store/postgres/query-as-app.ts";
import { sweepRoles } from "../../store/postgres/sweep-roles.ts";
import { askFiles, askGiven } from "./ask-files.ts";
import { grantedSource } from "./granted-source.ts";
import { createKeptRoles, type KeptRoles } from "./kept-roles.ts";
import { createPlaces } from "./places.ts";

/** Whose grant it is: an App, with the manifest that it runs. */
export interface Reading {
  appId: string;
  appName: string;
  bindings: Manifest["bindings"];
}

/** The company's data as Apps have it. */
export interface AppSources {
  /** One query; throws nothing that is expected. */
  ask(reading: Reading, source: string, query: SourceQuery): Promise<SourceAnswer>;
  /** Of an App in its Checks: of the rows that its manifest gives. */
  askGiven(appId: string, sent: unknown, manifest: Pick<Manifest, "bindings" | "given">): Promise<SourceAnswer>;
  /** Takes from databases the logins of all but these, and of grants that they no longer have. */
  sweep(running: readonly Reading[]): Promise<void>;
}

export interface AppSourcesOptions {
  sources: readonly ConfiguredSource[];
  /** Of databases, by the source's name. */
  passwords: Readonly<Record<string, string>>;
  homeLabel: string;
  /** Makes passwords of logins, and the words of hidden values. */
  key: Buffer;
  /** Folders of Toolroom's own, whose files are nobody's data. */
  closed: readonly string[];
  log: Log;
  limits?: QueryLimits;
}

/**
 * A page that asks ten things at once waits in turn, and no App keeps the others from their data. Who waits holds what it sent, and
 * the App gives up after 40 seconds.
 */
const AT_ONCE = { perApp: 4, inAll: 8, waitingPerApp: 40, waitMs: 20_000 };

const NO_PLACE: SourceAnswer = {
  ok: false,
  code: "too_slow",
  problem: "There was no turn for the query: too many are asked at once, and they take long.",
  fix: "Ask for more by fewer queries, such as by a join, and filter by columns with an index.",
};

export function createAppSources(options: AppSourcesOptions): AppSources {
  const { sources, log, limits = QUERY_LIMITS } = options;
  const kept = createKeptRoles((maker, grant) => makeRole(maker, grant));
  const places = createPlaces(AT_ONCE);
  const makerOf = (name: string, server: ConfiguredPostgres): RoleMaker | null => {
    const { homeLabel, key, passwords } = options;
    const password = Object.hasOwn(passwords, name) ? passwords[name] : undefined;
    return password === undefined ? null : { server, password, homeLabel, key };
  };

  const askSource = async (source: ConfiguredSource, grant: SourceGrant, query: SourceQuery): Promise<SourceAnswer> => {
    if (source.postgres === undefined) {
      const place = await placeOf(source, options.closed);
      if (place === null) return unavailable("its files are not there, or may not be read");
      return askFiles({ ...place, tables: grant.tables, key: hidingKey(options.key, grant), query, limits });
    }
    const maker = makerOf(source.name, source.postgres);
    if (maker === null) return unavailable(`${source.postgres.passwordFrom} is not set`);
    return askPostgres({ kept, maker, limits }, grant, query);
  };

  return {
    ask: async (reading, name, query) => {
      const { appId, appName, bindings } = reading;
      const granted = grantedSource(sources, name, bindings.data?.[name] ?? {});
      if (!granted.ok) return { ok: false, code: "not_granted", problem: granted.problem, fix: granted.fix };
      const grant = { appId, appName, source: name, tables: granted.tables };
      const inTurn = await places.take(appId, async () => {
        try {
          const answer = await askSource(granted.source, grant, query);
          if (!answer.ok && answer.code === "unavailable")
            log.warn("data source not as configured", { source: name, appId, problem: answer.problem });
          return answer;
        } catch (error) {
          log.warn("data source not asked", { source: name, appId, error: explain(error) });
          return unavailable(`it does not answer${codeOf(error)}`);
        }
      });
      return inTurn ?? NO_PLACE;
    },
    askGiven: async (appId, sent, manifest) => (await places.take(appId, () => askGiven(sent, manifest))) ?? NO_PLACE,
    sweep: async (running) => {
      const wanted = new Set<string>();
      for (const { appId, appName, bindings } of running)
        for (const [name, binding] of Object.entries(bindings.data ?? {})) {
          const granted = grantedSource(sources, name, binding);
          if (!granted.ok || granted.source.postgres === undefined) continue;
          const maker = { homeLabel: options.homeLabel, server: granted.source.postgres };
          wanted.add(roleOf(maker, { appId, appName, source: name, tables: granted.tables }));
        }
      for (const { name, postgres } of sources) {
        const maker = postgres === undefined ? null : makerOf(name, postgres);
        if (maker === null) continue;
        try {
          const taken = await sweepRoles(maker, wanted);
          kept.forget(taken);
          if (taken.length > 0) log.info("logins of apps taken away", { source: name, taken: taken.join(", ") });
        } catch (error) {
          log.warn("logins of apps not looked through", { source: name, error: explain(error) });
        }
      }
    },
  };
}

/** invalid_password, invalid_authorization_specification: how a server says that there is no such login. */
const NO_LOGIN = new Set(["28P01", "28000"]);
const TRIES = 3;

/** Where the company changed tables that its views stand on, or the login went, both are made once more. */
async function askPostgres(
  { kept, maker, limits }: { kept: KeptRoles; maker: RoleMaker; limits: QueryLimits },
  grant: SourceGrant,
  query: SourceQuery,
): Promise<SourceAnswer> {
  const role = roleOf(maker, grant);
  for (let tries = 1; ; tries += 1) {
    const made = await kept.make(maker, grant);
    if (!made.ok) return unavailable(`${made.problem} ${made.fix}`.replace(/[.]$/, ""));
    try {
      const answer = await queryAsApp(maker.server, made, query, limits);
      if (answer !== "changed") return answer;
      if (tries === TRIES) return unavailable("its tables are being changed");
    } catch (error) {
      if (tries === TRIES || !NO_LOGIN.has(systemCode(error) ?? "")) throw error;
    }
    kept.outdated(role, made);
  }
}

/** Where the files lie, every link followed; null: nowhere that may be read. */
async function placeOf(
  { sqlite, csv }: ConfiguredSource,
  closed: readonly string[],
): Promise<{ kind: "sqlite" | "csv"; place: string } | null> {
  try {
    const place = await placeOutside(sqlite ?? csv ?? "", closed);
    if (place === null) return null;
    const found = await lstat(place);
    if (sqlite === undefined) return found.isDirectory() ? { kind: "csv", place } : null;
    return found.isFile() ? { kind: "sqlite", place } : null;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return null;
  }
}

function unavailable(why: string): SourceAnswer {
  return {
    ok: false,
    code: "unavailable",
    problem: `The source cannot be asked: ${why}.`,
    fix: "Tell the platform team.",
  };
}

/** A system's or server's word, without its sentence, which may name places. */
function codeOf(error: unknown): string {
  const code = systemCode(error);
  return code === undefined ? "" : ` (${code})`;
}
