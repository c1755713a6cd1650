import { app, type Html, html, redirect, refuse, today } from "@toolroom/app";
import { words } from "../words/rota.ts";
import { asTyped } from "./as-typed.ts";
import { addDays, showDate } from "./columns.ts";
import { problemList, type Tried, UNTRIED } from "./fields.ts";
import type { Frame } from "./frame.ts";
import { nameList, readName } from "./name-list.ts";
import { createRotaTurns, type Turn } from "./rota-turns.ts";
import { createTurnDays } from "./turn-days.ts";
import type { Asker } from "./whose-name.ts";

export interface RotaOptions {
  path: string;
  /** Keeps who takes turns. */
  table: string;
  duty: string;
  every: "day" | "workday" | "week";
  /** First day of the first turn, YYYY-MM-DD. */
  startsOn: string;
  /** Says a swap where turns are said. */
  tell?: (text: string) => Promise<unknown>;
}

export interface Rota {
  /** Whose turn it is, as a message; undefined: nobody's, today is before the first turn or a day off. */
  turn(): string | undefined;
}

/** People take turns in a fixed order; two can swap. */
export function rota(frame: Frame, options: RotaOptions): Rota {
  const { path, duty } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const days = createTurnDays(options.every, options.startsOn);
  const turns = createRotaTurns(options.table, days);
  const span = (day: string) =>
    options.every === "week" ? `${showDate(day)} – ${showDate(addDays(day, 6))}` : showDate(day);

  const show = (asker: Asker, naming: Tried, swapping: Tried) => {
    const upcoming = turns.upcoming();
    const [first] = upcoming;
    return frame.page(
      path,
      html`
        ${first !== undefined && html`<h2>${days.isOn(today()) ? words.turn(duty, first.name) : words.starts(duty, first.name, showDate(first.day))}</h2>`}
        ${turnTable(upcoming, span)}
        ${upcoming.length > 1 && swapForm(upcoming, base, span, swapping)}
        <h2>${words.list}</h2>
        ${nameList(turns.members(), base, asker, words, naming)}
        <p class="quiet">${words.orderNote}</p>`,
    );
  };

  app.page(path, ({ user, isOwner }) => show({ user, isOwner }, UNTRIED, UNTRIED));
  app.post(base, ({ form, user, isOwner }) => {
    const refuseName = (problem: string) =>
      refuse(problem, show({ user, isOwner }, { written: form, problems: [problem] }, UNTRIED));
    const name = readName(form.name) ?? refuseName(words.nameNeeded);
    return turns.add(name, { user, isOwner }) ? redirect(path) : refuseName(words.known(name));
  });
  app.post(`${base}/swap`, async ({ form, user, isOwner }) => {
    const refuseSwap = (problem: string) =>
      refuse(problem, show({ user, isOwner }, UNTRIED, { written: form, problems: [problem] }));
    if (form.one === form.other) return refuseSwap(words.swapTwo);
    const swap = turns.swap(form.one ?? "", form.other ?? "", { user, isOwner });
    if (swap.kind === "gone") return refuseSwap(words.swapGone);
    if (swap.kind === "theirs") return refuseSwap(words.swapTheirs(...swap.names));
    const [one, other] = swap.turns.map((turn) => words.turnOf(asTyped(turn.name), span(turn.day)));
    await options.tell?.(words.swapped(duty, asTyped(user.name), one ?? "", other ?? ""));
    return redirect(path);
  });
  app.post(`${base}/:number/remove`, ({ params, user, isOwner }) => {
    const notTheirs = turns.remove(params.number, { user, isOwner });
    return notTheirs === undefined ? redirect(path) : refuse(words.notYours(notTheirs));
  });

  return {
    turn: () => {
      if (!days.isOn(today())) return undefined;
      const [first] = turns.upcoming();
      return first === undefined ? words.nobody(duty) : words.said(duty, asTyped(first.name), span(first.day));
    },
  };
}

function turnTable(upcoming: readonly Turn[], span: (day: string) => string): Html | null {
  if (upcoming.length === 0) return null;
  const rows = upcoming.map(
    ({ day, name, planned, swappedBy }) => html`<tr>
      <td data-label="${words.when}">${span(day)}</td>
      <td data-label="${words.who}">${name} ${name !== planned && html`<small>${words.insteadOf(planned, swappedBy)}</small>`}</td>
    </tr>`,
  );
  return html`<table class="cards">
    <thead><tr><th>${words.when}</th><th>${words.who}</th></tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
}

function swapForm(upcoming: readonly Turn[], base: string, span: (day: string) => string, tried: Tried): Html {
  const select = (
    field: "one" | "other",
    label: string,
    chosen: string | undefined,
  ) => html`<label>${label} <select name="${field}">
    ${upcoming.map(({ day, name }) => html`<option value="${day}" ${day === (tried.written[field] ?? chosen) && html`selected`}>${name}, ${span(day)}</option>`)}
  </select></label>`;
  return html`<details ${tried.problems.length > 0 && html`open`}><summary>${words.swapTwoTurns}</summary>
    ${problemList(tried.problems)}
    <form class="bar" method="post" action="${base}/swap">
      ${select("one", words.swapOne, upcoming[0]?.day)} ${select("other", words.swapOther, upcoming[1]?.day)}
      <button>${words.swap}</button>
      <small>${words.whoSwaps}</small>
    </form>
  </details>`;
}
