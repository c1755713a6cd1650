import { app, db, html, refuse, slack, table, today } from "@toolroom/app";

interface Merged {
  day: string;
  repository: string;
  number: number;
  title: string;
  author: string;
}

const MOST_LETTERS = 200;

app.on("tell-merged", async ({ payload }) => {
  const pull = partOf(payload, "pull_request");
  if (pull.merged !== true) return "Not merged: nothing to say.";
  const repository = textOf(partOf(payload, "repository"), "full_name");
  const [number, title] = [Number(pull.number), textOf(pull, "title")];
  const author = textOf(partOf(pull, "user"), "login");
  const { changes } =
    db.run`insert or ignore into merged (repository, number, day, title, author) values (${repository}, ${number}, ${today()}, ${title}, ${author})`;
  if (changes === 0) return "Said before.";
  await slack.post("#dev", `${title} (${repository} #${number}) by ${author} is merged.`);
  return "Told #dev.";
});

app.page("/", () => {
  const merged = db.all<Merged>`select day, repository, number, title, author from merged order by rowid desc`;
  const columns = [
    { label: "Day", of: "day" as const, kind: "date" as const },
    { label: "What", of: "title" as const },
    { label: "Repository", of: "repository" as const },
    { label: "Number", of: "number" as const },
    { label: "Author", of: "author" as const },
  ];
  return html`<h1>Merged work</h1>${table(merged, { caption: "Merged", empty: "Nothing was merged yet.", columns })}`;
});

/** What came is from outside: each field is looked at. */
function partOf(value: unknown, name: string): Record<string, unknown> {
  const part = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  if (typeof part !== "object" || part === null) refuse(`What came has no ${name}.`);
  return part as Record<string, unknown>;
}

function textOf(part: Record<string, unknown>, name: string): string {
  const value = part[name];
  if (typeof value !== "string" || value === "") refuse(`What came has no ${name}.`);
  return value.slice(0, MOST_LETTERS);
}
