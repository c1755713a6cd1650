import { app, db, type HtmlValue, html, redirect, refuse, sqlName, today } from "@toolroom/app";
import { words } from "../words/lending.ts";
import { asTyped } from "./as-typed.ts";
import { addDays, readDate, showDate } from "./columns.ts";
import { capitalized } from "./entry-text.ts";
import { problemList, type Tried, UNTRIED } from "./fields.ts";
import type { Frame } from "./frame.ts";
import { type Asker, isNameOf, type Listed, mayTakeOff } from "./whose-name.ts";

export interface LendingOptions {
  path: string;
  /** Address of its forms. */
  base: string;
  /** Table of the things, and table of who had them when. */
  tables: { things: string; loans: string };
  noun: { one: string; many: string };
  /** Days until it should be back. */
  days: number;
}

/** What is lent, or was. */
interface Loan {
  thing: string;
  borrower: string;
  borrowerId: string;
  lentById: string;
  lentBy: string | null;
  lentOn: string;
  due: string;
  returnedOn: string | null;
}

interface Thing extends Listed {
  loan: Loan | undefined;
}

/** Of a thing that was to be lent, its number; without one, a thing was to be added. */
type TriedOf = Tried & { number?: string };

const HISTORY_ROWS = 50;
const LONGEST_DAYS = 366;

/** Makes the page of things that are lent and come back. Gives what is overdue, as a message. */
export function lending(frame: Frame, options: LendingOptions): { overdue: () => string | undefined } {
  const { path, base, noun } = options;
  const [thingTable, loanTable] = [sqlName(options.tables.things), sqlName(options.tables.loans)];
  const loans = (onlyOut: boolean) => db.all<Loan>`
    select thing, borrower, borrower_id as borrowerId, lent_by_id as lentById, lent_by as lentBy, lent_on as lentOn, due,
      returned_on as returnedOn
    from ${loanTable} where (returned_on is null) = ${onlyOut}
    order by returned_on desc, due, rowid limit ${onlyOut ? -1 : HISTORY_ROWS}`;
  const things = () => {
    const out = new Map(loans(true).map((loan) => [loan.thing, loan]));
    const rows = db.all<Listed>`
      select number, name, added_by_id as addedById from ${thingTable} order by name collate nocase`;
    return rows.map((row): Thing => ({ ...row, loan: out.get(row.name) }));
  };
  const thingOf = (number: string) => things().find((one) => String(one.number) === number) ?? refuse(words.gone);

  const show = (asker: Asker, tried: TriedOf) =>
    frame.page(path, [
      problemList(tried.problems),
      thingTablePart(options, things(), asker, tried),
      addForm(options, tried),
      history(loans(false)),
    ]);
  const refuseForm = (problem: string, asker: Asker, tried: Omit<TriedOf, "problems">): never =>
    refuse(problem, show(asker, { ...tried, problems: [problem] }));

  app.page(path, ({ user, isOwner }) => show({ user, isOwner }, UNTRIED));
  app.post(base, ({ form, user, isOwner }) => {
    const refuseName = (problem: string) => refuseForm(problem, { user, isOwner }, { written: form });
    const name = (form.name ?? "").trim().slice(0, 80);
    if (name === "") refuseName(words.needName);
    const { changes } = db.run`insert or ignore into ${thingTable} (name, added_by_id) values (${name}, ${user.id})`;
    if (changes === 0) refuseName(words.twice(name));
    return redirect(path);
  });
  app.post(`${base}/:number/lend`, ({ params, form, user, isOwner }) => {
    const { number } = params;
    const refuseLoan = (problem: string) => refuseForm(problem, { user, isOwner }, { written: form, number });
    const due = readDate(form.until ?? "") ?? addDays(today(), options.days);
    if (due < today() || due > addDays(today(), LONGEST_DAYS)) refuseLoan(words.badDay);
    const written = (form.borrower ?? "").trim().slice(0, 80);
    const isOwn = written === "" || written === user.name;
    // All of it or nothing: of two who press at the same moment, one is told.
    db.transaction(() => {
      const { name, loan } = thingOf(number);
      if (loan !== undefined) refuseLoan(words.isLent(name, loan.borrower));
      db.run`
        insert into ${loanTable} (thing, borrower, borrower_id, lent_by_id, lent_by, lent_on, due)
        values (${name}, ${isOwn ? user.name : written}, ${isOwn ? user.id : ""}, ${user.id}, ${user.name}, ${today()}, ${due})`;
    });
    return redirect(path);
  });
  app.post(`${base}/:number/return`, ({ params, user, isOwner }) => {
    const { name, loan } = thingOf(params.number);
    if (loan === undefined) return redirect(path);
    const isParty = [loan.borrowerId, loan.lentById].includes(user.id) || isNameOf(loan.borrower, { user, isOwner });
    if (!isParty && !isOwner) refuse(words.onlyParties(loan.borrower));
    db.run`update ${loanTable} set returned_on = ${today()} where thing = ${name} and returned_on is null`;
    return redirect(path);
  });
  app.post(`${base}/:number/remove`, ({ params, user, isOwner }) => {
    const { number, name, loan, addedById } = thingOf(params.number);
    if (loan !== undefined) refuse(words.isLent(name, loan.borrower));
    if (!mayTakeOff({ number, name, addedById }, { user, isOwner })) refuse(words.notYours(name));
    db.run`delete from ${thingTable} where number = ${number}`;
    return redirect(path);
  });

  return {
    overdue: () => {
      const late = loans(true).filter((loan) => loan.due < today());
      if (late.length === 0) return undefined;
      const lines = late.map((loan) =>
        words.overdueLine(asTyped(loan.thing), asTyped(loan.borrower), showDate(loan.due)),
      );
      return [words.overdueTitle(capitalized(noun.many)), ...lines].join("\n");
    },
  };
}

