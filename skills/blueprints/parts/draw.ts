import { randomInt, randomUUID } from "node:crypto";
import { app, db, type Html, html, redirect, refuse, slack, sqlName, today, type User } from "@toolroom/app";
import { words } from "../words/draw.ts";
import { asTyped } from "./as-typed.ts";
import { showDate } from "./columns.ts";
import type { Frame } from "./frame.ts";

export interface DrawOptions {
  path: string;
  /** Keeps who joined, and whom each of them drew. */
  table: string;
  title: string;
  /** YYYY-MM-DD */
  drawsOn: string;
}

export interface Draw {
  /** Draws once, on its day or later, and tells each in private whom they drew. The same delivery again tells nobody twice. */
  draw(deliveryId: string): Promise<void>;
}

interface Joined {
  number: number;
  person_id: string;
  name: string;
  /** Whom they drew; null before the drawing. */
  drew_id: string | null;
  /** Delivery by which they were told. */
  told_by: string | null;
}

const FEWEST = 3;

/** Everybody who joins draws another one. Nobody but they themselves can read whom, on any page. */
export function draw(frame: Frame, options: DrawOptions): Draw {
  const { path, title, drawsOn } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const table = sqlName(options.table);
  const listed = () => db.all<Joined>`select number, person_id, name, drew_id, told_by from ${table} order by number`;
  const isDrawn = () => listed().some((one) => one.drew_id !== null);

  /** Whoever is told by this delivery again has the same place in it, so that the platform knows what it said before. */
  const tell = async (deliveryId: string, told: readonly Joined[], text: (one: Joined) => string) => {
    const missed: string[] = [];
    for (const one of told) {
      try {
        await slack.dm(one.person_id, text(one));
        db.run`update ${table} set told_by = ${deliveryId} where number = ${one.number} and drew_id is not null`;
      } catch (error) {
        missed.push(`${one.name} (${error instanceof Error ? error.message : String(error)})`);
      }
    }
    if (missed.length > 0) throw new Error(words.missed(missed.join(", ")));
  };
  const drawOnce = () =>
    db.transaction(() => {
      const joined = listed();
      if (joined.length < FEWEST || joined.some((one) => one.drew_id !== null)) return;
      for (const { giver, receiver } of pairs(joined))
        db.run`update ${table} set drew_id = ${receiver.person_id} where number = ${giver.number}`;
    });
  const drawAndTell = async (deliveryId: string) => {
    drawOnce();
    const joined = listed();
    if (!isDrawn()) return await tell(deliveryId, joined, () => words.tooFew(title, joined.length, FEWEST));
    const names = new Map(joined.map((one) => [one.person_id, one.name]));
    const untold = joined.filter((one) => one.told_by === null || one.told_by === deliveryId);
    await tell(deliveryId, untold, (one) => words.told(title, asTyped(names.get(one.drew_id ?? "") ?? "")));
  };

  app.page(path, ({ user, isOwner }) => {
    const joined = listed();
    const mine = joined.find((one) => one.person_id === user.id);
    const mayDrawNow = today() >= drawsOn && joined.length >= FEWEST && (isOwner || mine !== undefined);
    const isUntold = joined.some((one) => one.told_by === null);
    return frame.page(
      path,
      html`
        <h2>${title}</h2>
        ${isDrawn() ? drawnNote(joined, user) : joinForm(base, mine !== undefined, drawsOn)}
        ${mayDrawNow && isUntold && html`<form method="post" action="${base}/draw"><button>${isDrawn() ? words.tellRest : words.drawNow}</button></form>`}
        <h2>${words.joined(joined.length)}</h2>
        <ul>${joined.map(({ name }) => html`<li>${name}</li>`)}</ul>`,
    );
  });
  app.post(`${base}/join`, ({ user }) => {
    if (isDrawn()) return refuse(words.tooLate);
    db.run`insert or ignore into ${table} (person_id, name) values (${user.id}, ${user.name})`;
    return redirect(path);
  });
  app.post(`${base}/leave`, ({ user }) => {
    if (isDrawn()) return refuse(words.tooLateToLeave);
    db.run`delete from ${table} where person_id = ${user.id}`;
    return redirect(path);
  });
  app.post(`${base}/draw`, async ({ user, isOwner }) => {
    if (today() < drawsOn) return refuse(words.notYet(showDate(drawsOn)));
    if (!isOwner && !listed().some((one) => one.person_id === user.id)) return refuse(words.joinFirst);
    if (listed().length < FEWEST) return refuse(words.tooFew(title, listed().length, FEWEST));
    await drawAndTell(`page ${randomUUID()}`);
    return redirect(path);
  });

  return {
    draw: async (deliveryId) => {
      if (today() >= drawsOn) await drawAndTell(deliveryId);
    },
  };
}

/** All in one circle, in random order: so nobody draws themselves, and no two draw each other. */
function pairs(joined: readonly Joined[]): { giver: Joined; receiver: Joined }[] {
  const circle = [...joined];
  for (let last = circle.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [circle[last], circle[other]] = [circle[other] as Joined, circle[last] as Joined];
  }
  return circle.map((giver, index) => ({ giver, receiver: circle[(index + 1) % circle.length] as Joined }));
}

function joinForm(base: string, hasJoined: boolean, drawsOn: string): Html {
  return html`
    <p class="quiet">${words.drawsOn(showDate(drawsOn))}</p>
    ${
      hasJoined
        ? html`<p>${words.youJoined}</p><form method="post" action="${base}/leave"><button class="plain">${words.leave}</button></form>`
        : html`<form method="post" action="${base}/join"><button>${words.join}</button></form>`
    }`;
}

/** Each sees their own, behind a click: somebody may look over their shoulder. */
function drawnNote(joined: readonly Joined[], user: User): Html {
  const mine = joined.find((one) => one.person_id === user.id);
  const drawn = joined.find((one) => one.person_id === mine?.drew_id);
  if (drawn === undefined) return html`<p>${words.tooLate}</p>`;
  return html`<details><summary>${words.showMine}</summary><p><strong>${drawn.name}</strong></p></details>`;
}
