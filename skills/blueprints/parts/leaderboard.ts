import { app, db, type Html, html, redirect, refuse, sqlName, today, type User } from "@toolroom/app";
import { words } from "../words/leaderboard.ts";
import { asTyped } from "./as-typed.ts";
import { type Column, showDate, showNumber } from "./columns.ts";
import { fields, problemList, readForm } from "./fields.ts";
import type { Frame } from "./frame.ts";
import { readName } from "./name-list.ts";

export interface LeaderboardOptions {
  path: string;
  /** Keeps each time that points were given. */
  table: string;
  title: string;
  /** What is counted: "goals". */
  unit: string;
}

export interface Leaderboard {
  /** The places, as a message. */
  ranking(): string;
}

type Who = { user: User; isOwner: boolean };

interface Placed {
  place: number;
  name: string;
  total: number;
}

const POSTED = 20;
const LATEST = 20;
/** At one time. */
const MOST_POINTS = 1_000_000;

/** Points for people or groups, most first. Those with the same share a place. */
export function leaderboard(frame: Frame, options: LeaderboardOptions): Leaderboard {
  const { path, title, unit } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const points = sqlName(options.table);
  const columns: Column[] = [
    { name: "name", label: words.name, type: "person", isRequired: true },
    { name: "points", label: unit, type: "number", isRequired: true },
    { name: "reason", label: words.reason, type: "text" },
  ];
  const ranking = () =>
    placed(
      db.all<{ name: string; total: number }>`
        select name, sum(points) as total from ${points} group by name_key order by total desc, min(number)`,
    );
  const latest = () =>
    db.all<{
      number: number;
      name: string;
      points: number;
      reason: string | null;
      day: string;
      by: string;
      by_id: string;
    }>`
      select number, name, points, reason, day, given_by as "by", given_by_id as by_id
      from ${points} order by number desc limit ${LATEST}`;
  const page = ({ user, isOwner }: Who, problems: string[], written: Record<string, string | undefined>) =>
    frame.page(
      path,
      html`
        ${ranking().length === 0 ? html`<p class="quiet">${words.empty}</p>` : rankingTable(ranking(), unit)}
        <h2>${words.give}</h2>
        ${problemList(problems)}
        <form method="post" action="${base}">${fields(columns, { points: "1", ...written })}<button>${words.add}</button></form>
        ${
          latest().length > 0 &&
          html`<h2>${words.latest}</h2><ul>${latest().map(
            (one) => html`<li>${showDate(one.day)}: ${one.name}, ${showNumber(one.points)} ${unit}
            ${one.reason && html`(${one.reason})`} <small>${words.by(one.by)}</small>
            ${(isOwner || one.by_id === user.id) && html`<form method="post" action="${base}/${one.number}/remove"><button class="plain">${words.takeBack}</button></form>`}</li>`,
          )}</ul>`
        }`,
    );

  app.page(path, (request) => page(request, [], {}));
  app.post(base, ({ form, files, user, isOwner }) => {
    const read = readForm(columns, { form, files });
    const name = readName(form.name);
    const { points: given = 0, reason = null } = read.values;
    if (Math.abs(Number(given)) > MOST_POINTS)
      read.problems.push(words.between(showNumber(-MOST_POINTS), showNumber(MOST_POINTS)));
    if (read.problems.length > 0 || name === undefined) return page({ user, isOwner }, read.problems, form);
    db.run`insert into ${points} (name, name_key, points, reason, day, given_by, given_by_id)
           values (${name}, ${name.toLocaleLowerCase()}, ${given}, ${reason}, ${today()}, ${user.name}, ${user.id})`;
    return redirect(path);
  });
  app.post(`${base}/:number/remove`, ({ params, user, isOwner }) => {
    const { changes } = db.run`
      delete from ${points} where number = ${params.number} and (given_by_id = ${user.id} or ${isOwner})`;
    return changes === 0 ? refuse(words.notYours) : redirect(path);
  });

  return {
    ranking: () => {
      const all = ranking();
      if (all.length === 0) return `*${title}*\n${words.empty}`;
      const lines = all
        .slice(0, POSTED)
        .map(({ place, name, total }) => `${place}. ${asTyped(name)}: ${showNumber(total)} ${unit}`);
      return [`*${title}*`, ...lines, ...(all.length > POSTED ? [words.more(all.length - POSTED)] : [])].join("\n");
    },
  };
}

/** 1, 2, 2, 4. Sums are rounded, so that 0.1 + 0.2 is as much as 0.3. */
function placed(rows: readonly { name: string; total: number }[]): Placed[] {
  const rounded = rows.map(({ name, total }) => ({ name, total: Math.round(total * 1e6) / 1e6 }));
  return rounded.map(({ name, total }) => ({
    place: rounded.filter((other) => other.total > total).length + 1,
    name,
    total,
  }));
}

function rankingTable(ranking: readonly Placed[], unit: string): Html {
  const rows = ranking.map(
    ({ place, name, total }) => html`<tr>
      <td>${place}.</td>
      <td>${name}</td>
      <td class="number">${showNumber(total)}</td>
    </tr>`,
  );
  return html`<table>
    <thead><tr><th>${words.place}</th><th>${words.name}</th><th class="number">${unit}</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
}
