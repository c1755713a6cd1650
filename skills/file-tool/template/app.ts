import { app, db, field, files, form, html, redirect, refuse, table, today } from "@toolroom/app";

interface Minutes {
  number: number;
  day: string;
  title: string;
}

const minutes = form(
  {
    title: field.text({ label: "Meeting", max: 80 }),
    text: field.longText({ label: "What was said" }),
  },
  { button: "Keep it" },
);

app.page(
  "/",
  () => html`
  <h1>Minutes</h1>
  ${minutes.show({ action: "/minutes" })}
  ${table(db.all<Minutes>`select number, day, title from minutes order by number desc`, {
    caption: "All minutes",
    empty: "No minutes yet: write the first above.",
    columns: [
      { label: "Day", of: "day", kind: "date" },
      { label: "Meeting", of: "title", href: (row) => `/minutes/${row.number}` },
    ],
  })}`,
);

app.post(
  "/minutes",
  minutes.take(async ({ value }) => {
    const { number } =
      db.get<{ number: number }>`select coalesce(max(number), 0) + 1 as number from minutes` ?? refuse("Try again.");
    // The file first: a row never names one that is not there.
    await files.write(nameOf(number), `${value.title}\n\n${value.text}\n`);
    db.run`insert into minutes (number, day, title) values (${number}, ${today()}, ${value.title})`;
    return redirect("/");
  }),
);

app.page("/minutes/:number", ({ params }) => {
  const found = db.get<Minutes>`select number, day, title from minutes where number = ${Number(params.number)}`;
  if (found === undefined) return html`<h1>There are no such minutes</h1><p><a href="/">All minutes</a></p>`;
  return files.send(nameOf(found.number), `${found.day}.txt`);
});

function nameOf(number: number): string {
  return `minutes/${number}.txt`;
}
