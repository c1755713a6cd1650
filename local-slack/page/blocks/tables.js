import { make } from "../frame/dom.js";
import { plainText } from "./mrkdwn.js";
import { richText } from "./rich-text.js";

/** A `table` block: its first row is its head. */
export function table({ block }, surface) {
  const settings = block.column_settings ?? [];
  const cellsOf = (row, isHead) =>
    row.map((cell, at) => {
      const align = settings[at]?.align ?? (cell.type === "raw_number" ? "right" : "left");
      return make(isHead ? "th" : "td", { scope: isHead ? "col" : undefined, class: align }, ...inside(cell, surface));
    });
  const [head = [], ...rows] = block.rows;
  return scrolling("Table", [
    make("thead", {}, make("tr", {}, ...cellsOf(head, true))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...cellsOf(row, false)))),
  ]);
}

/** A `data_table` block, all of its pages at once: its rows are neither sorted nor filtered here. */
export function dataTable({ block }, surface) {
  const named = block.row_header_column_index ?? 0;
  const [head = [], ...rows] = block.rows;
  const alignOf = (at) => (rows.every((row) => row[at]?.type === "raw_number") ? "right" : "left");
  const cell = (one, at) => {
    const isName = at === named;
    return make(
      isName ? "th" : "td",
      { scope: isName ? "row" : undefined, class: alignOf(at) },
      ...inside(one, surface),
    );
  };
  const titles = head.map((one, at) => make("th", { scope: "col", class: alignOf(at) }, ...inside(one, surface)));
  return scrolling(block.caption, [
    make("caption", {}, plainText(block.caption)),
    make("thead", {}, make("tr", {}, ...titles)),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map(cell)))),
  ]);
}

/** What is wider or longer than the message scrolls in itself, by keyboard too. */
function scrolling(label, parts) {
  const node = make("div", { class: "table-frame", role: "region", "aria-label": label, tabindex: 0 });
  node.append(make("table", { class: "table" }, ...parts));
  return node;
}

function inside(cell, surface) {
  return cell.type === "rich_text" ? richText(cell.elements, surface.names) : [plainText(String(cell.text))];
}
