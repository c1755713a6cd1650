import { app, db, html, redirect, refuse, slack, today } from "@toolroom/app";

interface Task {
  number: number;
  day: string;
  what: string;
}

const MOST_LINES = 20;

const openTasks = () => db.all<Task>`select rowid as number, day, what from tasks where done is null order by rowid`;

app.page("/", () => {
  const tasks = openTasks().map(
    (task) => html`<li>${task.what} <span class="quiet">since ${task.day}</span>
      <form method="post" action="/done"><input type="hidden" name="number" value="${task.number}"><button class="plain">Done</button></form></li>`,
  );
  return html`
    <h1>Team tasks</h1>
    <form method="post" action="/tasks"><label>What is to be done <input name="what" required maxlength="200"></label><button>Add it</button></form>
    ${tasks.length === 0 ? html`<p>Nothing is open. Add what is to be done above.</p>` : html`<ul>${tasks}</ul>`}`;
});

app.post("/tasks", ({ form }) => {
  const what = (form.what ?? "").trim();
  if (what === "") refuse("Say what is to be done.");
  db.run`insert into tasks (day, what) values (${today()}, ${what})`;
  return redirect("/");
});

app.post("/done", ({ form }) => {
  db.run`update tasks set done = ${today()} where rowid = ${Number(form.number)} and done is null`;
  return redirect("/");
});

app.on("post-tasks", () => slack.post("#team", report()));

/** What the channel reads: the number first, then the oldest. */
function report(): string {
  const tasks = openTasks();
  if (tasks.length === 0) return "No task is open today.";
  const lines = tasks.slice(0, MOST_LINES).map((task) => `• ${task.what} (since ${task.day})`);
  const more = tasks.length - lines.length;
  const rest = more > 0 ? [`… and ${more} more`] : [];
  return [`${tasks.length} ${tasks.length === 1 ? "task is" : "tasks are"} open:`, ...lines, ...rest].join("\n");
}
