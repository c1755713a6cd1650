import { app, db, type Html, html, redirect, refuse, sqlName, timeOfDay, today, type User } from "@toolroom/app";
import { words } from "../words/status-board.ts";
import { asTyped } from "./as-typed.ts";
import { showDate } from "./columns.ts";
import { problemList, type Tried, UNTRIED } from "./fields.ts";
import type { Frame } from "./frame.ts";
import { readName } from "./name-list.ts";
import { type Listed, mayTakeOff } from "./whose-name.ts";

export interface StatusBoardOptions {
  path: string;
  /** Keeps the things. */
  table: string;
  noun: { one: string; many: string };
  states: string[];
  /** Says a change somewhere. */
  tell?: (text: string) => Promise<unknown>;
}

interface Thing extends Listed {
  state: string | null;
  note: string | null;
  /** Who said so, and when. */
  by: string | null;
  day: string | null;
  time: string | null;
}

const NOTE_LENGTH = 500;
const SHOWN_CHANGES = 50;

/** How each of some things stands, who said so and when; in the order in which they were named. Anybody says how it is. */
export function statusBoard(frame: Frame, options: StatusBoardOptions): void {
  const { path, noun, states } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const things = sqlName(options.table);
  const changes = sqlName(`${options.table}_changes`);
  const listed = () =>
    db.all<Thing>`
      select things.number, name, added_by_id as addedById, state, note, said_by as "by", day, time from ${things} things
      left join ${changes} latest on latest.number = (select max(number) from ${changes} where thing = things.number)
      order by things.number`;
  const thingOf = (number: string) => listed().find((one) => String(one.number) === number) ?? refuse(words.gone);
  const say = (thing: Thing, state: string, note: string | null, user: User) => {
    db.run`insert into ${changes} (thing, state, note, said_by, said_by_id, day, time)
           values (${[thing.number, state, note, user.name, user.id, today(), timeOfDay()]})`;
  };

  const show = ({ written, problems }: Tried) => {
    const all = listed();
    return frame.page(
      path,
      html`
        ${all.length === 0 ? html`<p class="quiet">${words.empty(noun.many)}</p>` : board(options, base, all)}
        ${problemList(problems)}
        <form class="bar" method="post" action="${base}">
          <label>${noun.one} <input name="name" maxlength="80" value="${written.name}" required></label>
          <button>${words.add}</button>
        </form>`,
    );
  };

  app.page(path, () => show(UNTRIED));
  app.post(base, ({ form, user }) => {
    const refuseName = (problem: string) => refuse(problem, show({ written: form, problems: [problem] }));
    const name = readName(form.name) ?? refuseName(words.nameNeeded);
    const added = db.run`insert or ignore into ${things} (name, added_by_id) values (${name}, ${user.id})`.changes > 0;
    return added ? redirect(path) : refuseName(words.known(name));
  });
  app.page(`${base}/:number`, ({ params, user, isOwner }) => {
    const thing = thingOf(params.number);
    const history = db.all<Thing>`
      select state, note, said_by as "by", day, time from ${changes} where thing = ${thing.number}
      order by number desc limit ${SHOWN_CHANGES}`;
    return frame.subpage(
      path,
      thing.name,
      historyOf(history, { base, path, thing, mayRemove: mayTakeOff(thing, { user, isOwner }) }),
    );
  });
  app.post(`${base}/:number`, async ({ params, form, user }) => {
    const thing = thingOf(params.number);
    const state = states.find((one) => one === form.state) ?? refuse(words.chooseOne(states.join(", ")));
    const note = (form.note ?? "").trim().slice(0, NOTE_LENGTH) || null;
    say(thing, state, note, user);
    if (state !== thing.state || note !== null)
      await options.tell?.(words.said(asTyped(thing.name), state, asTyped(user.name), note && asTyped(note)));
    return redirect(path);
  });
  app.post(`${base}/:number/remove`, ({ params, user, isOwner }) => {
    const thing = thingOf(params.number);
    if (!mayTakeOff(thing, { user, isOwner })) refuse(words.notYours(thing.name));
    const { number } = thing;
    db.transaction(() => {
      db.run`delete from ${changes} where thing = ${number}`;
      db.run`delete from ${things} where number = ${number}`;
    });
    return redirect(path);
  });
}

function board({ noun, states }: StatusBoardOptions, base: string, all: readonly Thing[]): Html {
  const rows = all.map(
    (thing) => html`<tr>
      <td data-label="${noun.one}"><a href="${base}/${thing.number}">${thing.name}</a></td>
      <td data-label="${words.state}"><strong>${thing.state ?? words.unknown}</strong>
        ${thing.note && html`<br><span class="lines">${thing.note}</span>`}
        ${thing.by && html`<br><small>${saidBy(thing)}</small>`}</td>
      <td data-label="${words.change}"><form class="bar" method="post" action="${base}/${thing.number}">
        <label><span class="unseen">${words.state}</span> <select name="state">
          ${states.map((state) => html`<option ${state === thing.state && html`selected`}>${state}</option>`)}
        </select></label>
        <label><span class="unseen">${words.note}</span> <input name="note" maxlength="${NOTE_LENGTH}" placeholder="${words.note}"></label>
        <button class="plain">${words.set}</button>
      </form></td>
    </tr>`,
  );
  return html`<table class="cards">
    <thead><tr><th>${noun.one}</th><th>${words.state}</th><th>${words.change}</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
}

function historyOf(
  history: readonly Thing[],
  around: { base: string; path: string; thing: Thing; mayRemove: boolean },
): Html {
  const { base, path, thing, mayRemove } = around;
  const items = history.map(
    (one) => html`<li><strong>${one.state}</strong> ${one.note} <small>${saidBy(one)}</small></li>`,
  );
  return html`
    ${history.length === 0 ? html`<p class="quiet">${words.unknown}</p>` : html`<ul>${items}</ul>`}
    ${
      mayRemove &&
      html`<details><summary>${words.remove}</summary>
      <form method="post" action="${base}/${thing.number}/remove">
        <p>${words.removeAsk(thing.name)}</p><button class="danger">${words.remove}</button>
      </form>
    </details>`
    }
    <p><a href="${path}">${words.back}</a></p>`;
}

function saidBy({ by, day, time }: Thing): string {
  return words.saidBy(by ?? "", showDate(day ?? today()), time ?? "");
}
