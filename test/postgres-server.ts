import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { connectPostgres } from "../store/postgres/connect.ts";

/** The newest of Debian's; undefined where none is installed. */
const INITDB = globSync("/usr/lib/postgresql/*/bin/initdb").sort().at(-1);

export const whyNoPostgres: string | undefined =
  INITDB === undefined ? "no Postgres server is installed: apt-get install postgresql" : undefined;

export interface TestPostgres {
  /** Folder of its socket. */
  host: string;
  port: number;
  /** Statements in one go, as its superuser. */
  run(database: string, sql: string): void;
  /** As its superuser, rows as lists. */
  ask(database: string, sql: string): Promise<unknown[][]>;
  /** All that the server wrote of what it did. */
  log(): string;
  stop(): Promise<void>;
}

const SUPERUSER = "postgres";
const PASSWORD = "only-for-tests";

/** A real server with a cluster of its own in a scratch folder, on a socket there alone. It asks everybody for a password. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = dirname(INITDB ?? "");
  const folder = mkdtempSync(join(tmpdir(), "pg-"));
  const cluster = join(folder, "c");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, PASSWORD);
  chmodSync(folder, 0o711);
  const user = serverUser();
  if (user !== undefined) for (const place of [folder, passwordFile]) chownSync(place, user.uid, user.gid);
  const options = { ...user, env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" } };
  const init = [
    "-D",
    cluster,
    "-U",
    SUPERUSER,
    "-A",
    "scram-sha-256",
    "-E",
    "UTF8",
    "--pwfile",
    passwordFile,
    "--no-sync",
  ];
  execFileSync(join(bin, "initdb"), init, { ...options, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const settings = ["listen_addresses=", "fsync=off", "log_statement=all", "lc_messages=C", "max_connections=40"];
  const args = ["-D", cluster, "-k", folder, ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn(join(bin, "postgres"), args, { ...options, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const lines: string[] = [];
  await isReady(server, lines);
  const place = { host: folder, port: 5432, schema: "public", passwordFrom: "PG_PASSWORD", user: SUPERUSER };
  const ask = async (database: string, sql: string) => {
    const connection = await connectPostgres({ ...place, database }, { user: SUPERUSER, password: PASSWORD });
    const { rows } = await connection.ask(sql).finally(() => connection.close());
    return rows;
  };
  return {
    host: folder,
    port: 5432,
    ask,
    run: (database, sql) => {
      const psql = ["-h", folder, "-U", SUPERUSER, "-d", database, "-v", "ON_ERROR_STOP=1", "-q"];
      execFileSync(join(bin, "psql"), psql, {
        input: sql,
        env: { PGPASSWORD: PASSWORD },
        stdio: ["pipe", "ignore", "pipe"],
      });
    },
    log: () => lines.join("\n"),
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(server: ChildProcess, lines: string[]): Promise<void> {
  if (server.stderr === null) throw new Error("The server's words are not heard.");
  const reader = createInterface(server.stderr);
  await new Promise<void>((resolve, reject) => {
    server.once("exit", () => reject(new Error(`Postgres ended: ${lines.slice(-5).join(" ")}`)));
    reader.on("line", (line) => {
      lines.push(line);
      if (line.includes("database system is ready to accept connections")) resolve();
    });
  });
}

/** It refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync("id", [option, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}
