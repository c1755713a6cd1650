/** The App of the streamed deploys: a page, a form that writes a row, an event stream, and every way to be broken. */

export const FIRST_MIGRATION = "create table entries (key text not null, written_by text not null);";

/** `notes` are columns that migrations added: the code writes them, so it runs with no other shape of the table. */
export function tallySource(version: string, notes: string[]): string {
  const columns = ["key", "written_by", ...notes].join(", ");
  const values = ["form.key ?? null", "VERSION", ...notes.map(() => "VERSION")].map((value) => `\${${value}}`);
  return `import { app, db, html } from "@toolroom/app";
const VERSION = ${JSON.stringify(version)};
const signed = (text: string) => html\`<p data-version="\${VERSION}">\${text}</p>\`;
app.page("/", () => signed(\`\${db.get<{ n: number }>\`select count(*) as n from entries\`?.n} entries\`));
app.post("/add", ({ form }) => {
  db.run\`insert into entries (${columns}) values (${values.join(", ")})\`;
  return signed("kept");
});
app.page("/rows", () => Response.json(db.all\`select key, count(*) as times from entries group by key\`));
app.page("/events", () => {
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream({
    start(controller) {
      const say = () => controller.enqueue(new TextEncoder().encode(\`data: \${VERSION}\\n\\n\`));
      say();
      timer = setInterval(say, 100);
    },
    cancel: () => clearInterval(timer),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
});
`;
}

export const CRASHES = `throw new Error("no menu today");`;

/** It takes connections and stays, whoever asks and whoever tells it to go. */
export const NEVER_ANSWERS = health(`process.on("SIGTERM", () => response.headersSent);`);

export const SAYS_ANOTHER_RELEASE = health(`response.end(JSON.stringify({ ok: true, release: "rel_another" }));`);

/** Well for one probe, gone before the next. */
export const LISTENS_THEN_EXITS = health(
  `response.end(JSON.stringify({ ok: true, release: process.env.TOOLROOM_RELEASE }), () => process.exit(4));`,
);

/** A table made anew, as SQLite wants it for most changes: rows would be lost or doubled here. */
export const REBUILD_SQL =
  "create table entries_new as select * from entries; drop table entries; alter table entries_new rename to entries;";

export const POISON = "poison";
/** The second fails where there is a poisoned row, when the first has been applied. */
export const FAILS_HALFWAY = [
  "alter table entries add column half text;",
  `create table clean (key text check (key not like '${POISON}%')); insert into clean select key from entries; drop table clean;`,
];

function health(answer: string): string {
  return `import { createServer } from "node:http";
createServer((_request, response) => { ${answer} }).listen(process.env.TOOLROOM_APP_SOCKET);`;
}
