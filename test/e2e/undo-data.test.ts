import assert from "node:assert/strict";
import { test } from "node:test";
import { startStage, until, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");

test("a change is undone by a word, which asks whether its data goes back, too, and then the page shows what was there before it", async (t) => {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  const stage = await startStage(t, { modelUrl: NOBODY, environment });
  const [asker, platform] = [stage.person("asker1"), stage.person("platform1")];
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} ${withoutModel.lunch.ask}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await platform.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
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
