import assert from "node:assert/strict";
import { test } from "node:test";
import { createTriedWorld } from "../../sdk/contract/door/tried-world.ts";
import { createData } from "../../sdk/src/data-source.ts";
import { errorOf } from "../../sdk/src/door-client.ts";
import { sql, sqlName } from "../../sdk/src/sql.ts";

const GRANTED = {
  bindings: { data: { sales: { orders: ["hub", "amount"], customers: ["id"] } } },
  given: { data: { "sales.orders": [{ hub: "north", amount: 2 }, { hub: "south" }, { hub: "it's", amount: 5 }] } },
};

function open(granted: Parameters<typeof createTriedWorld>[0] = GRANTED) {
  const sent: unknown[] = [];
  const world = createTriedWorld(granted);
  const callDoor = async (path: string, body: object) => {
    sent.push(body);
    const answer = world.answer(path, JSON.parse(JSON.stringify(body)), undefined);
    if (!answer.ok) throw errorOf({ ...answer });
    return answer;
  };
  return { sent, data: createData(callDoor, { nextCall: () => undefined, identity: () => undefined }) };
}

test("a query on trial is really made on the given rows, with its values bound", async () => {
  const { data, sent } = open();
  const word = "it's";
  assert.deepEqual(await data("sales").all`select hub, amount from orders where hub = ${word}`, [
    { hub: "it's", amount: 5 },
  ]);
  const filter = sql`hub in (${["north", "south"]}) and ${sqlName("amount")} is not ${null}`;
  const row = await data("sales").get<{
    n: number;
  }>`select count(*) as n from orders where ${filter} and amount < ${9}`;
  assert.equal(row?.n, 1);
  assert.deepEqual(sent.at(-1), {
    source: "sales",
    text: 'select count(*) as n from orders where hub in ($1, $2) and "amount" is not $3 and amount < $4',
    values: ["north", "south", null, 9],
  });
  assert.equal(await data("sales").get`select 1 from orders where hub = ${"west"}`, undefined);
});

test("what nothing is given for, or is not granted, says the words that are missing", async () => {
  const { data } = open();
  await assert.rejects(data("sales").all`select id from customers`, {
    code: "unavailable",
    fix: "Write rows into app.yaml: given: { data: { sales.customers: [{ id: … }] } }.",
  });
  await assert.rejects(data("hr").all`select 1`, { code: "not_granted", message: /This app reads no source hr/ });
  await assert.rejects(data("sales").all`select wage from orders`, {
    code: "bad_query",
    message: /no such column: wage/,
  });
  await assert.rejects(data("sales").all`delete from orders`, { code: "not_granted" });
  const given = { data: { "sales.orders": [{ hub: "north", wage: 1 }] } };
  await assert.rejects(open({ ...GRANTED, given }).data("sales").all`select hub from orders`, {
    message: /given\.data has wage in sales\.orders, which bindings\.data does not name/,
  });
  await assert.rejects(data("sales").all("select 1" as unknown as TemplateStringsArray), /SQL is a template/);
});
