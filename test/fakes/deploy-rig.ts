import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TestContext } from "node:test";
import { deploy } from "../../operator/deploy.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { App } from "../../store/apps.ts";
import { createSteps, createTestOperator, layBundle, type TestOperator } from "./operator.ts";
import { addApp, addRelease, manifestOf } from "./registry.ts";

/** A page that needs no sign-in, so that the toy edge can ask it; `text` is what it shows. */
export const PAGES = `
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { unlinkSync, existsSync } from "node:fs";
const socket = process.env.TOOLROOM_APP_SOCKET;
if (existsSync(socket)) unlinkSync(socket);
const open = () => new DatabaseSync(process.env.TOOLROOM_DATA_FOLDER + "/app.sqlite", { timeout: 5000 });
const server = createServer((request, response) => {
  if (request.url === "/_toolroom/health") return response.end(JSON.stringify({ ok: true, release: process.env.TOOLROOM_RELEASE }));
  if (request.url === "/add") {
    const database = open();
    database.exec("insert into orders (dish) values ('ramen')");
    database.close();
  }
  setTimeout(() => response.end(TEXT), 5);
});
server.listen(socket);
process.once("SIGTERM", () => { server.close(() => process.exit(0)); server.closeIdleConnections(); });
`;

export const FIRST_SQL = "create table orders (dish text);";
export const SECOND_SQL = "alter table orders add column day text not null default 'today';";
export const BROKEN_SQL = "alter table orders add column eaten text; insert into nowhere values (1);";

export interface Rig extends TestOperator {
  app: App;
  cut(number: number, text: string, migrations?: string[], manifest?: Partial<Manifest>): Promise<string>;
  /** Deploys in one go. */
  live(releaseId: string): ReturnType<typeof deploy>;
}

export async function createDeployRig(t: TestContext): Promise<Rig> {
  const operator = await createTestOperator(t);
  const app = await addApp(operator.store, "lunch");
  return {
    ...operator,
    app,
    cut: async (number, text, migrations = [], manifest = {}) => {
      const source = text === "crash" ? "process.exit(3)" : PAGES.replace("TEXT", JSON.stringify(text));
      const files = migrations.map((sql, index) => [`migrations/000${index + 1}_change.sql`, sql]);
      layBundle(operator.deps, `bundle-${number}`, { "app.ts": source, ...Object.fromEntries(files) });
      return (await addRelease(operator.store, app, number, { manifest: manifestOf("lunch", manifest) })).id;
    },
    live: (releaseId) => deploy(createSteps().step, operator.deps, { requestId: `req of ${releaseId}`, releaseId }),
  };
}

export function dishes(rig: Rig): number {
  const database = new DatabaseSync(join(rig.deps.home, "data", rig.app.id, "app.sqlite"));
  const row = database.prepare("select count(*) as count from orders").get();
  database.close();
  return Number(row?.count);
}

/** Asks without pause until told to stop; what failed, and the longest wait in ms. */
export function stream(
  rig: Rig,
  path = "/",
): { end(): Promise<{ failed: string[]; asked: number; longestMs: number; texts: Set<string> }> } {
  let isOver = false;
  const seen = { failed: [] as string[], asked: 0, longestMs: 0, texts: new Set<string>() };
  const running = (async () => {
    while (!isOver) {
      const since = performance.now();
      const answer = await rig.edge
        .visit(rig.app.id, path)
        .catch((error: unknown) => ({ status: 0, body: String(error) }));
      seen.asked += 1;
      seen.longestMs = Math.max(seen.longestMs, performance.now() - since);
      if (answer.status === 200) seen.texts.add(answer.body);
      else seen.failed.push(`${answer.status} ${answer.body}`);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await running;
      return seen;
    },
  };
}
