import assert from "node:assert/strict";
import { test } from "node:test";
import type { Filled } from "../../bench/asks/forms.ts";
import { judgeAsk, type Outlined } from "../../bench/asks/judge.ts";
import { momentOf } from "../../bench/asks/local-time.ts";
import type { Played } from "../../bench/asks/play.ts";
import { leftOutOf, missingOn } from "../../bench/asks/read-card.ts";
import type { Ask, Check, Expect } from "../../bench/asks/shape.ts";
import type { Post, Stand } from "../../bench/asks/stand.ts";
import { isGoodEnough, line, shareRight, sum } from "../../bench/asks/table.ts";

test("an app that does what was asked is right", async () => {
  const judged = await judgeLive(whole(), fakeApp());
  assert.deepEqual(judged, { outcome: "right", isExpected: true, problems: [] });
});

for (const [fault, problem] of [
  ["an hour late", /at 2027-01-11 11:00 0 posts in #food say/],
  ["a minute early", /came before 2027-01-11 11:00/],
  ["posts twice", /at 2027-01-11 11:00 2 posts in #food/],
  ["posts elsewhere too", /nobody asked for a post in #general: “ramen/],
  ["never closes", /fill: it was taken, where a no was due/],
  ["anybody removes", /press: it was taken, where a no was due/],
  ["yesterday stays", /a page says ramen/],
  ["forgets who", /no page says Jonas where it says lasagne/],
  ["posts at the weekend", /at 2027-01-16 11:00 it said in #food/],
] as const) {
  test(`an app that is wrong is found: ${fault}`, async () => {
    const judged = await judgeLive(whole(), fakeApp(fault));
    assert.equal(judged.outcome, "wrong");
    assert.match(judged.problems.join("\n"), problem);
  });
}

test("the post of a day in between, which others in the same world let come, is none that came too early", async () => {
  const app = fakeApp();
  const moveTo: typeof app.moveTo = async (time, plusSeconds) => {
    if (time.startsWith("2027-01-13")) await app.moveTo("2027-01-12 11:00", 5);
    await app.moveTo(time, plusSeconds);
  };
  const checks = ["2027-01-11 11:00", "2027-01-13 11:00"].map(
    (time): Check => ({ do: "at", time, channel: "#food", says: [/Nobody/] }),
  );
  const judged = await judgeLive(askWith({ kind: "built", checks }), { ...app, moveTo });
  assert.deepEqual(judged.problems, []);
});

test("what fails is partly right only where the card has left it out", async () => {
  const checks: Check[] = [{ do: "download", says: [/ramen/], about: /csv/i }];
  const ask = askWith({ kind: "built", checks });
  const silent = await judgeLive(ask, fakeApp());
  assert.equal(silent.outcome, "wrong");
  const said = await judgeLive(ask, fakeApp(), ["A CSV file: not yet"]);
  assert.deepEqual([said.outcome, said.isExpected], ["partly", false]);
});

test("a part that must be left out has to be named, and the rest has to hold", async () => {
  const ask = askWith({ kind: "part", leftOut: [/sms/i], checks: [{ do: "shows", text: /Lunch/ }] });
  assert.equal((await judgeLive(ask, fakeApp())).outcome, "wrong");
  const told = await judgeLive(ask, fakeApp(), ["An SMS: I cannot send one"]);
  assert.deepEqual(told, { outcome: "partly", isExpected: true, problems: [] });
});

test("a question is expected only about what is unclear, and a plan in its place is wrong", async () => {
  const ask = askWith({ kind: "asked", about: /which day/i });
  const asked = await judgeAsk(ask, { kind: "asked", words: "Which day do you mean?" }, null);
  assert.deepEqual([asked.outcome, asked.isExpected], ["asked", true]);
  const beside = await judgeAsk(ask, { kind: "asked", words: "What is your name?" }, null);
  assert.deepEqual([beside.outcome, beside.isExpected], ["asked", false]);
  const planned = await judgeAsk(ask, { kind: "planned", words: "A page", leftOut: [] }, null);
  assert.equal(planned.outcome, "wrong");
});

test("a no must have its reason, and what was there before must still work", async () => {
  const checks: Check[] = [{ do: "shows", text: /Lunch/ }];
  const ask = askWith({ kind: "declined", reason: [/belongs to Ana/, /ask her/i], checks });
  const no = { kind: "declined" as const, words: "That app belongs to Ana: ask her." };
  assert.deepEqual(await judgeAsk(ask, no, fakeApp()), { outcome: "declined", isExpected: true, problems: [] });
  assert.equal((await judgeAsk(ask, { ...no, words: "No." }, fakeApp())).isExpected, false);
  assert.equal((await judgeAsk(ask, no, { ...fakeApp(), address: null })).outcome, "wrong");
});

test("what failed to be built is wrong", async () => {
  assert.equal((await judgeAsk(whole(), { kind: "failed", words: "This did not work" }, null)).outcome, "wrong");
});

test("turns are judged over several posts: nobody twice, or in their order", async () => {
  const turns = (by: "chance" | "order"): Ask =>
    askWith({
      kind: "built",
      checks: ["11", "12", "13"].map((day) => ({
        do: "at",
        time: `2027-01-${day} 11:00`,
        channel: "#food",
        says: [],
        turn: { of: ["Ana", "Ben", "Cleo"], by },
      })),
    });
  const naming = (names: string[]) => fakeApp("says only", () => names.shift() ?? "nobody");
  assert.equal((await judgeLive(turns("chance"), naming(["Ben", "Ana", "Cleo"]))).outcome, "right");
  assert.match((await judgeLive(turns("chance"), naming(["Ben", "Ana", "Ben"]))).problems.join(), /Ben again/);
  assert.equal((await judgeLive(turns("order"), naming(["Ben", "Cleo", "Ana"]))).outcome, "right");
  assert.match(
    (await judgeLive(turns("order"), naming(["Ben", "Ana", "Cleo"]))).problems.join(),
    /comes Cleo, not Ana/,
  );
});

test("the sum is not good enough with one wrong, or too little right of what was held back", () => {
  const played = (outcome: "right" | "asked" | "wrong", held: boolean): Played => ({
    ask: { ...whole(), held },
    judgement: { outcome, isExpected: outcome === "right", problems: [] },
    tookMs: 1_000,
    outlined: null,
  });
  const three = [played("right", true), played("right", true), played("right", true)];
  assert.ok(isGoodEnough([...three, played("asked", true), played("asked", false)]));
  assert.ok(!isGoodEnough([...three, played("asked", true), played("asked", true)]));
  assert.ok(!isGoodEnough([...three, played("wrong", false)]));
  assert.equal(shareRight([...three, played("asked", true)]), 0.75);
  assert.match(line(played("right", true)), /^✓ right +lunch +en/);
  const outlined = { ...played("right", true), outlined: { after: "plan", words: "price" } as const };
  assert.match(line(outlined), /in lines, as the plan lacked: price/);
  assert.match(
    sum("Both", [...three, outlined]),
    /3 right by the plan of the ask, 1 when it was said in lines\n.*1 after a plan · 0 after a question/,
  );
});

test("what the card leaves out is read line by line", () => {
  const card = "*The plan: X*\n• a\n*Not in this plan*\n• SMS: cannot\n• SAP: cannot\n*Who decides*\n• You do";
  assert.deepEqual(leftOutOf(card), ["SMS: cannot", "SAP: cannot"]);
});

test("what the asker looks for on the card is looked for in what would be built", () => {
  const card = "*The plan: X*\nname, price\n*Not in this plan*\n• the weight: cannot\n*Who decides*\n• You do";
  assert.deepEqual(missingOn(card, [/price/, /weight/, /you/i]), ["weight"]);
});

test("what a question would have asked for, an outline says too", async () => {
  const checks: Check[] = [{ do: "shows", text: /nothing like it/ }];
  const ask = askWith({ kind: "asked", about: /channel/, reply: "#food", checks });
  const stand = fakeApp();
  const judge = (outlined: Outlined | null) =>
    judgeAsk(ask, { kind: "live", leftOut: [], questions: [], outlined, stand }, null);
  assert.match((await judge({ after: "question", words: "where" })).problems.join(), /nothing like it/);
  assert.match((await judge(null)).problems.join(), /without saying/);
});

test("local times are those of Paris, summer and winter", () => {
  assert.equal(momentOf("2027-01-11 09:00").toISOString(), "2027-01-11T08:00:00.000Z");
  assert.equal(momentOf("2027-07-11 09:00").toISOString(), "2027-07-11T07:00:00.000Z");
});

function whole(): Ask {
  return askWith({
    kind: "built",
    checks: [
      { do: "fill", set: [[/dish/i, "ramen"]] },
      { do: "fill", set: [[/dish/i, "lasagne"]], as: "asker2" },
      { do: "shows", row: /lasagne/, text: /Jonas/ },
      { do: "press", row: /ramen/, button: /remove/i, as: "asker2", refused: true },
      { do: "at", time: "2027-01-11 11:00", channel: "#food", says: [/ramen/, /lasagne/] },
      { do: "fill", set: [[/dish/i, "soup"]], refused: true },
      { do: "clock", time: "2027-01-12 09:00" },
      { do: "showsNot", text: /ramen/ },
      { do: "quiet", time: "2027-01-16 11:00" },
    ],
  });
}

function askWith(expect: Expect): Ask {
  const text = "collect our lunch orders";
  const about = { language: "en", covers: ["records"], by: "asker1", channel: "#requests" } as const;
  return { name: "lunch", held: false, ...about, covers: [], text, expect: [expect] };
}

function judgeLive(ask: Ask, stand: Stand, leftOut: string[] = []) {
  return judgeAsk(ask, { kind: "live", leftOut, questions: [], outlined: null, stand }, null);
}

/** A lunch list with pages, a clock and posts, in a few lines; `fault` is what is wrong with it. */
function fakeApp(fault = "", says?: () => string): Stand {
  const people: Record<string, string> = { asker1: "Ana", asker2: "Jonas", platform1: "Priya", platform2: "Marcus" };
  const posted: Post[] = [];
  const orders: { day: string; who: string; dish: string }[] = [];
  let now = momentOf("2027-01-11 09:00").getTime();
  const today = () => new Date(now).toISOString().slice(0, 10);
  const dueAt = () => momentOf(`${today()} ${fault === "an hour late" ? "12:00" : "11:00"}`).getTime();
  const earlyMs = fault === "a minute early" ? 100_000 : 0;
  const post = (channel: string) => {
    const dishes = orders.filter(({ day }) => day === today()).map(({ who, dish }) => `${dish}: ${who}`);
    posted.push({ ts: `${now / 1_000}.${posted.length}`, channel, text: says?.() ?? (dishes.join("\n") || "Nobody") });
  };
  const page = (who: string) => {
    const shown = orders.filter(({ day }) => fault === "yesterday stays" || day === today());
    const rows = shown.map(({ dish, who: by }, at) => {
      const button =
        by === who || fault === "anybody removes"
          ? `<form method="post" action="/remove/${at}"><button>Remove</button></form>`
          : "";
      return `<tr><td>${dish}<td>${fault === "forgets who" ? "" : by}<td>${button}`;
    });
    const form = `<form method="post" action="/"><label>Dish &amp; drink <input name="dish" required></label><button>Order</button></form>`;
    return `<!doctype html><html lang="en"><body><h1>Lunch</h1><table>${rows.join("")}</table>${now < dueAt() || fault === "never closes" ? form : ""}`;
  };
  return {
    address: "http://lunch.localhost/",
    words: [],
    card: "Lunch is live",
    browse: async (as, url, form?: Filled) => {
      const who = people[as] ?? "";
      if (form !== undefined && url.includes("/remove/")) orders.splice(Number(url.split("/").at(-1)), 1);
      else if (form !== undefined) orders.push({ day: today(), who, dish: String(form.values[0]?.[1]) });
      return { status: 200, url: "http://lunch.localhost/", text: page(who) };
    },
    command: async () => "There is no command",
    moveTo: async (time, plusSeconds) => {
      const before = now;
      now = Math.max(now, momentOf(time).getTime() + plusSeconds * 1_000);
      const isWeekend = [0, 6].includes(new Date(now).getUTCDay());
      if (isWeekend && fault !== "posts at the weekend") return;
      if (before >= dueAt() - earlyMs || now < dueAt() - earlyMs) return;
      post("#food");
      if (fault === "posts twice") post("#food");
      if (fault === "posts elsewhere too") post("#general");
    },
    posts: async () => posted,
    messages: async () => [],
    hook: async () => null,
  };
}
