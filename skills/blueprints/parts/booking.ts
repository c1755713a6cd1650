import { app, db, type HtmlValue, html, redirect, refuse, sqlName, timeOfDay, today } from "@toolroom/app";
import { words } from "../words/booking.ts";
import { addDays, readDate, showDate } from "./columns.ts";
import { problemList } from "./fields.ts";
import { type Frame, PAGE_ROWS, pageNumber, paging } from "./frame.ts";
import type { Asker } from "./whose-name.ts";

export interface BookingOptions {
  path: string;
  /** Address of its forms. */
  base: string;
  table: string;
  /** What one of them is called: "Meeting room". */
  thing: string;
  things: string[];
  /** `slot`: from one time to another on a day; `day`: whole days. */
  by: "slot" | "day";
  opensAt: string;
  closesAt: string;
}

/** From `starts` on, up to `ends`: YYYY-MM-DDTHH:MM. */
interface Span {
  starts: string;
  ends: string;
}

type Written = Record<string, string | undefined>;

/** Ends what was asked for with the page as it was, and why not. */
type Refuse = (problem: string) => never;

interface Booking extends Span {
  number: number;
  thing: string;
  bookedBy: string;
  bookedById: string;
  purpose: string;
}

/** Makes the page on which things are booked, none of them twice for one time. */
export function booking(frame: Frame, options: BookingOptions): void {
  const { path, base, things } = options;
  const table = sqlName(options.table);
  const columns = ["number", "thing", "starts", "ends", "purpose"].map(sqlName);

  const show = (asker: Asker, query: Written, written: Written, problems: string[]) => {
    const now = `${today()}T${timeOfDay()}`;
    const offset = (pageNumber(query) - 1) * PAGE_ROWS;
    const bookings = db.all<Booking>`
      select ${columns}, booked_by as bookedBy, booked_by_id as bookedById from ${table}
      where ends > ${now} order by starts, thing limit ${PAGE_ROWS} offset ${offset}`;
    const count = db.get<{ count: number }>`select count(*) as count from ${table} where ends > ${now}`?.count ?? 0;
    return frame.page(path, [
      problemList(problems),
      bookForm(options, written),
      bookingTable(options, bookings, asker),
      paging(path, query, count),
    ]);
  };

  app.page(path, ({ user, isOwner, query }) => show({ user, isOwner }, query, { thing: query.thing }, []));
  app.post(base, ({ form, query, user, isOwner }) => {
    const refuseForm: Refuse = (problem) => refuse(problem, show({ user, isOwner }, query, form, [problem]));
    const thing = things.length === 1 ? things[0] : things.find((one) => one === form.thing);
    if (thing === undefined) return refuseForm(words.unknown);
    const span = readSpan(options, form, refuseForm);
    if (span.ends <= `${today()}T${timeOfDay()}`) refuseForm(words.past);
    const purpose = (form.purpose ?? "").trim().slice(0, 200);
    // All of it or nothing: of two who book at the same moment, one is told.
    db.transaction(() => {
      const other = db.get<Booking>`
        select ${columns}, booked_by as bookedBy from ${table}
        where thing = ${thing} and starts < ${span.ends} and ends > ${span.starts} order by starts`;
      if (other !== undefined) refuseForm(words.taken(thing, other.bookedBy, showSpan(options, other)));
      db.run`insert into ${table} (thing, starts, ends, booked_by, booked_by_id, purpose)
        values (${thing}, ${span.starts}, ${span.ends}, ${user.name}, ${user.id}, ${purpose})`;
    });
    return redirect(path);
  });
  app.post(`${base}/:number/cancel`, ({ params, user, isOwner }) => {
    const found = db.get<Booking>`
      select ${columns}, booked_by as bookedBy, booked_by_id as bookedById from ${table} where number = ${params.number}`;
    if (found === undefined) return refuse(words.gone);
    if (found.bookedById !== user.id && !isOwner) refuse(words.onlyAuthor(found.bookedBy));
    db.run`delete from ${table} where number = ${found.number}`;
    return redirect(path);
  });
}

/** What the form asks for. Whole days end with the last of them. */
function readSpan(options: BookingOptions, form: Written, refuseForm: Refuse): Span {
  const first = readDate(form.day ?? "") ?? refuseForm(words.badTime);
  if (options.by === "day") {
    const last = form.until === undefined || form.until === "" ? first : readDate(form.until);
    if (last === undefined || last < first) return refuseForm(words.badTime);
    return { starts: `${first}T00:00`, ends: `${addDays(last, 1)}T00:00` };
  }
  const [from, to] = [readTime(form.from), readTime(form.to)];
  if (from === undefined || to === undefined || from >= to) return refuseForm(words.badTime);
  if (from < options.opensAt || to > options.closesAt) refuseForm(words.closed(options.opensAt, options.closesAt));
  return { starts: `${first}T${from}`, ends: `${first}T${to}` };
}

/** 9:00 as 09:00; undefined where it is no time. */
function readTime(written: string | undefined): string | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec((written ?? "").trim()) ?? [];
  return hour === undefined || minute === undefined ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

function showSpan({ by }: BookingOptions, { starts, ends }: Span): string {
  const first = showDate(starts.slice(0, 10));
  if (by === "day") return words.days(first, showDate(addDays(ends.slice(0, 10), -1)));
  return `${first}, ${words.hours(starts.slice(11), ends.slice(11))}`;
}

function bookForm(options: BookingOptions, written: Written): HtmlValue {
  const { things, by, opensAt, closesAt } = options;
  const choice =
    things.length > 1 &&
    html`<label>${options.thing} <select name="thing" required>
      ${things.map((thing) => html`<option ${thing === written.thing && html`selected`}>${thing}</option>`)}</select></label>`;
  const day = (label: string) =>
    html`<label>${label} <input type="date" name="day" min="${today()}" value="${written.day ?? today()}" required></label>`;
  const times =
    by === "slot"
      ? html`${day(words.day)}
        <label>${words.from} <input type="time" name="from" min="${opensAt}" max="${closesAt}" value="${written.from}" required></label>
        <label>${words.to} <input type="time" name="to" min="${opensAt}" max="${closesAt}" value="${written.to}" required></label>`
      : html`${day(words.from)}
        <label>${words.until} <input type="date" name="until" min="${today()}" value="${written.until}"></label>`;
  return html`<form method="post" action="${options.base}" class="bar">${choice}${times}
    <label>${words.purpose} <input name="purpose" maxlength="200" value="${written.purpose}"></label><button>${words.book}</button></form>`;
}

function bookingTable(options: BookingOptions, bookings: Booking[], asker: Asker): HtmlValue {
  if (bookings.length === 0) return html`<p class="quiet">${words.none}</p>`;
  const rows = bookings.map((one) => {
    const mayCancel = asker.isOwner || one.bookedById === asker.user.id;
    const cancel = html`<form method="post" action="${options.base}/${one.number}/cancel"><button class="plain">${words.cancel}</button></form>`;
    return html`<tr><td data-label="${words.when}">${showSpan(options, one)}</td><td data-label="${options.thing}">${one.thing}</td>
      <td data-label="${words.by}">${one.bookedBy}</td><td data-label="${words.forWhat}">${one.purpose}</td><td>${mayCancel && cancel}</td></tr>`;
  });
  return html`<table class="cards">
    <thead><tr><th>${words.when}</th><th>${options.thing}</th><th>${words.by}</th><th>${words.forWhat}</th><th><span class="unseen">${words.cancel}</span></th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}
