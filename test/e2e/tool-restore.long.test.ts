import assert from "node:assert/strict";
import { test } from "node:test";
import { startLiveLunch } from "./live-lunch.ts";
import { until, untilSaid } from "./stage.ts";
import { openTerminal } from "./tool-terminal.ts";

test("an app's data goes back by tool restore, and what was there before it can be had back in turn", async (t) => {
  const { stage, asker, thread } = await startLiveLunch(t);
  const browser = await asker.browser();
  const page = async () => (await browser.open(`http://lunch-orders.localhost:${stage.port}/`)).text;
  const order = async (dish: string) => {
    await asker.type("#food", `/tool lunch ${dish}`);
    await until(dish, async () => ((await page()).includes(dish) ? true : undefined));
  };
  const terminal = openTerminal(t, stage);
  await terminal.signIn(asker);
  const tool = async (...words: string[]) => {
    const { exitCode, envelope } = await terminal.tool(words);
    assert.equal(exitCode, 0, JSON.stringify(envelope));
    return envelope;
  };
  await order("ramen");
  const { backup } = (await tool("backup", "lunch-orders")).result as { backup: string };
  await order("gyoza");
  const restored = await tool("restore", "lunch-orders", backup);
  assert.equal((restored.result as { version: string }).version, "v2");
  await untilSaid(asker, "#requests", thread, /puts the data of lunch-orders back as it was on .* with v1/);
  const then = await page();
  assert.match(then, /ramen/);
  assert.doesNotMatch(then, /gyoza/);
  const back = restored.next.find(({ command }) => command.startsWith("tool restore"));
  await tool(...(back?.command ?? assert.fail("no way back is named")).split(" ").slice(1));
  assert.match(await page(), /gyoza/);
});
