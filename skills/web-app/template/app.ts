import { app, db, html, redirect, refuse, today } from "@toolroom/app";

interface Note {
  day: string;
  who: string;
  text: string;
}

const notes = () => db.all<Note>`select day, who, text from notes order by rowid desc limit 100`;

app.page("/", () => {
  const rows = notes().map((note) => html`<tr><td>${note.day}</td><td>${note.who}</td><td>${note.text}</td></tr>`);
  return html`
    <h1>Guest book</h1>
    <form method="post" action="/notes">
      <label>Your note <input name="text" required maxlength="200"></label>
      <button>Leave it</button>
    </form>
    <table><thead><tr><th>Day</th><th>Who</th><th>Note</th></tr></thead><tbody>${rows}</tbody></table>`;
});

app.post("/notes", ({ form, user }) => {
  addNote(user.name, form.text ?? "");
  return redirect("/");
});

app.on("add-note", ({ text, user }) => {
  addNote(user.name, text);
  return `Noted: ${text.trim()}`;
});

function addNote(who: string, text: string): void {
  if (text.trim() === "") refuse("A note needs a text, such as `/tool note hello`.");
  db.run`insert into notes (day, who, text) values (${today()}, ${who}, ${text.trim()})`;
}
