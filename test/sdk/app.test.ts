import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "../../sdk/src/html.ts";
import { PlatformError } from "../../sdk/src/platform-error.ts";
import { redirect } from "../../sdk/src/redirect.ts";
import { refuse } from "../../sdk/src/refusal.ts";
import { openSignedApp, person } from "./signed-app.ts";

test("a page gets the verified user, parts of its path, and the query", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.page(
    "/orders/:day",
    ({ user, params, query }) => html`<h1>${user.name}</h1>${params.day} ${query.sort ?? ""}`,
  );
  const response = await lunch.visit("/orders/monday?sort=dish");
  const text = await response.text();
  assert.equal(response.status, 200);
  assert.match(text, /<h1>Ada &lt;Ask&gt;<\/h1>monday dish/);
  assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'self'/);
});

test("a page of a preview says that it is one, unless the app wrote the whole page", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.page("/", () => html`<h1>Lunch</h1>`);
  lunch.app.page("/whole", () => html`<!doctype html><title>Mine</title>`);
  const preview = { headers: lunch.identity({ preview: { releaseNumber: 1 } }) };
  const banner = /<aside class="preview" lang="en" dir="ltr">Preview of v1 · only who asked and the approvers see it/;
  assert.match(await (await lunch.visit("/", preview)).text(), banner);
  assert.doesNotMatch(await (await lunch.visit("/")).text(), /<aside/);
  assert.equal(await (await lunch.visit("/whole", preview)).text(), "<!doctype html><title>Mine</title>");
});

test("a form is read, and another site cannot send it", async (context) => {
  const lunch = openSignedApp(context);
  const taken: unknown[] = [];
  lunch.app.post("/orders", ({ form }) => {
    taken.push(form.dish);
    return redirect("/");
  });
  const body = new URLSearchParams({ dish: "ramen" });
  const sent = await lunch.visit("/orders", { method: "POST", body });
  assert.deepEqual([sent.status, sent.headers.get("location")], [303, "/"]);
  const forged = await lunch.visit("/orders", {
    method: "POST",
    body,
    headers: { ...lunch.identity(), "sec-fetch-site": "cross-site" },
  });
  assert.equal(forged.status, 403);
  assert.deepEqual(taken, ["ramen"]);
  assert.throws(() => redirect("//elsewhere.example"), /path of this app/);
});

test("a form that cannot be read is refused, and the app is not to blame", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.post("/orders", () => redirect("/"));
  for (const [type, body] of [
    ["multipart/form-data; boundary=x", "--y\r\nno form"],
    ["application/json", "{"],
  ] as const) {
    const sent = await lunch.visit("/orders", {
      method: "POST",
      body,
      headers: { ...lunch.identity(), "content-type": type },
    });
    assert.equal(sent.status, 400);
  }
  assert.deepEqual(lunch.reported, []);
});

test("a refusal says so with a way back, or shows the page that was given, as one of a preview too", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.post("/orders", ({ form }) =>
    refuse("Closed <now>.", form.dish === undefined ? undefined : html`<h1>Lunch</h1><input value="${form.dish}">`),
  );
  const preview = lunch.identity({ preview: { releaseNumber: 1 } });
  const send = (form: Record<string, string>) =>
    lunch.visit("/orders", { method: "POST", body: new URLSearchParams(form), headers: preview });
  const plain = await send({});
  assert.equal(plain.status, 403);
  assert.match(await plain.text(), /<aside class="preview"[\s\S]*<h1>Closed &lt;now&gt;\.<\/h1><p><a href="\/">←/);
  const shown = await send({ dish: "ramen" });
  assert.equal(shown.status, 403);
  assert.match(await shown.text(), /<aside class="preview"[\s\S]*<h1>Lunch<\/h1><input value="ramen">/);
});

test("without a valid identity every page answers 401, and health answers", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.page("/", () => html`hello`);
  const refused = [
    {},
    lunch.identity({ app: "other" }),
    lunch.identity({ release: "rel_2" }),
    lunch.identity({ kind: "delivery" }),
    { "x-toolroom-identity": "nonsense" },
    { "x-toolroom-identity": openSignedApp(context).identity()["x-toolroom-identity"] },
  ];
  for (const headers of refused) assert.equal((await lunch.visit("/", { headers })).status, 401);
  assert.equal((await lunch.visit("/nowhere", { headers: {} })).status, 401);
  assert.equal((await lunch.visit("/nowhere")).status, 404);
  const health = await lunch.visit("/_toolroom/health", { headers: {} });
  assert.deepEqual(await health.json(), { ok: true, release: "rel_1" });
});

test("an identity expires, on whichever clock the platform runs", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.page("/", () => "hello");
  const status = async (headers: Record<string, string>) => (await lunch.visit("/", { headers })).status;
  const old = lunch.identity();
  assert.equal(await status(old), 200);
  lunch.clock.nowMs += 61_000;
  assert.equal(await status(old), 401);
  assert.equal(await status(lunch.identity()), 200);

  const other = openSignedApp(context);
  other.app.page("/", () => "hello");
  const behind = { at: 1000, expiresAt: 61_000 };
  assert.equal((await other.visit("/", { headers: other.identity(behind) })).status, 200);
  const ahead = { at: other.clock.nowMs + 1e9, expiresAt: other.clock.nowMs + 1e9 + 60_000 };
  assert.equal((await other.visit("/", { headers: other.identity(ahead) })).status, 200);
  assert.equal((await other.visit("/", { headers: other.identity(behind) })).status, 401);
});

