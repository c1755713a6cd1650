import assert from "node:assert/strict";
import { test } from "node:test";
import { type Json, openSlack } from "./slack-bench.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const marked = (text: string) => ({ type: "mrkdwn", text });
const long = (length: number) => "x".repeat(length);
const section = { type: "section", text: marked("x") };
const image = { type: "image", image_url: "https://example.com/a.png", alt_text: "a" };
const cell = (text: string) => ({ type: "raw_text", text });
const rich = { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "x" }] }] };
const table = (rows: unknown, more: Json = {}) => ({ type: "table", rows, ...more });
const dataTable = (rows: unknown, more: Json = {}) => ({ type: "data_table", caption: "Orders", rows, ...more });
const head = [cell("Name"), cell("Count")];
const row = [cell("Ana"), { type: "raw_number", value: 2, text: "2" }];
const actions = (...elements: Json[]) => ({ type: "actions", elements });
const button = (more: Json = {}) => ({ type: "button", action_id: "a", text: plain("Go"), ...more });
const quiet = (...elements: Json[]) => ({ type: "context_actions", elements });
const half = (more: Json = {}) => ({ text: plain("Good"), value: "good", ...more });
const feedback = (more: Json = {}) => ({
  type: "feedback_buttons",
  action_id: "f",
  positive_button: half(),
  negative_button: half({ text: plain("Bad"), value: "bad" }),
  ...more,
});
const bin = (more: Json = {}) => ({
  type: "icon_button",
  action_id: "i",
  icon: "trash",
  text: plain("Delete"),
  ...more,
});
const card = (more: Json = {}) => ({ type: "card", title: marked("Loans"), ...more });
const container = (more: Json = {}) => ({ type: "container", title: plain("Plan"), child_blocks: [section], ...more });
const task = (more: Json = {}) => ({ type: "task_card", task_id: "t1", title: "Look", status: "complete", ...more });
const plan = (more: Json = {}) => ({ type: "plan", title: "The plan", tasks: [task()], ...more });

