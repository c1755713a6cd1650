import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actions,
  bin,
  button,
  card,
  cell,
  container,
  dataTable,
  feedback,
  half,
  head,
  image,
  long,
  marked,
  plain,
  plan,
  quiet,
  rich,
  row,
  section,
  table,
  task,
} from "./block-samples.ts";
import { post } from "./post-blocks.ts";
import { openSlack } from "./slack-bench.ts";

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
