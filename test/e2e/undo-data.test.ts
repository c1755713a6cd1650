import assert from "node:assert/strict";
import { test } from "node:test";
import { startLiveLunch } from "./live-lunch.ts";
import { until, untilSaid } from "./stage.ts";
import { withoutModel } from "./ways.ts";

test("a change is undone by a word, which asks whether its data goes back, too, and then the page shows what was there before it", async (t) => {
  const { stage, asker, thread } = await startLiveLunch(t);
  const browser = await asker.browser();
  const page = async () => (await browser.open(`http://lunch-orders.localhost:${stage.port}/`)).text;
  const order = async (dish: string) => {
    await asker.type("#food", `/tool lunch ${dish}`);
    await until(dish, async () => ((await page()).includes(dish) ? true : undefined));
  };
  await order("ramen");
  await asker.say("#requests", withoutModel.lunch.change, thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, / v2 is live\./);
  await order("gyoza");
  assert.match(await page(), /Price/);

  await asker.say("#requests", "undo", thread);
  await untilSaid(asker, "#requests", thread, /everything entered or changed since then is lost to lunch-orders/);
  assert.match(await page(), /gyoza/, "asked, nothing is lost");
  await asker.press("#requests", thread, "Put the data back, too");
  await untilSaid(
    asker,
    "#requests",
    thread,
    / v3 is live\. It is as it was in v1, and so is its data; what was entered since is gone\./,
  );
  const now = await page();
  assert.match(now, /ramen/);
  assert.doesNotMatch(now, /gyoza|Price/);
  await order("tea");

  await asker.say("#requests", "add a price in EUR to every order", thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, / v4 is live\./);
  assert.match(await page(), /ramen[\s\S]*tea|tea[\s\S]*ramen/, "it goes on from there");
});
