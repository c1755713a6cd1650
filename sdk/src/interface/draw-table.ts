import type { Html, HtmlValue } from "../api.ts";
import { html } from "../html.ts";
import { type CellTexts, cellMarkup, isNumeric, type ReadColumn, shownCell } from "./cells.ts";
import { type TableAddress, writeSort } from "./table-view.ts";

export interface DrawnTable<Row> {
  caption: string;
  columns: readonly ReadColumn<Row>[];
  /** Those of the page that is shown. */
  rows: readonly Row[];
  /** Where the first of them stands among all that were found, from 0. */
  offset: number;
  /** How many were found. */
  total: number;
  perPage: number;
  address: TableAddress;
  /** Sums below columns, by their place. */
  totals: ReadonlyMap<number, number>;
  /** Values that may be chosen with what they are called, by the column's key. */
  choices: ReadonlyMap<string, ReadonlyMap<string, string>>;
  empty: HtmlValue;
  hasFilter: boolean;
  hasCsv: boolean;
  id: string;
  texts: CellTexts;
}

/** So few rows are seen without looking for one. */
const FILTERED_FROM = 6;

export function drawTable<Row>(table: DrawnTable<Row>): Html {
  const { address, total, texts, id } = table;
  const { words } = texts;
  const isFiltered = address.view.filter !== "" || address.view.only.size > 0;
  const nothing = isFiltered
    ? html`<p class="quiet">${words.nothingFound} <a${followed(table, address.to({ filter: "", only: new Map() }))}>${words.showAll}</a></p>`
    : html`<div class="empty"><p>${table.empty ?? words.nothingYet}</p></div>`;
  return html`<section class="table" id="${id}" aria-labelledby="${id}-caption"><h2 id="${id}-caption">${table.caption}</h2>
${searchForm(table, isFiltered)}${total === 0 ? nothing : rowsOf(table)}
${total > 0 && ending(table)}</section>`;
}

