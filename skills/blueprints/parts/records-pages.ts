import { type Html, type HtmlValue, html, type Sql, type User } from "@toolroom/app";
import { words as valueWords } from "../words/columns.ts";
import { words } from "../words/records.ts";
import { type Column, plainValue, showDate, showValue } from "./columns.ts";
import type { Entry } from "./entries.ts";
import { encoding, fields, problemList } from "./fields.ts";
import { PAGE_ROWS, pageNumber, paging } from "./frame.ts";
import { asShown } from "./records-changed.ts";
import { filterName, isFiltered, orderOf } from "./records-filter.ts";
import type { Records } from "./records-list.ts";
import { isClosed, whyFixed } from "./records-rules.ts";
import { totalOf } from "./totals.ts";

type Query = Record<string, string | undefined>;

/** One entry is seen without looking for it; from two on, who asked for a search finds one. */
const SEARCHED_FROM = 2;
const SHORT_FORM = 4;
/** Of a long text in the list; all of it is on the entry's own page. */
const LISTED_LENGTH = 600;

export interface ListPage {
  list: Records;
  base: string;
  query: Query;
  where: Sql;
  user: User;
  /** What was wrong with the form that was just sent, and what it held. */
  problems: string[];
  written: Query;
}

export function listPage({ list, base, query, where, user, problems, written }: ListPage): Html {
  const { options, entries } = list;
  const count = entries.count(where);
  const offset = (pageNumber(query) - 1) * PAGE_ROWS;
  const rows = entries.list({ where, orderBy: orderOf(list), limit: PAGE_ROWS, offset });
  return html`
    ${addForm(list, base, problems, written)}
    ${(isFiltered(query) || entries.count(list.current()) >= SEARCHED_FROM) && searchForm(list, query)}
    ${rows.length === 0 ? html`<p class="quiet">${isFiltered(query) ? words.nothingFound : words.empty(options.noun.many)}</p>` : entryTable(list, { base, rows, user, where })}
    ${paging(options.path, query, count)}
    <p class="links"><a href="${base}.csv">${words.asTable}</a> ${!isClosed(options) && html`<a href="${base}/import">${words.fromTable}</a>`}</p>`;
}

export function changePage(page: {
  list: Records;
  base: string;
  entry: Entry;
  user: User;
  problems: string[];
  written?: Query;
}): Html {
  const { list, base, entry, user } = page;
  const { options } = list;
  const back = html`<p><a href="${options.path}">${words.back}</a></p>`;
  const why = whyFixed(options, entry, user);
  if (why !== undefined) {
    const shown = options.columns.map((column) => html`<dt>${column.label}</dt><dd>${cell(column, entry, base)}</dd>`);
    return html`<p class="quiet">${why}</p><dl>${shown}</dl>${back}`;
  }
  const kept = options.columns.map((column) => [column.name, formValue(column, entry)]);
  return html`
    ${problemList(page.problems)}
    <form method="post" action="${base}/${entry.number}" enctype="${encoding(options.columns)}">
      ${asShown(options.columns, entry)}
      ${fields(options.columns, page.written ?? Object.fromEntries(kept))}
      <button>${words.save}</button>
    </form>
    <details><summary>${words.remove}</summary>
      <form method="post" action="${base}/${entry.number}/remove">
        <p>${words.removeAsk(options.noun.one)}</p><button class="danger">${words.remove}</button>
      </form>
    </details>
    ${back}`;
}

function addForm(list: Records, base: string, problems: string[], written: Query): HtmlValue {
  const { options } = list;
  if (isClosed(options)) return html`<p class="quiet">${words.closedSince(options.closesAt ?? "")}</p>`;
  const form = html`
    ${problemList(problems)}
    <form method="post" action="${base}" enctype="${encoding(options.columns)}">
      ${fields(options.columns, written)}
      <button>${words.add(options.noun.one)}</button>
      ${options.closesAt !== undefined && html`<small>${words.closesAt(options.closesAt)}</small>`}
    </form>`;
  if (options.columns.length <= SHORT_FORM) return form;
  return html`<details ${problems.length > 0 && html`open`}><summary>${words.add(options.noun.one)}</summary>${form}</details>`;
}

