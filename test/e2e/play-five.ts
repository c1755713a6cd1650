import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { TRIGGER_KINDS } from "../../sdk/contract/triggers.ts";
import { type ScriptedAnswer, type ScriptedTurn, startScriptedModel } from "../fakes/scripted-model.ts";
import { startPostgres } from "../postgres-server.ts";
import { rows } from "./facts.ts";
import {
  bringOutNotes,
  correctTheAgent,
  findWords,
  readSales,
  sleepThroughClockChanges,
  workAtTheDesk,
} from "./five-acts.ts";
import { deployAll, FIVE, makeChannels } from "./five-apps.ts";
import { startStage } from "./stage.ts";
import { openTerminal } from "./tool-terminal.ts";

const GATEWAY = fileURLToPath(new URL("../fixtures/gateway-to-loopback.ts", import.meta.url));
/** A Saturday noon, before the clocks jump. */
const BEGINS = "2026-03-28T11:00:00Z";

const SALES = `
  create table customers (id int primary key, name text, email text, industry text);
  create table orders (id int primary key, hub text, amount numeric, day date, customer_id int, note text);
  insert into customers values (1, 'Ada', 'ada@acme.example', 'steel'), (2, 'Bo', 'bo@bolt.example', 'toys');
  insert into orders values (1, 'Aachen', 1200.5, '2026-01-15', 1, null), (2, 'Bonn', 340, '2026-01-20', 2, 'secret'),
    (3, 'Celle', 77, '2026-02-03', 1, null), (4, 'Celle', 900, '2026-02-09', 2, null);`;

/** The five apps, deployed at a terminal, and all that makes them act, by the real entrances. */
export async function playFive(
  t: TestContext,
  options: { runner: "docker" | "bubblewrap"; sales: "postgres" | "sqlite" },
): Promise<void> {
  const place = await (options.sales === "postgres" ? postgresSales(t) : sqliteSales(t));
  const home = mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
  writeFileSync(join(home, "toolroom.yaml"), settings(place));
  writeFileSync(join(home, "clock"), String(Date.parse(BEGINS) - Date.now()));
  const statusPage = await startStatusPage(t);
  const model = await startScriptedModel(sortTicket);
  t.after(() => model.close());
  const stage = await startStage(t, {
    ...{ modelUrl: model.url, home, gateway: [GATEWAY, String(statusPage.port)] },
    environment: { TOOLROOM_RUNNER: options.runner, SALES_PASSWORD: "tr-secret" },
  });
  await stage.control("people/asker2", { locale: "en-US" });
  await makeChannels(stage);
  const from = performance.now();
  const lap = (what: string) => t.diagnostic(`${what}: ${Math.round(performance.now() - from)} ms after the start`);
  const played = await deployAll({ stage, terminal: openTerminal(t, stage) }, FIVE);
  lap("five apps live");
  await workAtTheDesk(played);
  lap("the desk");
  await findWords(played);
  lap("a job");
  await bringOutNotes(played, statusPage.came);
  lap("the notes");
  await readSales(played);
  const tookMs = await correctTheAgent(played);
  t.diagnostic(`an agent app corrected in its thread: live again after ${tookMs} ms`);
  await sleepThroughClockChanges(played);
  lap("four nights");
  const delivered = rows(stage, "select body ->> '$.kind' as kind, answer ->> '$.ok' as ok, answer from deliveries");
  assert.deepEqual(
    delivered.filter(({ ok }) => ok !== 1),
    [],
    "nothing that came failed",
  );
  assert.deepEqual(new Set(delivered.map(({ kind }) => kind)), new Set(TRIGGER_KINDS));
}

/** A host of the internet that takes notes; `came` is what came, a line each. */
async function startStatusPage(t: TestContext): Promise<{ port: number; came: string[] }> {
  const came: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { version } = JSON.parse(Buffer.concat(chunks).toString()) as { version: string };
    const { host, authorization } = request.headers;
    came.push(`${request.method} ${host}${request.url} ${authorization} ${version}`);
    response.writeHead(201, { "content-type": "application/json" });
    response.end(JSON.stringify({ url: "https://status.example.com/notes/1" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as { port: number }).port, came };
}

async function postgresSales(t: TestContext): Promise<string> {
  const server = await startPostgres();
  t.after(() => server.stop());
  server.run("postgres", "create role toolroom login createrole password 'tr-secret'; create database sales");
  server.run(
    "sales",
    `grant create on database sales to toolroom; ${SALES} grant select on customers, orders to toolroom`,
  );
  return `postgres: { host: ${server.host}, database: sales, passwordFrom: SALES_PASSWORD }`;
}

async function sqliteSales(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sales-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "sales.db");
  const database = new DatabaseSync(file);
  database.exec(SALES);
  database.close();
  return `sqlite: ${file}`;
}

function settings(place: string): string {
  return `
sources:
  - name: sales
    about: Orders of our hubs
    ${place}
    readers: company
    tables:
      orders: { columns: [id, hub, amount, day, customer_id] }
      customers: { columns: [id, name, email, industry], personal: [name, email], masks: { email: hash } }
`;
}

/** As a model would by these instructions: what they call high is high. */
function sortTicket({ asked }: ScriptedTurn): ScriptedAnswer {
  const [, ticket = ""] = /<ticket>\n([\s\S]*?)\n<\/ticket>/.exec(asked) ?? [];
  const word = ["flooded", "drips"].find((one) => ticket.includes(one)) ?? "else";
  const urgency = word === "flooded" || asked.toLowerCase().includes(`${word} are high`) ? "high" : "low";
  return { text: JSON.stringify({ urgency, summary: `${word.charAt(0).toUpperCase()}${word.slice(1)}` }) };
}
