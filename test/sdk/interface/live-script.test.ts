import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { html } from "../../../sdk/src/html.ts";
import { openSignedApp } from "../signed-app.ts";

test("the script is asked for by pages with something live, by its version, and sent as it is", async (t) => {
  const lunch = openSignedApp(t);
  const rows = [{ dish: "Ramen" }];
  lunch.app.page("/", () => lunch.parts.table(rows, { caption: "Dishes", columns: [{ label: "Dish", of: "dish" }] }));
  lunch.app.page("/plain", () => html`<p>${'say hx-get=" here'}</p>`);
  const page = await (await lunch.visit("/")).text();
  const [, path = ""] = /<script src="([^"]*)" defer>/.exec(page) ?? [];
  const { dependencies } = JSON.parse(readFileSync("sdk/package.json", "utf8"));
  assert.ok(path.startsWith(`/_toolroom/htmx.js?v=${dependencies["htmx.org"]}-`), path);
  assert.doesNotMatch(await (await lunch.visit("/plain")).text(), /<script/);
  const script = await lunch.visit(path, { headers: {} });
  assert.equal(script.status, 200);
  assert.match(script.headers.get("content-type") ?? "", /^text\/javascript/);
  assert.ok((await script.text()).length < 45_000);
  assert.equal((await lunch.visit("/_toolroom/other.js")).status, 404);
});