function searchForm({ options }: Records, query: Query): Html {
  const choices = options.columns.flatMap((column) => {
    const name = filterName(column.name);
    const wanted = query[name] ?? "";
    const option = (value: string, label: string) =>
      html`<option value="${value}" ${value === wanted && html`selected`}>${label}</option>`;
    const some =
      column.type === "choice"
        ? (column.choices ?? []).map((choice) => option(choice, choice))
        : [option("no", valueWords.no), option("yes", valueWords.yes)];
    const select = html`<label>${column.label} <select name="${name}">${option("", words.all)}${some}</select></label>`;
    return column.type === "choice" || column.type === "yes_no" ? [select] : [];
  });
  return html`<form class="bar" role="search">
    <label>${words.search} <input type="search" name="q" value="${query.q}"></label>
    ${choices}
    ${options.dueColumn !== undefined && html`<label class="tick"><input type="checkbox" name="overdue" value="yes" ${query.overdue === "yes" && html`checked`}> ${words.onlyOverdue}</label>`}
    <button class="plain">${words.show}</button>
  </form>`;
}

interface Listed {
  base: string;
  rows: Entry[];
  user: User;
  /** All that is listed, the other pages' rows too. */
  where: Sql;
}

function entryTable(list: Records, { base, rows, user, where }: Listed): Html {
  const { columns } = list.options;
  const heads = columns.map((column) => html`<th ${isNumber(column) && html`class="number"`}>${column.label}</th>`);
  const lines = rows.map((entry) => {
    const cells = columns.map((column) => {
      const isLate = column.name === list.options.dueColumn && list.isOverdue(entry);
      const late = isLate && html` <mark>${words.overdue}</mark>`;
      const numbers = isNumber(column) && html`class="number"`;
      return html`<td data-label="${column.label}" ${numbers}>${listedCell(column, entry, base)}${late}</td>`;
    });
    const mayChange = whyFixed(list.options, entry, user) === undefined;
    const change = mayChange && html`<a href="${base}/${entry.number}">${words.changeThis}</a>`;
    // Of a list that begins anew each day, every entry is of today.
    const day = list.options.scope === "all" && html` <small>${showDate(entry.day)}</small>`;
    return html`<tr>${cells}<td data-label="${words.by}">${entry.by}${day}</td><td>${change}</td></tr>`;
  });
  return html`<table class="cards">
    <thead><tr>${heads}<th>${words.by}</th><th><span class="unseen">${words.changeThis}</span></th></tr></thead>
    <tbody>${lines}</tbody>
    ${sumRow(list, where)}
  </table>`;
}

/** Below the columns of money, and those that were asked for, what they add up to. */
function sumRow({ options }: Records, where: Sql): HtmlValue {
  const isSummed = ({ type, name }: Column) => type === "money" || options.totals?.includes(name) === true;
  const first = options.columns.findIndex(isSummed);
  if (first < 0) return null;
  const sums = options.columns
    .slice(first)
    .map((column) =>
      isSummed(column)
        ? html`<td class="number" data-label="${words.total(column.label)}">${totalOf(options.table, column, where)}</td>`
        : html`<td></td>`,
    );
  const head = first > 0 && html`<th scope="row" colspan="${first}">${words.sum}</th>`;
  return html`<tfoot><tr>${head}${sums}<td></td><td></td></tr></tfoot>`;
}

function cell(column: Column, entry: Entry, base: string): HtmlValue {
  const value = entry.values[column.name] ?? null;
  if (value === null) return null;
  if (column.type === "link") return html`<a class="address" href="${value}" rel="noopener noreferrer">${value}</a>`;
  if (column.type === "file") return html`<a href="${base}/${entry.number}/files/${column.name}">${value}</a>`;
  const text = showValue(column, value);
  return column.type === "long_text" ? html`<span class="lines">${text}</span>` : text;
}

/** The same, of a long text only its beginning. */
function listedCell(column: Column, entry: Entry, base: string): HtmlValue {
  const value = entry.values[column.name] ?? null;
  if (column.type !== "long_text" || typeof value !== "string" || value.length <= LISTED_LENGTH)
    return cell(column, entry, base);
  const beginning = value.slice(0, LISTED_LENGTH);
  return html`<span class="lines">${beginning}<a href="${base}/${entry.number}" aria-label="${words.allOfIt}">…</a></span>`;
}

/** As the field of a form takes it. */
function formValue(column: Column, entry: Entry): string {
  return plainValue(column, entry.values[column.name] ?? null);
}

function isNumber(column: Column): boolean {
  return column.type === "number" || column.type === "money";
}