/** Blocks, and what is wrong with them: the first of Slack's messages. */
const wrong: [string, unknown[], string][] = [
  ["51 blocks", Array(51).fill({ type: "divider" }), "no more than 50 items allowed [json-pointer:/blocks]"],
  ["an unknown block", [{ type: "blinking" }], "unsupported type: blinking [json-pointer:/blocks/0/type]"],
  [
    "a long section",
    [{ type: "section", text: marked(long(3001)) }],
    "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
  ],
  ["a section of nothing", [{ type: "section" }], "must define either `fields` or `text` [json-pointer:/blocks/0]"],
  [
    "a long field",
    [{ type: "section", fields: [plain("a"), plain(long(2001))] }],
    "must be less than 2001 characters [json-pointer:/blocks/0/fields/1/text]",
  ],
  [
    "eleven fields",
    [{ type: "section", fields: Array(11).fill(plain("a")) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
  ],
  [
    "a long header",
    [{ type: "header", text: plain(long(151)) }],
    "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
  ],
  [
    "a long button",
    [actions(button({ text: plain(long(76)) }))],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
  ],
  [
    "a long value",
    [actions(button({ value: long(2001) }))],
    "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
  ],
  [
    "a long address",
    [actions(button({ url: long(3001) }))],
    "must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]",
  ],
  [
    "a long action id",
    [actions(button({ action_id: long(256) }))],
    "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
  ],
  [
    "26 buttons",
    [actions(...Array.from({ length: 26 }, (_, at) => button({ action_id: `a${at}` })))],
    "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
  ],
  [
    "two buttons of one action id",
    [actions(button(), button())],
    "action_id already exists in this block [json-pointer:/blocks/0/elements]",
  ],
  [
    "eleven things in a context",
    [{ type: "context", elements: Array(11).fill(plain("a")) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
  ],
  [
    "a picture that says nothing",
    [{ type: "image", image_url: "https://example.com/a.png" }],
    "missing required field: alt_text [json-pointer:/blocks/0]",
  ],
  [
    "a picture that says much",
    [{ ...image, alt_text: long(2001) }],
    "must be less than 2001 characters [json-pointer:/blocks/0/alt_text]",
  ],
  [
    "long markdown",
    [{ type: "markdown", text: long(12_001) }],
    "must be less than 12001 characters [json-pointer:/blocks/0/text]",
  ],
  [
    "a long option",
    [
      actions({
        type: "static_select",
        action_id: "s",
        options: [{ text: plain(long(76)), value: "v" }],
      }),
    ],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
  ],
  [
    "one block id twice",
    ["divider", "divider"].map((type) => ({ type, block_id: "one" })),
    "block_id already exists: one [json-pointer:/blocks/1/block_id]",
  ],
  [
    "one block id inside and outside",
    [container({ child_blocks: [{ ...section, block_id: "one" }] }), { type: "divider", block_id: "one" }],
    "block_id already exists: one [json-pointer:/blocks/1/block_id]",
  ],
  [
    "one block id on two cards",
    [{ type: "carousel", elements: [card({ block_id: "one" }), card({ block_id: "one" })] }],
    "block_id already exists: one [json-pointer:/blocks/0/elements/1/block_id]",
  ],
  [
    "a long block id",
    [{ type: "divider", block_id: long(256) }],
    "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
  ],
  ["a table without rows", [{ type: "table" }], "missing required field: rows [json-pointer:/blocks/0]"],
  ["rows that are none", [table([cell("a")])], "must be an array of arrays [json-pointer:/blocks/0/rows]"],
  ["101 rows", [table(Array(101).fill([cell("a")]))], "no more than 100 items allowed [json-pointer:/blocks/0/rows]"],
  ["21 cells", [table([Array(21).fill(cell("a"))])], "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"],
  [
    "10,001 characters in a table",
    [table([[cell(long(5000))], [cell(long(5001))]])],
    "must be less than 10001 characters in all cells [json-pointer:/blocks/0/rows]",
  ],
  [
    "a cell of mrkdwn",
    [table([[marked("a")]])],
    "must be one of raw_text, raw_number, rich_text [json-pointer:/blocks/0/rows/0/0/type]",
  ],
  ["an empty cell", [table([[cell("")]])], "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]"],
  [
    "a number that is none",
    [table([[{ type: "raw_number", value: "2", text: "2" }]])],
    "must be a number [json-pointer:/blocks/0/rows/0/0/value]",
  ],
  [
    "a column set askew",
    [table([[cell("a")]], { column_settings: [{ align: "askew" }] })],
    "must be one of left, center, right [json-pointer:/blocks/0/column_settings/0/align]",
  ],
  [
    "a data table without a caption",
    [{ type: "data_table", rows: [head, row] }],
    "missing required field: caption [json-pointer:/blocks/0]",
  ],
  ["a header alone", [dataTable([head])], "must have at least 2 items [json-pointer:/blocks/0/rows]"],
  [
    "102 rows of data",
    [dataTable([head, ...Array(101).fill(row)])],
    "no more than 101 items allowed [json-pointer:/blocks/0/rows]",
  ],
  [
    "a short row",
    [dataTable([head, [cell("Ana")]])],
    "all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]",
  ],
  [
    "rich text in a header",
    [dataTable([[cell("a"), rich], row])],
    "must be one of raw_text, raw_number [json-pointer:/blocks/0/rows/0/1/type]",
  ],
  [
    "a page of 101",
    [dataTable([head, row], { page_size: 101 })],
    "must be a whole number from 1 to 100 [json-pointer:/blocks/0/page_size]",
  ],
  [
    "a header column that is not there",
    [dataTable([head, row], { row_header_column_index: 2 })],
    "must be a whole number from 0 to 1 [json-pointer:/blocks/0/row_header_column_index]",
  ],
  [
    "six context actions",
    [quiet(...Array.from({ length: 6 }, (_, at) => bin({ action_id: `i${at}` })))],
    "no more than 5 items allowed [json-pointer:/blocks/0/elements]",
  ],
  ["a button among them", [quiet(button())], "unsupported type: button [json-pointer:/blocks/0/elements/0/type]"],
  [
    "feedback of one side",
    [quiet(feedback({ negative_button: undefined }))],
    "missing required field: negative_button [json-pointer:/blocks/0/elements/0]",
  ],
  [
    "feedback without a value",
    [quiet(feedback({ positive_button: { text: plain("Good") } }))],
    "missing required field: value [json-pointer:/blocks/0/elements/0/positive_button]",
  ],
  [
    "a long label",
    [quiet(feedback({ positive_button: half({ accessibility_label: long(76) }) }))],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/positive_button/accessibility_label]",
  ],
  [
    "an icon button without an icon",
    [quiet(bin({ icon: undefined }))],
    "missing required field: icon [json-pointer:/blocks/0/elements/0]",
  ],
  [
    "an icon for one who is no id",
    [quiet(bin({ visible_to_user_ids: "U1" }))],
    "must be an array of user ids [json-pointer:/blocks/0/elements/0/visible_to_user_ids]",
  ],
  [
    "an empty card",
    [{ type: "card", subtitle: marked("x") }],
    "must define at least one of hero_image, title, actions, body [json-pointer:/blocks/0]",
  ],
  [
    "a card's long title",
    [card({ title: marked(long(151)) })],
    "must be less than 151 characters [json-pointer:/blocks/0/title/text]",
  ],
  [
    "a card's long subtitle",
    [card({ subtitle: marked(long(151)) })],
    "must be less than 151 characters [json-pointer:/blocks/0/subtitle/text]",
  ],
  [
    "a card's long body",
    [card({ body: marked(long(201)) })],
    "must be less than 201 characters [json-pointer:/blocks/0/body/text]",
  ],
  [
    "a menu on a card",
    [card({ actions: [{ type: "overflow" }] })],
    "unsupported type: overflow [json-pointer:/blocks/0/actions/0/type]",
  ],
  [
    "no card in a carousel",
    [{ type: "carousel", elements: [] }],
    "must have at least 1 items [json-pointer:/blocks/0/elements]",
  ],
  [
    "eleven cards",
    [{ type: "carousel", elements: Array(11).fill(card()) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
  ],
  [
    "a section in a carousel",
    [{ type: "carousel", elements: [section] }],
    "unsupported type: section [json-pointer:/blocks/0/elements/0/type]",
  ],
  [
    "a container without a title",
    [container({ title: undefined })],
    "must define either `title` or `rich_text_title` [json-pointer:/blocks/0]",
  ],
  [
    "eleven blocks in a container",
    [container({ child_blocks: Array(11).fill(section) })],
    "no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]",
  ],
  [
    "a card in a container",
    [container({ child_blocks: [card()] })],
    "unsupported type: card [json-pointer:/blocks/0/child_blocks/0/type]",
  ],
  [
    "what is wrong inside",
    [container({ child_blocks: [section, { type: "header", text: plain(long(151)) }] })],
    "must be less than 151 characters [json-pointer:/blocks/0/child_blocks/1/text/text]",
  ],
  [
    "a container that folds and does not",
    [container({ default_collapsed: true })],
    "requires `is_collapsible` to be true [json-pointer:/blocks/0/default_collapsed]",
  ],
  [
    "a task that is completed",
    [task({ status: "completed" })],
    "must be one of pending, in_progress, complete, error [json-pointer:/blocks/0/status]",
  ],
  [
    "a task's plain details",
    [task({ details: plain("x") })],
    "must be rich_text [json-pointer:/blocks/0/details/type]",
  ],
  ["a task without an id", [task({ task_id: undefined })], "missing required field: task_id [json-pointer:/blocks/0]"],
  [
    "a source that is no address",
    [task({ sources: [{ type: "file", url: "https://example.com", text: "x" }] })],
    "must be url [json-pointer:/blocks/0/sources/0/type]",
  ],
  [
    "what is wrong in a plan",
    [plan({ tasks: [task(), task({ status: "done" })] })],
    "must be one of pending, in_progress, complete, error [json-pointer:/blocks/0/tasks/1/status]",
  ],
  [
    "a task beside a plan",
    [plan(), task({ task_id: "t2" })],
    "task_card cannot stand beside a plan [json-pointer:/blocks/1/type]",
  ],
];

const right: [string, unknown[]][] = [
  ["50 blocks", Array(50).fill({ type: "divider" })],
  ["a table", [table([head, row, [rich, cell("x")]], { column_settings: [{ align: "right", is_wrapped: true }] })]],
  ["a data table", [dataTable([head, row, [rich, row[1]]], { page_size: 100, row_header_column_index: 1 })]],
  ["feedback and a bin", [quiet(feedback(), bin({ visible_to_user_ids: ["U1"], confirm: { title: plain("Sure?") } }))]],
  ["cards", [card({ subtitle: marked("s"), body: marked("b"), hero_image: image, icon: image, actions: [button()] })]],
  ["a carousel", [{ type: "carousel", elements: [card(), card({ actions: [button()] })] }]],
  [
    "a container",
    [container({ child_blocks: [section, actions(button()), table([[cell("a")]])], is_collapsible: true })],
  ],
  ["tasks", [task({ details: rich, sources: [{ type: "url", url: "https://example.com", text: "x" }] }), section]],
  ["a plan", [plan(), section]],
];

test("Blocks that Slack would refuse are refused with a pointer to the fault", async (t) => {
  const slack = await openSlack(t, { limits: false });
  for (const [what, blocks, message] of wrong) {
    const answer = await post(slack, { blocks, text: "x" });
    assert.equal(answer.error, "invalid_blocks", what);
    assert.equal((answer.response_metadata as { messages: string[] }).messages[0], `[ERROR] ${message}`, what);
  }
});

test("Blocks up to their limits are taken, and what is inside others has ids of its own", async (t) => {
  const slack = await openSlack(t, { limits: false });
  for (const [what, blocks] of right) {
    const answer = await post(slack, { blocks, text: "x" });
    assert.equal(answer.error, undefined, `${what}: ${JSON.stringify(answer.response_metadata)}`);
  }
  const { message } = await post(slack, { blocks: [container({ child_blocks: [actions(button())] })], text: "x" });
  const [outer] = (message as { blocks: { block_id: string; child_blocks: { block_id: string }[] }[] }).blocks;
  assert.match(String(outer?.child_blocks[0]?.block_id), /^\w{5}$/);
});

test("What Slack refuses for another reason is refused with its word", async (t) => {
  let at = Date.parse("2026-11-21T09:00:00Z");
  const slack = await openSlack(t, { limits: false, now: () => at });
  const me = slack.person("asker1");
  const food = await slack.channelId("food");
  const said = await me.chat.postMessage({ channel: food, text: "lunch?" });
  const card = await slack.bot.chat.postMessage({ channel: food, text: "The plan" });
  const old = await me.conversations.create({ name: "old-things" });
  const closed = String(old.channel?.id);
  const last = await me.chat.postMessage({ channel: closed, text: "the last word" });
  await me.conversations.archive({ channel: closed });
  await me.reactions.add({ channel: food, timestamp: String(said.ts), name: "ramen" });
  const user_id = await slack.userId("asker1");
  const home = { type: "home", blocks: [] };
  const first = await slack.bot.views.publish({ user_id, view: home as never });
  await slack.bot.views.publish({ user_id, view: { ...home, private_metadata: "2" } as never });
  await slack.control("settings", { edit_window_minutes: 10 });
  at += 10 * 60_000 + 1_000;
  const large = { type: "home", blocks: [], private_metadata: "", more: long(250_001) };
  const tooLong = { type: "modal", title: plain(long(25)), blocks: [] };
  const cases: [string, string, Json, string][] = [
    ["asker1", "chat.postMessage", { channel: food }, "no_text"],
    ["asker1", "chat.postMessage", { channel: food, text: "  " }, "no_text"],
    ["asker1", "chat.postMessage", { channel: food, text: long(40_001) }, "msg_too_long"],
    ["asker1", "chat.postMessage", { channel: food, markdown_text: long(12_001) }, "msg_too_long"],
    ["asker1", "chat.postMessage", { channel: closed, text: "one more" }, "is_archived"],
    ["asker1", "chat.postMessage", { channel: "#old-things", text: "one more" }, "is_archived"],
    ["asker1", "chat.update", { channel: closed, ts: last.ts, text: "else" }, "is_archived"],
    ["asker1", "chat.delete", { channel: closed, ts: last.ts }, "is_archived"],
    ["asker1", "reactions.add", { channel: closed, timestamp: last.ts, name: "eyes" }, "is_archived"],
    ["asker1", "conversations.archive", { channel: closed }, "already_archived"],
    ["asker1", "conversations.unarchive", { channel: food }, "not_archived"],
    ["asker1", "conversations.create", { name: "food" }, "name_taken"],
    ["asker1", "conversations.create", { name: "old-things" }, "name_taken"],
    ["asker1", "conversations.create", { name: "Two Words" }, "invalid_name_specials"],
    ["guest1", "conversations.create", { name: "mine" }, "restricted_action"],
    ["asker1", "chat.update", { channel: food, ts: said.ts, text: "dinner?" }, "edit_window_closed"],
    ["bot", "chat.update", { channel: food, ts: card.ts, text: "The other plan" }, "edit_window_closed"],
    ["asker1", "reactions.add", { channel: food, timestamp: said.ts, name: "ramen" }, "already_reacted"],
    ["bot", "views.publish", { user_id, view: home, hash: first.view?.hash }, "hash_conflict"],
    ["bot", "views.publish", { user_id, view: large }, "view_too_large"],
    ["bot", "views.open", { trigger_id: "1.2.3", view: tooLong }, "invalid_arguments"],
    ["bot", "views.update", { view_id: "V0NOTHING", view: home }, "not_found"],
    ["bot", "conversations.create", { name: "of-the-bot" }, "missing_scope"],
  ];
  for (const [who, method, args, error] of cases) {
    const token = who === "bot" ? slack.tokens.botToken : `xoxp-${who}`;
    assert.equal(
      (await post(slack, args, token, method)).error,
      error,
      `${method} ${JSON.stringify(args).slice(0, 80)}`,
    );
  }
  const names = async (exclude_archived: boolean) =>
    (await me.conversations.list({ exclude_archived })).channels?.map((one) => one.name).includes("old-things");
  assert.deepEqual([await names(true), await names(false)], [false, true]);
  await slack.control("settings", { edit_window_minutes: null });
  await me.chat.update({ channel: food, ts: String(said.ts), text: "dinner?" });
  await me.conversations.unarchive({ channel: closed });
  await me.chat.postMessage({ channel: closed, text: "open again" });
});

test("A button inside a card or a container is pressed like any other, an icon by those who see it", async (t) => {
  const slack = await openSlack(t, { ackTimeoutMs: 50 });
  const channel = await slack.channelId("food");
  const ana = await slack.userId("asker1");
  const blocks = [
    { type: "carousel", elements: [card({ actions: [button({ action_id: "on-card" })] })] },
    container({ child_blocks: [actions(button({ action_id: "inside" }))] }),
    quiet(bin({ visible_to_user_ids: [ana] }), feedback()),
  ];
  const { ts } = await post(slack, { channel, blocks, text: "x" });
  const click = async (user: string, action_id: string, value?: string) =>
    (await slack.control("click", { user, channel, ts, action_id, ...(value ? { value } : {}) })).error;
  assert.equal(await click("asker1", "on-card"), "operation_timeout", "it went to the app, which is not there");
  assert.equal(await click("asker2", "inside"), "operation_timeout");
  assert.equal(await click("asker1", "i"), "operation_timeout");
  assert.equal(await click("asker2", "i"), "action_not_found");
  assert.equal(await click("asker2", "f", "bad"), "operation_timeout");
  assert.equal(await click("asker2", "f", "great"), "invalid_option");
});

async function post(
  slack: { url: string; tokens: { botToken: string } },
  args: Json,
  token = slack.tokens.botToken,
  method = "chat.postMessage",
): Promise<Json> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(method === "chat.postMessage" ? { channel: "#food", ...args } : args),
  });
  return (await response.json()) as Json;
}
