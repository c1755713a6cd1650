import {
  app,
  db,
  type HtmlValue,
  html,
  redirect,
  refuse,
  type Sql,
  sql,
  sqlName,
  today,
  type User,
} from "@toolroom/app";
import { words } from "../words/approval.ts";
import { asTyped } from "./as-typed.ts";
import { type Column, showDate, showValue } from "./columns.ts";
import { type Decision, type DecisionState, readDecision } from "./decisions.ts";
import { download } from "./download.ts";
import { createEntries, type Entries, type Entry } from "./entries.ts";
import { capitalized, entryText } from "./entry-text.ts";
import { encoding, fields, problemList, readForm } from "./fields.ts";
import { type Frame, PAGE_ROWS, pageNumber, paging } from "./frame.ts";

export interface ApprovalOptions {
  path: string;
  table: string;
  noun: { one: string; many: string };
  columns: Column[];
  /** The app's owner, or people by Slack user id. */
  decidedBy: "owner" | { people: string[] };
  /** Says each submission and decision to others. */
  tell?: (text: string) => Promise<unknown>;
  /** Tells who handed it in, in private, how it was decided. */
  tellAuthor?: (personId: string, text: string) => Promise<unknown>;
}

interface Asker {
  user: User;
  isOwner: boolean;
}

/** Makes the pages on which things are submitted, and approved or declined by those who may. */
export function approval(frame: Frame, options: ApprovalOptions): void {
  const { path, columns, noun, tell, tellAuthor } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const table = sqlName(options.table);
  const entries = createEntries(options);
  const show = (asker: Asker, query: Record<string, string | undefined>, problems: string[], written: typeof query) =>
    frame.page(path, [
      problemList(problems),
      html`<form method="post" action="${base}" enctype="${encoding(columns)}">
        ${fields(columns, written)}<button>${words.submit(noun.one)}</button></form>`,
      waitingList(options, base, entries, asker),
      decidedList(options, base, entries, query),
    ]);

  app.page(path, ({ user, isOwner, query }) => show({ user, isOwner }, query, [], {}));
  app.post(base, async ({ user, isOwner, query, form, files }) => {
    const read = readForm(columns, { form, files });
    if (read.problems.length > 0) return show({ user, isOwner }, query, read.problems, form);
    entries.add({ ...read.values, decision: "waiting" }, read.files, user);
    await tell?.(words.submitted(noun.one, asTyped(user.name), entryText(columns, read.values)));
    return redirect(path);
  });
  app.post(`${base}/:number/decide`, async ({ params, query, form, user, isOwner }) => {
    const entry = entryOf(entries, params.number);
    const state = form.decision === "approved" || form.decision === "declined" ? form.decision : refuse(words.gone);
    if (!mayDecide(options, { user, isOwner })) refuse(words.onlyDeciders);
    if (entry.byId === user.id) refuse(words.notYourOwn);
    const why = (form.why ?? "").trim().slice(0, 500);
    // The first decision wins: one that comes a moment later changes nothing.
    const { changes } = db.run`update ${table}
      set decision = ${state}, decided_by = ${user.name}, decided_on = ${today()}, decided_why = ${why}
      where entry_number = ${entry.number} and decision = 'waiting'`;
    const decision = readDecision(table, entry.number);
    if (changes === 0) {
      const problem = words.already(words.states[decision.state], decision.by);
      refuse(problem, show({ user, isOwner }, query, [problem], {}));
    }
    const because = why === "" ? "" : ` (${asTyped(why)})`;
    const { [state]: stateWord } = words.states;
    const shown = entryText(columns, entry.values);
    const by = asTyped(user.name);
    await tell?.(`${words.told(capitalized(noun.one), asTyped(entry.by), shown, stateWord, by)}${because}`);
    await tellAuthor?.(entry.byId, `${words.toAuthor(capitalized(noun.one), shown, stateWord, by)}${because}`);
    return redirect(path);
  });
  app.post(`${base}/:number/withdraw`, ({ params, user }) => {
    const entry = entryOf(entries, params.number);
    if (entry.byId !== user.id) refuse(words.onlyAuthor(entry.by));
    const decision = readDecision(table, entry.number);
    if (decision.state !== "waiting") refuse(words.already(words.states[decision.state], decision.by));
    entries.remove(entry.number);
    return redirect(path);
  });
  app.page(`${base}/:number/files/:column`, ({ params }) => {
    const column = columns.find((one) => one.type === "file" && one.name === params.column);
    const file = column && entries.file(entryOf(entries, params.number).number, column.name);
    return file === undefined ? refuse(words.gone) : download(file);
  });
}