test("a delivery runs once: its repeat gets the remembered answer, also in the next process", async (context) => {
  const lunch = openSignedApp(context);
  let ran = 0;
  lunch.app.on("note", ({ text, user }) => {
    ran += 1;
    return `Noted: ${text} for ${user.name}`;
  });
  const expected = { status: 200, answer: { ok: true, text: "Noted: ramen for Ada <Ask>" } };
  assert.deepEqual(await lunch.deliver(), expected);
  assert.deepEqual(await lunch.deliver(), expected);
  const restarted = openSignedApp(context, { folder: lunch.folder });
  assert.deepEqual(await restarted.deliver(), expected);
  assert.equal(ran, 1);
});

test("a repeat that comes while the first still runs waits for it", async (context) => {
  const lunch = openSignedApp(context);
  const gate = Promise.withResolvers<void>();
  let ran = 0;
  lunch.app.on("note", async () => {
    ran += 1;
    await gate.promise;
    return "done";
  });
  const both = [lunch.deliver(), lunch.deliver()];
  gate.resolve();
  assert.deepEqual(
    (await Promise.all(both)).map(({ answer }) => answer),
    Array(2).fill({ ok: true, text: "done" }),
  );
  assert.equal(ran, 1);
});

test("a delivery that is not the platform's, not this body's, or not for this release is refused", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.on("note", () => "no");
  for (const token of [{ bodySha256: "0" }, { release: "rel_2" }, { kind: "identity", user: person }]) {
    assert.equal((await lunch.deliver({}, token)).status, 401);
  }
});

test("a failing handler is reported and may run again; a refusal is an answer", async (context) => {
  const lunch = openSignedApp(context);
  let ran = 0;
  lunch.app.on("note", () => {
    ran += 1;
    if (ran === 1) throw new Error("kitchen on fire");
    refuse("Closed since 11:00.");
  });
  assert.deepEqual((await lunch.deliver()).answer, { ok: false, error: "kitchen on fire" });
  assert.equal(lunch.reported.length, 1);
  for (const _ of [1, 2]) {
    assert.deepEqual((await lunch.deliver()).answer, { ok: false, error: "Closed since 11:00.", refused: true });
  }
  assert.equal(ran, 2);
  assert.deepEqual((await lunch.deliver({ deliveryId: "dlv_2", run: "nope" })).answer, {
    ok: false,
    error: 'The app has no app.on("nope", …).',
  });
});

test("today is the delivery's day in the app's time zone, and posts carry delivery and call number, by the place they are for", async (context) => {
  const posted: unknown[] = [];
  const lunch = openSignedApp(context, {
    post: async (_path, post, call) => {
      posted.push({ ...post, deliveryId: call?.deliveryId, number: call?.callNumber.split("-")[0] });
      return { ok: true };
    },
  });
  lunch.app.on("note", async () => {
    await lunch.slack.post("#food", lunch.moment.today());
    await lunch.slack.post("#food", lunch.moment.timeOfDay());
  });
  assert.deepEqual((await lunch.deliver()).answer, { ok: true, text: null });
  assert.deepEqual(posted, [
    { channel: "#food", text: "2026-03-03", deliveryId: "dlv_1", number: "1" },
    { channel: "#food", text: "00:30", deliveryId: "dlv_1", number: "2" },
  ]);
});

test("a page that fails says nothing of why, and is reported", async (context) => {
  const lunch = openSignedApp(context);
  lunch.app.page("/", () => {
    throw new Error("secret detail");
  });
  lunch.app.page("/closed", () => refuse("Closed."));
  const response = await lunch.visit("/");
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /secret detail/);
  assert.equal(lunch.reported.length, 1);
  assert.equal((await lunch.visit("/closed")).status, 403);
});

test("a page whose data is away says so in its language, and the reason is reported alone", async (context) => {
  const error = {
    code: "unavailable",
    message: "The source cannot be asked: no table x.",
    fix: "Tell the platform team.",
  };
  const lunch = openSignedApp(context, { post: async () => Promise.reject(new PlatformError(error)) });
  lunch.app.page("/", async () => String(await lunch.data("sales").all`select 1`));
  const response = await lunch.visit("/");
  assert.equal(response.status, 503);
  assert.match(await response.text(), /data does not answer right now[\s\S]*Try again in a few minutes/);
  assert.match(String(lunch.reported), /The source cannot be asked: no table x\. Tell the platform team\./);
  lunch.app.language("de");
  assert.match(await (await lunch.visit("/")).text(), /Daten der Firma antworten gerade nicht/);
});

test("a private word carries its delivery and call number like a post, and a webhook brings its payload", async (context) => {
  const sent: unknown[] = [];
  const lunch = openSignedApp(context, {
    post: async (_path, message, call) => {
      sent.push({ ...message, deliveryId: call?.deliveryId, number: call?.callNumber.split("-")[0] });
      return { ok: true };
    },
  });
  const seen: unknown[] = [];
  lunch.app.on("note", async ({ payload, text, user }) => {
    seen.push(payload, text, user.id);
    await lunch.slack.post("#food", "one");
    await lunch.slack.dm("U2", "two");
  });
  const webhook = { kind: "webhook" as const, payload: { a: [1] }, text: "", user: null, channelId: null };
  assert.deepEqual((await lunch.deliver(webhook)).answer, { ok: true, text: null });
  assert.deepEqual(seen, [{ a: [1] }, "", ""]);
  assert.deepEqual(sent, [
    { channel: "#food", text: "one", deliveryId: "dlv_1", number: "1" },
    { person: "U2", text: "two", deliveryId: "dlv_1", number: "1" },
  ]);
});
