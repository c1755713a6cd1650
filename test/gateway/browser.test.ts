import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { addLiveApp, linkIn, startFakeApp, startWorld } from "./fixture.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const skip = executablePath ? false : "no Chromium on this machine";

test("in a real browser the way through sign-in ends on the app's page, on a phone too", { skip }, async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<h1>Lunch today</h1>");
  });
  const browser = await chromium.launch({ executablePath: String(executablePath), args: ["--no-sandbox"] });
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  const there = `http://lunch.localhost:${world.port}/?day=1`;
  await page.goto(there);
  const width = await page.evaluate("document.documentElement.scrollWidth");
  assert.ok(Number(width) <= 360, `the page is ${width} wide`);
  await page.getByLabel("Your name in Slack").fill("asker2");
  await page.getByRole("button").click();
  await page.getByText("Look in Slack").waitFor();
  await page.goto(linkIn(world.messages[0]?.text));
  await page.getByRole("button", { name: "Sign in as asker2 Name" }).click();
  await page.getByText("Lunch today").waitFor();
  assert.equal(page.url(), there);
  await page.goto(world.gateway.url);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.goto(there);
  await page.getByLabel("Your name in Slack").waitFor();
  assert.deepEqual(complaints, []);
});