function waitingList(options: ApprovalOptions, base: string, entries: Entries, asker: Asker): HtmlValue {
  const waiting = entries.list({ where: inState("waiting"), orderBy: sql`entry_number`, limit: PAGE_ROWS });
  const decides = mayDecide(options, asker);
  const isOnly = decides && (options.decidedBy === "owner" || options.decidedBy.people.length === 1);
  const rows = waiting.map((entry) => {
    const action = `${base}/${entry.number}`;
    const isOwn = entry.byId === asker.user.id;
    const decide = html`<form class="bar" method="post" action="${action}/decide">
      <label>${words.why} <input name="why" maxlength="500"></label>
      <button name="decision" value="approved">${words.approve}</button>
      <button class="danger" name="decision" value="declined">${words.decline}</button></form>`;
    const withdraw = html`<form method="post" action="${action}/withdraw"><button class="plain">${words.withdraw}</button></form>`;
    return html`<li>${entryDetails(options, base, entry)} ${isOwn ? [isOnly && html`<p class="quiet">${words.onlyYou}</p>`, withdraw] : decides && decide}</li>`;
  });
  return html`<h2>${words.toDecide}</h2>
    ${rows.length === 0 ? html`<p class="quiet">${words.nothingToDecide}</p>` : html`<ul class="entries">${rows}</ul>`}`;
}

function decidedList(
  options: ApprovalOptions,
  base: string,
  entries: Entries,
  query: Record<string, string | undefined>,
): HtmlValue {
  const where = sql`decision <> 'waiting'`;
  const offset = (pageNumber(query) - 1) * PAGE_ROWS;
  const rows = entries.list({ where, orderBy: sql`decided_on desc, entry_number desc`, limit: PAGE_ROWS, offset });
  const lines = rows.map((entry) => {
    const decision = readDecision(sqlName(options.table), entry.number);
    return html`<li>${entryDetails(options, base, entry)} <p>${decisionText(decision)}</p></li>`;
  });
  return html`<h2>${words.decided}</h2>
    ${lines.length === 0 ? html`<p class="quiet">${words.nothingDecided}</p>` : html`<ul class="entries">${lines}</ul>`}
    ${paging(options.path, query, entries.count(where))}`;
}

function entryDetails({ columns }: ApprovalOptions, base: string, entry: Entry): HtmlValue {
  const details = columns.flatMap((column) => {
    const value = entry.values[column.name] ?? null;
    if (value === null) return [];
    const shown =
      column.type === "file"
        ? html`<a href="${base}/${entry.number}/files/${column.name}">${value}</a>`
        : column.type === "link"
          ? html`<a class="address" href="${value}" rel="noopener noreferrer">${value}</a>`
          : html`<span class="lines">${showValue(column, value)}</span>`;
    return [html`<dt>${column.label}</dt><dd>${shown}</dd>`];
  });
  return html`<p><strong>${entry.by}</strong>, ${showDate(entry.day)}</p><dl>${details}</dl>`;
}

function decisionText(decision: Decision): string {
  const text = words.decision(words.states[decision.state], decision.by, showDate(decision.day));
  return decision.why === "" ? text : `${text}: ${decision.why}`;
}

function mayDecide({ decidedBy }: ApprovalOptions, { user, isOwner }: Asker): boolean {
  return decidedBy === "owner" ? isOwner : decidedBy.people.includes(user.id);
}

function inState(state: DecisionState): Sql {
  return sql`decision = ${state}`;
}

function entryOf(entries: Entries, number: string): Entry {
  const entry = /^\d{1,12}$/.test(number) ? entries.find(Number(number)) : undefined;
  return entry ?? refuse(words.gone);
}
