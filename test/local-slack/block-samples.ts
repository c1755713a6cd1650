import type { Json } from "./slack-bench.ts";

export const plain = (text: string) => ({ type: "plain_text", text });
export const marked = (text: string) => ({ type: "mrkdwn", text });
export const long = (length: number) => "x".repeat(length);
export const section = { type: "section", text: marked("x") };
export const image = { type: "image", image_url: "https://example.com/a.png", alt_text: "a" };
export const cell = (text: string) => ({ type: "raw_text", text });
export const rich = {
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "x" }] }],
};
export const table = (rows: unknown, more: Json = {}) => ({ type: "table", rows, ...more });
export const dataTable = (rows: unknown, more: Json = {}) => ({ type: "data_table", caption: "Orders", rows, ...more });
export const head = [cell("Name"), cell("Count")];
export const row = [cell("Ana"), { type: "raw_number", value: 2, text: "2" }];
export const actions = (...elements: Json[]) => ({ type: "actions", elements });
export const button = (more: Json = {}) => ({ type: "button", action_id: "a", text: plain("Go"), ...more });
export const quiet = (...elements: Json[]) => ({ type: "context_actions", elements });
export const half = (more: Json = {}) => ({ text: plain("Good"), value: "good", ...more });

export const feedback = (more: Json = {}) => ({
  type: "feedback_buttons",
  action_id: "f",
  positive_button: half(),
  negative_button: half({ text: plain("Bad"), value: "bad" }),
  ...more,
});

export const bin = (more: Json = {}) => ({
  type: "icon_button",
  action_id: "i",
  icon: "trash",
  text: plain("Delete"),
  ...more,
});

export const card = (more: Json = {}) => ({ type: "card", title: marked("Loans"), ...more });
export const container = (more: Json = {}) => ({
  type: "container",
  title: plain("Plan"),
  child_blocks: [section],
  ...more,
});
export const task = (more: Json = {}) => ({
  type: "task_card",
  task_id: "t1",
  title: "Look",
  status: "complete",
  ...more,
});
export const plan = (more: Json = {}) => ({ type: "plan", title: "The plan", tasks: [task()], ...more });