function rowsOf<Row>(table: DrawnTable<Row>): Html {
  const { columns, rows, texts } = table;
  const lines = rows.map((row) => {
    const cells = columns.map((read) => {
      const label = !read.hasValue ? null : html` data-label="${read.column.label}"`;
      return html`<td${label}${numeric(read)}>${cellMarkup(read, row, texts)}</td>`;
    });
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<table class="cards" aria-labelledby="${table.id}-caption">
<thead><tr>${columns.map((read) => head(table, read))}</tr></thead>
<tbody>
${lines}</tbody>${sums(table)}
</table>`;
}

function head<Row>(table: DrawnTable<Row>, read: ReadColumn<Row>): Html {
  const { address } = table;
  const { key, column } = read;
  if (key === null) return html`<th scope="col"${numeric(read)}>${column.label}</th>`;
  const { sort } = address.view;
  const isSorted = sort?.by === key;
  const descending = isSorted && !sort.descending;
  const order = isSorted && html` aria-sort="${sort.descending ? "descending" : "ascending"}"`;
  return html`<th scope="col"${numeric(read)}${order}><a${followed(table, address.to({ sort: { by: key, descending } }))}>${column.label}</a></th>`;
}

function sums<Row>({ columns, totals, texts }: DrawnTable<Row>): HtmlValue {
  if (totals.size === 0) return null;
  const first = Math.min(...totals.keys());
  const cells = columns.slice(first).map((read, at) => {
    const sum = totals.get(first + at);
    if (sum === undefined) return html`<td></td>`;
    return html`<td class="number" data-label="${texts.words.totalOf(read.column.label)}">${shownCell(read, sum, texts)}</td>`;
  });
  return html`<tfoot><tr>${first > 0 && html`<th scope="row" colspan="${first}">${texts.words.total}</th>`}${cells}</tr></tfoot>`;
}

/** Where rows are found, and on a phone, which has no row of headings, sorted. */
function searchForm<Row>(table: DrawnTable<Row>, isFiltered: boolean): HtmlValue {
  const { address, columns, id, texts } = table;
  const { words } = texts;
  const { view } = address;
  if (!isFiltered && table.total < FILTERED_FROM) return null;
  const sortable = columns.filter(({ key }) => key !== null);
  const lists = [...table.choices].map(([key, choices]) => choiceList(table, key, choices));
  if (!table.hasFilter && sortable.length === 0 && lists.length === 0) return null;
  const isNarrow = !table.hasFilter && lists.length === 0;
  const kept = address.others.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const option = (sort: { by: string; descending: boolean } | null, label: string) =>
    html`<option value="${writeSort(sort)}"${writeSort(sort) === writeSort(view.sort) && html` selected`}>${label}</option>`;
  const options = sortable.map(({ key, column }) => [
    option({ by: key ?? "", descending: false }, column.label),
    option({ by: key ?? "", descending: true }, words.descending(column.label)),
  ]);
  const search = table.hasFilter
    ? html`<label>${words.filter} <input type="search" id="${id}-filter" name="${address.named("filter")}" value="${view.filter}" maxlength="200" autocomplete="off"></label>`
    : null;
  return html`<form class="bar find${isNarrow && " narrow"}" role="search" action="${address.path}"${live(id, address.path)} hx-replace-url="true" hx-trigger="submit, input delay:300ms" aria-label="${words.findIn(table.caption)}">${kept}${search}${lists}
<label class="narrow">${words.sortBy} <select id="${id}-sort" name="${address.named("sort")}">${option(null, words.asItIs)}${options}</select></label>
<button class="plain">${words.show}</button></form>
`;
}

/** A list of a column's values. One that was chosen and is there no longer stands in it, too: it says why nothing is found. */
function choiceList<Row>(
  { address, columns, id, texts }: DrawnTable<Row>,
  key: string,
  choices: ReadonlyMap<string, string>,
) {
  const chosen = address.view.only.get(key) ?? "";
  const all = chosen === "" || choices.has(chosen) ? choices : new Map([...choices, [chosen, chosen]]);
  const label = columns.find((read) => read.key === key)?.column.label;
  const options = [...all].map(
    ([value, called]) => html`<option value="${value}"${value === chosen && html` selected`}>${called}</option>`,
  );
  return html`<label>${label} <select id="${id}-only-${key}" name="${address.named(`only-${key}`)}"><option value="">${texts.words.all}</option>${options}</select></label>`;
}

function ending<Row>(table: DrawnTable<Row>): Html {
  const { address, offset, rows, total, perPage, texts, caption } = table;
  const { words, values } = texts;
  const { page } = address.view;
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (to: number, rel: string, label: string) =>
    html`<a${followed(table, address.to({ page: to }))} rel="${rel}">${label}</a>`;
  const pages =
    last > 1 &&
    html`<nav class="paging" aria-label="${words.pagesOf(caption)}">${page > 1 && link(page - 1, "prev", words.previous)} ${page < last && link(page + 1, "next", words.next)}</nav>`;
  const shown = words.rowsOf(values.number(offset + 1), values.number(offset + rows.length), values.number(total));
  return html`<div class="ending"><span role="status">${total > 1 && shown}</span>${pages}${table.hasCsv && html`<a href="${address.to({ isCsv: true })}" download>${words.download}</a>`}</div>
`;
}

/** With a script, what is opened takes this table's place alone. */
function followed<Row>({ id }: DrawnTable<Row>, address: string): Html {
  return html` href="${address}"${live(id, address)} hx-push-url="true"`;
}

/** Of the page that comes, the table is taken: what has the focus keeps it, and a newer wish takes the place of an older. */
function live(id: string, address: string): Html {
  return html` hx-get="${address}" hx-target="#${id}" hx-select="#${id}" hx-swap="outerMorph" hx-sync="#${id}:replace"`;
}

function numeric(read: { kind: ReadColumn<unknown>["kind"] }): HtmlValue {
  return isNumeric(read) && html` class="number"`;
}
