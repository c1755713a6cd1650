import { app, db, type Html, html, now, redirect, refuse, sqlName, timeOfDay, today, type User } from "@toolroom/app";
import { words } from "../words/poll.ts";
import { showDate } from "./columns.ts";
import type { Frame } from "./frame.ts";

export interface PollOptions {
  path: string;
  /** Keeps the votes. */
  table: string;
  question: string;
  choices: string[];
  mayChooseSeveral: boolean;
  /** Last day on which votes are taken, YYYY-MM-DD. */
  closesOn?: string;
  /** HH:MM on that day; without it votes are taken to its end. */
  closesAt?: string;
}

export interface Poll {
  /** How it stands, as a message. Once it is closed only the first delivery that asks is told; undefined: it was said. */
  result(deliveryId: string): string | undefined;
}

/** One question with a page to vote on: one vote for each person, changeable until it closes. */
export function poll(frame: Frame, options: PollOptions): Poll {
  const { path, question, choices, mayChooseSeveral } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const votes = sqlName(options.table);
  const said = sqlName(`${options.table}_said`);
  const isClosed = () => {
    const { closesOn, closesAt } = options;
    if (closesOn === undefined || today() < closesOn) return false;
    return today() > closesOn || (closesAt !== undefined && timeOfDay() >= closesAt);
  };

  const counted = () => {
    const rows = db.all<{ choice: string; voter_id: string }>`select choice, voter_id from ${votes} order by rowid`;
    // A poll may once have let people choose several: then the last of a person counts.
    const kept = mayChooseSeveral ? rows : [...new Map(rows.map((row) => [row.voter_id, row])).values()];
    return kept.filter((row) => choices.includes(row.choice));
  };
  const vote = (chosen: string[], user: User) =>
    db.transaction(() => {
      db.run`delete from ${votes} where voter_id = ${user.id}`;
      for (const choice of chosen)
        db.run`insert into ${votes} (choice, voter_id, voter, voted_at)
               values (${choice}, ${user.id}, ${user.name}, ${now().toISOString()})`;
    });

  app.page(path, ({ user }) => {
    const rows = counted();
    const mine = rows.filter((row) => row.voter_id === user.id).map((row) => row.choice);
    return frame.page(
      path,
      html`
        ${isClosed() ? closedNote(options) : voteForm(options, base, mine)}
        ${resultTable(options, rows, mine)}
        <p class="quiet">${words.voters(voterCount(rows))}</p>`,
      question,
    );
  });
  app.post(base, ({ form, user }) => {
    if (isClosed()) return refuse(words.closed(closingOf(options)));
    const chosen = mayChooseSeveral
      ? choices.filter((choice) => Object.hasOwn(form, choice))
      : choices.filter((choice) => choice === form.choice);
    if (!mayChooseSeveral && chosen.length === 0) return refuse(words.chooseOne(choices.join(", ")));
    vote(chosen, user);
    return redirect(path);
  });

  return {
    result: (deliveryId) => {
      if (isClosed()) {
        db.run`insert or ignore into ${said} (what, delivery_id) values ('result', ${deliveryId})`;
        const first = db.get<{ delivery_id: string }>`select delivery_id from ${said} where what = 'result'`;
        if (first?.delivery_id !== deliveryId) return undefined;
      }
      return resultText(options, counted(), isClosed());
    },
  };
}

type Votes = readonly { choice: string; voter_id: string }[];

function voteForm(options: PollOptions, base: string, mine: string[]): Html {
  const several = options.mayChooseSeveral;
  const fields = options.choices.map((choice) => {
    const checked = mine.includes(choice) && html`checked`;
    return several
      ? html`<label class="tick"><input type="checkbox" name="${choice}" value="yes" ${checked}> ${choice}</label>`
      : html`<label class="tick"><input type="radio" name="choice" value="${choice}" required ${checked}> ${choice}</label>`;
  });
  return html`<form method="post" action="${base}">
    ${fields}
    <button>${mine.length === 0 ? words.vote : words.changeVote}</button>
    ${options.closesOn !== undefined && html`<small>${words.openUntil(closingOf(options))}</small>`}
  </form>`;
}

function closingOf({ closesOn, closesAt }: PollOptions): string {
  return [showDate(closesOn ?? ""), closesAt ?? []].flat().join(", ");
}

function closedNote(options: PollOptions): Html {
  return html`<p class="quiet">${words.closed(closingOf(options))}</p>`;
}

function resultTable(options: PollOptions, rows: Votes, mine: string[]): Html {
  const lines = ranked(options, rows).map(
    ({ choice, count }) => html`<tr>
      <td>${choice} ${mine.includes(choice) && html`<mark>${words.yours}</mark>`}</td>
      <td class="number">${count}</td>
    </tr>`,
  );
  return html`<table>
    <thead><tr><th>${words.choice}</th><th class="number">${words.votes}</th></tr></thead>
    <tbody>${lines}</tbody>
  </table>`;
}

function resultText(options: PollOptions, rows: Votes, isClosed: boolean): string {
  const title = isClosed ? words.result(options.question) : words.soFar(options.question);
  if (rows.length === 0) return `${title}\n${words.noVotes}`;
  const lines = ranked(options, rows).map(({ choice, count }) => `• ${choice}: ${count}`);
  return [title, ...lines, words.voters(voterCount(rows))].join("\n");
}

/** Most votes first; equal ones in the poll's own order. */
function ranked(options: PollOptions, rows: Votes): { choice: string; count: number }[] {
  return options.choices
    .map((choice) => ({ choice, count: rows.filter((row) => row.choice === choice).length }))
    .sort((one, other) => other.count - one.count);
}

function voterCount(rows: Votes): number {
  return new Set(rows.map((row) => row.voter_id)).size;
}
