import { app, db, type HtmlValue, html, redirect, refuse, sqlName, today } from "@toolroom/app";
import { words } from "../words/checklist.ts";
import { showDate } from "./columns.ts";
import type { Frame } from "./frame.ts";

export interface ChecklistOptions {
  path: string;
  /** Address of its forms. */
  base: string;
  /** Table of the lists, and table of what is ticked off in them. */
  tables: { lists: string; ticks: string };
  /** What a list is for. */
  noun: { one: string; many: string };
  items: string[];
}

interface List {
  number: number;
  name: string;
  begunBy: string;
  begunById: string;
}

interface Tick {
  list: number;
  item: string;
  tickedBy: string;
  tickedOn: string;
}

const MOST = 500;

/** Makes the pages of a checklist: the same points for each person or thing, ticked off one by one. */
export function checklist(frame: Frame, options: ChecklistOptions): void {
  const { path, base, items } = options;
  const [listTable, tickTable] = [sqlName(options.tables.lists), sqlName(options.tables.ticks)];
  const listOf = (number: string) =>
    db.get<List>`
      select number, name, begun_by as begunBy, begun_by_id as begunById from ${listTable} where number = ${number}` ??
    refuse(words.gone);

  app.page(path, () => {
    const lists = db.all<List & { done: number }>`
      select number, name, begun_by as begunBy, begun_by_id as begunById,
        (select count(*) from ${tickTable} where list = number and item in (${items})) as done
      from ${listTable} order by number desc limit ${MOST}`;
    const open = lists.filter((list) => list.done < items.length);
    const finished = lists.filter((list) => list.done >= items.length);
    return frame.page(path, [
      beginForm(options),
      html`<h2>${words.open}</h2>`,
      open.length === 0 ? html`<p class="quiet">${words.none}</p>` : listLinks(options, open),
      finished.length > 0 &&
        html`<details><summary>${words.finished}</summary>${listLinks(options, finished)}</details>`,
    ]);
  });
  app.post(base, ({ form, user }) => {
    const name = (form.name ?? "").trim().slice(0, 80);
    if (name === "") refuse(words.needName);
    const { lastRowId } = db.run`insert into ${listTable} (name, begun_on, begun_by, begun_by_id)
      values (${name}, ${today()}, ${user.name}, ${user.id})`;
    return redirect(`${base}/${lastRowId}`);
  });
  app.page(`${base}/:number`, ({ params }) => {
    const list = listOf(params.number);
    const ticks = db.all<Tick>`
      select list, item, ticked_by as tickedBy, ticked_on as tickedOn from ${tickTable} where list = ${list.number}`;
    return frame.subpage(path, list.name, listPage(options, list, ticks));
  });
  app.post(`${base}/:number/tick`, ({ params, form, user }) => {
    const list = listOf(params.number);
    const item = items.find((one) => one === form.item) ?? refuse(words.gone);
    if (form.done === "no") db.run`delete from ${tickTable} where list = ${list.number} and item = ${item}`;
    else
      db.run`insert or ignore into ${tickTable} (list, item, ticked_by, ticked_on)
        values (${list.number}, ${item}, ${user.name}, ${today()})`;
    return redirect(`${base}/${list.number}`);
  });
  app.post(`${base}/:number/remove`, ({ params, user, isOwner }) => {
    const list = listOf(params.number);
    if (list.begunById !== user.id && !isOwner) refuse(words.onlyAuthor(list.begunBy));
    db.transaction(() => {
      db.run`delete from ${tickTable} where list = ${list.number}`;
      db.run`delete from ${listTable} where number = ${list.number}`;
    });
    return redirect(path);
  });
}

function beginForm({ base, noun }: ChecklistOptions): HtmlValue {
  return html`<form method="post" action="${base}">
    <h2>${words.begin(noun.one)}</h2>
    <label>${words.name} <input name="name" required maxlength="80"></label><button>${words.start}</button></form>`;
}

function listLinks({ base, items }: ChecklistOptions, lists: (List & { done: number })[]): HtmlValue {
  const links = lists.map(
    (list) => html`<li><a href="${base}/${list.number}">${list.name}</a>
      <progress max="${items.length}" value="${list.done}" aria-label="${list.name}"></progress>
      ${words.progress(list.done, items.length)}</li>`,
  );
  return html`<ul>${links}</ul>`;
}

function listPage({ path, base, items }: ChecklistOptions, list: List, ticks: Tick[]): HtmlValue {
  const ticked = new Map(ticks.map((tick) => [tick.item, tick]));
  const rows = items.map((item) => {
    const tick = ticked.get(item);
    return html`<tr><td>${tick === undefined ? item : html`<s>${item}</s>`}</td>
      <td>${tick && words.tickedBy(tick.tickedBy, showDate(tick.tickedOn))}</td>
      <td><form method="post" action="${base}/${list.number}/tick">
        <input type="hidden" name="item" value="${item}"><input type="hidden" name="done" value="${tick ? "no" : "yes"}">
        <button ${tick && html`class="plain"`} aria-label="${tick ? words.untick : words.tick}: ${item}">${tick ? words.untick : words.tick}</button>
      </form></td></tr>`;
  });
  const done = items.filter((item) => ticked.has(item)).length;
  return html`<p>${words.progress(done, items.length)}</p>
    <table class="cards"><tbody>${rows}</tbody></table>
    <details><summary>${words.remove}</summary>
      <form method="post" action="${base}/${list.number}/remove"><p>${words.removeAsk(list.name)}</p><button class="danger">${words.remove}</button></form>
    </details>
    <p><a href="${path}">${words.back}</a></p>`;
}