function thingTablePart(options: LendingOptions, things: Thing[], asker: Asker, tried: TriedOf): HtmlValue {
  if (things.length === 0) return html`<p class="quiet">${words.empty(options.noun.many)}</p>`;
  const rows = things.map((thing) => {
    const { number, name, loan } = thing;
    const action = `${options.base}/${number}`;
    const state =
      loan === undefined
        ? html`<span class="quiet">${words.here}</span>`
        : html`${loan.borrower} ${enteredBy(loan)} ${loan.due < today() && html`<mark>${words.overdue}</mark>`}`;
    const act =
      loan === undefined
        ? lendForm(options, thing, asker, tried)
        : html`<form method="post" action="${action}/return"><button>${words.giveBack}</button></form>`;
    return html`<tr><td data-label="${words.thing}">${name}</td><td data-label="${words.borrower}">${state}</td>
      <td data-label="${words.until}">${loan && showDate(loan.due)}</td><td>${act}</td></tr>`;
  });
  return html`<table class="cards">
    <thead><tr><th>${words.thing}</th><th>${words.borrower}</th><th>${words.until}</th><th><span class="unseen">${words.lend}</span></th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}

function lendForm({ base, days }: LendingOptions, thing: Thing, asker: Asker, tried: TriedOf): HtmlValue {
  const action = `${base}/${thing.number}`;
  const isTried = tried.number === String(thing.number);
  const { borrower, until }: TriedOf["written"] = isTried ? tried.written : {};
  return html`<details ${isTried && html`open`}><summary>${words.lend}</summary>
    <form method="post" action="${action}/lend">
      <label>${words.lendTo} <input name="borrower" value="${borrower ?? asker.user.name}" maxlength="80"></label>
      <label>${words.until} <input type="date" name="until" min="${today()}" max="${addDays(today(), LONGEST_DAYS)}" value="${until ?? addDays(today(), days)}"></label>
      <button>${words.lend}</button>
    </form>
    ${mayTakeOff(thing, asker) && html`<form method="post" action="${action}/remove"><button class="plain">${words.removeAsk(thing.name)}</button></form>`}
  </details>`;
}

/** Where somebody lent it in another's name. */
function enteredBy({ borrowerId, lentById, lentBy }: Loan): HtmlValue {
  return lentBy !== null && borrowerId !== lentById && html`<small>${words.enteredBy(lentBy)}</small>`;
}

function addForm({ base, noun }: LendingOptions, { number, written }: TriedOf): HtmlValue {
  return html`<form method="post" action="${base}" class="bar">
    <label>${words.name} <input name="name" required maxlength="80" value="${number === undefined && written.name}"></label><button>${words.add(noun.one)}</button></form>`;
}

function history(loans: Loan[]): HtmlValue {
  if (loans.length === 0) return null;
  const rows = loans.map(
    (loan) =>
      html`<li>${loan.thing}: ${loan.borrower}, ${showDate(loan.lentOn)} – ${showDate(loan.returnedOn ?? loan.due)}</li>`,
  );
  return html`<details><summary>${words.history}</summary><ul>${rows}</ul></details>`;
}
