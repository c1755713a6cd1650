import { app, db, field, form, html, redirect, refuse, slack, today } from "@toolroom/app";

interface Asked {
  number: number;
  whoId: string;
  who: string;
  day: string;
  why: string;
  state: "open" | "yes" | "no";
}

const wish = form(
  { day: field.date({ label: "Day", min: today }), why: field.text({ label: "Why", max: 120 }) },
  { button: "Ask" },
);

app.page("/", ({ user, isOwner }) => {
  const all = db.all<Asked>`
    select number, who_id as whoId, who, day, why, state from requests
    where who_id = ${user.id} or ${isOwner} order by state <> 'open', number desc limit 100`;
  const rows = all.map(
    (one) =>
      html`<li>${one.day} · ${one.who}: ${one.why} <mark>${one.state}</mark>${isOwner && one.state === "open" && one.whoId !== user.id && decideForm(one.number)}</li>`,
  );
  return html`<h1>Days off</h1>${wish.show({ action: "/ask" })}${rows.length === 0 ? html`<p>Nobody has asked yet.</p>` : html`<ul>${rows}</ul>`}`;
});

const decideForm = (number: number) => html`<form class="bar" method="post" action="/decide">
  <input type="hidden" name="number" value="${number}"><button name="answer" value="yes">Yes</button><button class="plain" name="answer" value="no">No</button></form>`;

app.post(
  "/ask",
  wish.take(async ({ value, user }) => {
    db.run`insert into requests (who_id, who, day, why, state) values (${user.id}, ${user.name}, ${value.day}, ${value.why}, 'open')`;
    await slack.post("#team", `${user.name} asks for ${value.day} off: ${value.why}`);
    return redirect("/");
  }),
);

app.post("/decide", async ({ form: sent, user, isOwner }) => {
  const asked = db.get<Asked>`select number, who_id as whoId, who, day, why, state from requests where number = ${Number(sent.number)}`;
  if (asked === undefined) return refuse("There is no such request.");
  if (!isOwner || asked.whoId === user.id) refuse("Only the owner of this app decides, and nobody their own.");
  const answer = sent.answer === "yes" ? "yes" : "no";
  // Only the first decision counts, also where two come at once.
  const { changes } =
    db.run`update requests set state = ${answer}, decided_by = ${user.name} where number = ${asked.number} and state = 'open'`;
  if (changes === 0) refuse(`This is decided already: ${asked.state}.`);
  await slack.dm(asked.whoId, `${answer === "yes" ? "Yes" : "No"}: ${asked.day} off. Decided by ${user.name}.`);
  return redirect("/");
});
