import { randomInt } from "node:crypto";
import { app, db, html, redirect, refuse, sqlName, timeOfDay, today } from "@toolroom/app";
import { words } from "../words/picker.ts";
import { asTyped } from "./as-typed.ts";
import { showDate } from "./columns.ts";
import { type Tried, UNTRIED } from "./fields.ts";
import type { Frame } from "./frame.ts";
import { nameList, readName } from "./name-list.ts";
import { type Asker, type Listed, speaksFor } from "./whose-name.ts";

export interface PickerOptions {
  path: string;
  /** Keeps the names. */
  table: string;
  noun: { one: string; many: string };
}

export interface Picker {
  /** Picks one and says whom, as a message. The same delivery again says the same. */
  pick(deliveryId: string): string;
}

const SHOWN = 20;

/** Picks one of a list at random: nobody twice before all had their turn, and nobody twice in a row. */
export function picker(frame: Frame, options: PickerOptions): Picker {
  const { path, noun } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const names = sqlName(options.table);
  const picks = sqlName(`${options.table}_picks`);

  const listed = () =>
    db.all<Listed & { had_turn: number }>`
      select number, name, had_turn, added_by_id as addedById from ${names} order by name`;
  const picked = () =>
    db.all<{ name: string; day: string; time: string; pickedBy: string | null }>`
      select name, day, time, picked_by as pickedBy from ${picks} order by number desc limit ${SHOWN}`;
  const pick = (deliveryId: string | null, by: string | null) =>
    db.transaction(() => {
      const before = db.get<{ name: string }>`select name from ${picks} where delivery_id = ${deliveryId}`;
      if (before !== undefined) return before.name;
      const chosen = chooseNext(listed(), picked()[0]?.name);
      if (chosen === undefined) return undefined;
      if (chosen.isNewRound) db.run`update ${names} set had_turn = 0`;
      db.run`update ${names} set had_turn = 1 where name = ${chosen.name}`;
      db.run`insert into ${picks} (name, day, time, delivery_id, picked_by)
             values (${chosen.name}, ${today()}, ${timeOfDay()}, ${deliveryId}, ${by})`;
      return chosen.name;
    });

  const show = (asker: Asker, tried: Tried) => {
    const everybody = listed();
    const last = picked();
    const waiting = everybody.filter((one) => one.had_turn === 0).length;
    return frame.page(
      path,
      html`
        ${last[0] !== undefined && html`<h2>${words.picked(noun.one, last[0].name)}</h2>`}
        ${everybody.length > 0 && html`<form method="post" action="${base}/pick"><button name="pick" value="yes">${words.pick}</button></form>`}
        ${last.length > 0 && html`<ul>${last.map((one) => html`<li>${showDate(one.day)}, ${one.time}: ${one.name} ${one.pickedBy !== null && html`<small>${words.pickedBy(one.pickedBy)}</small>`}</li>`)}</ul>`}
        ${everybody.length > 0 && html`<p class="quiet">${words.waiting(waiting, everybody.length)}</p>`}
        <h2>${words.list}</h2>
        ${nameList(everybody, base, asker, words, tried)}`,
    );
  };

  app.page(path, ({ user, isOwner }) => show({ user, isOwner }, UNTRIED));
  app.post(base, ({ form, user, isOwner }) => {
    const refuseName = (problem: string) =>
      refuse(problem, show({ user, isOwner }, { written: form, problems: [problem] }));
    const name = readName(form.name) ?? refuseName(words.nameNeeded);
    const { changes } = db.run`insert or ignore into ${names} (name, added_by_id) values (${name}, ${user.id})`;
    return changes === 0 ? refuseName(words.known(name)) : redirect(path);
  });
  app.post(`${base}/:number/remove`, ({ params, user, isOwner }) => {
    const listedName = listed().find((one) => String(one.number) === params.number);
    if (listedName !== undefined && !speaksFor(listedName, { user, isOwner })) refuse(words.notYours(listedName.name));
    db.run`delete from ${names} where number = ${params.number}`;
    return redirect(path);
  });
  app.post(`${base}/pick`, ({ user }) => {
    pick(null, user.name) ?? refuse(words.nobody);
    return redirect(path);
  });

  return {
    pick: (deliveryId) => {
      const name = pick(deliveryId, null);
      return name === undefined ? words.nobody : words.said(noun.one, asTyped(name));
    },
  };
}

/** A new round begins when all had their turn; whoever was picked last is then not the first again. */
function chooseNext(
  everybody: readonly { name: string; had_turn: number }[],
  last: string | undefined,
): { name: string; isNewRound: boolean } | undefined {
  const waiting = everybody.filter((one) => one.had_turn === 0);
  const others = everybody.filter((one) => one.name !== last);
  const from = waiting.length > 0 ? waiting : others.length > 0 ? others : everybody;
  if (from.length === 0) return undefined;
  const chosen = from[randomInt(from.length)];
  return chosen && { name: chosen.name, isNewRound: waiting.length === 0 };
}
