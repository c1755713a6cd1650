import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlockAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { focused, seriousFindings, whyNoChromium as skip, tabTo } from "../chromium.ts";
import { pagesOfFile } from "./page-bench.ts";
import { openSlack, type Slack, startBolt } from "./slack-bench.ts";

const openPage = pagesOfFile();
const plain = (text: string) => ({ type: "plain_text" as const, text });
const options = (...values: string[]) => values.map((value) => ({ text: plain(value), value }));

/** A form whose choices bring other fields, each begun with something, as Slack's `views.update` shows them. */
function formView(kind: string | null, ticked: string[]): ModalView {
  const input = (blockId: string, element: object, more: object = {}) =>
    ({ type: "input", block_id: blockId, label: plain(blockId), element, ...more }) as ModalView["blocks"][number];
  const chosen = options("list", "vote").find(({ value }) => value === kind);
  const kinds = { type: "static_select", action_id: "kind", options: options("list", "vote"), focus_on_load: true };
  const boxes = Array.from({ length: 10 }, (_, index) => `tick ${index}`);
  const also = { type: "checkboxes", action_id: "also", options: options(...boxes) };
  const initial = ticked.length === 0 ? {} : { initial_options: options(...ticked) };
  return {
    type: "modal",
    callback_id: "form",
    title: plain("A form"),
    submit: plain("Send"),
    blocks: [
      input("kind", { ...kinds, ...(chosen ? { initial_option: chosen } : {}) }, { dispatch_action: true }),
      ...(kind === null ? [] : [input("name", { type: "plain_text_input", action_id: "name" })]),
      ...(kind === "vote"
        ? [input("ends", { type: "datepicker", action_id: "ends", initial_date: "2026-12-04" })]
        : []),
      ...(kind === "list" ? [input("also", { ...also, ...initial }, { dispatch_action: true, optional: true })] : []),
      ...ticked.map((tick) => input(tick, { type: "timepicker", action_id: tick, initial_time: "09:00" })),
    ],
  };
}

async function startForm(slack: Slack) {
  const sent: unknown[] = [];
  await startBolt(slack, (bolt) => {
    bolt.action("open", async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view: formView(null, []) });
    });
    for (const actionId of ["kind", "also"]) {
      bolt.action(actionId, async ({ ack, body, client }) => {
        await ack();
        const { view } = body as BlockAction;
        const { kind, also } = view?.state.values ?? {};
        const ticked = also?.also?.selected_options?.map(({ value }) => value) ?? [];
        const shown = formView(kind?.kind?.selected_option?.value ?? null, ticked);
        await client.views.update({ view_id: view?.id ?? "", view: shown });
      });
    }
    bolt.view("form", async ({ ack, view }) => {
      sent.push(view.state.values.name?.name?.value, view.state.values.ends?.ends?.selected_date);
      await ack();
    });
  });
  const button = { type: "button" as const, action_id: "open", text: plain("Open it") };
  const blocks = [{ type: "actions" as const, elements: [button] }];
  await slack.bot.chat.postMessage({ channel: "#requests", text: "A form", blocks });
  return sent;
}

test("By keyboard alone, a form's choices bring other fields; what is typed and the focus stay", {
  skip,
}, async (t) => {
  const slack = await openSlack(t);
  const sent = await startForm(slack);
  const { page, faults } = await openPage(slack, { width: 400 });
  const { keyboard } = page;
  await page.goto(slack.url);
  await page.getByRole("button", { name: "Open it" }).focus();
  await keyboard.press("Enter");
  const modal = page.getByRole("dialog", { name: "A form" });
  const kind = modal.getByLabel("kind");
  await kind.and(page.locator(":focus")).waitFor();
  await keyboard.type("list");
  await modal.getByLabel("name").waitFor();
  await kind.and(page.locator(":focus")).waitFor();
  await tabTo(page, /^name$/);
  await keyboard.type("Guests");
  const last = modal.getByLabel("tick 9", { exact: true });
  assert.ok(await last.isVisible(), "no box is out of sight behind the others");
  await tabTo(page, /^tick 9$/);
  await keyboard.press("Space");
  const time = modal.locator('input[type="time"]');
  await time.waitFor();
  assert.equal(await time.inputValue(), "09:00", "what a new field begins with stands in it");
  assert.equal(await focused(page), "tick 9");
  assert.deepEqual(await seriousFindings(page, "the form"), []);
  await kind.focus();
  await keyboard.type("vote");
  const ends = modal.getByLabel("ends");
  await ends.waitFor();
  assert.deepEqual([await modal.getByLabel("name").inputValue(), await ends.inputValue()], ["Guests", "2026-12-04"]);
  await tabTo(page, /^Send$/);
  await keyboard.press("Enter");
  await modal.waitFor({ state: "hidden" });
  assert.deepEqual(sent, ["Guests", "2026-12-04"]);
  assert.deepEqual(faults, []);
});
