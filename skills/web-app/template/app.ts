import { app, db, field, form, html, redirect, refuse, table, today } from "@toolroom/app";

interface Note {
  day: string;
  who: string;
  text: string;
}

const LONGEST = 200;
const note = form({ text: field.text({ label: "Your note", max: LONGEST }) }, { button: "Leave it" });
const notes = () => db.all<Note>`select day, who, text from notes order by rowid desc`;

app.page(
  "/",
  () => html`
    <h1>Guest book</h1>
    ${note.show({ action: "/notes" })}
    ${table(notes(), {
      caption: "Notes",
      empty: "Nobody left a note yet: be the first.",
      columns: [
        { label: "Day", of: "day", kind: "date" },
        { label: "Who", of: "who" },
        { label: "Note", of: "text" },
      ],
    })}`,
);

app.post(
  "/notes",
  note.take(({ value, user }) => {
    addNote(user.name, value.text);
    return redirect("/");
  }),
);

app.on("add-note", ({ text, user }) => {
  addNote(user.name, text);
  return `Noted: ${text.trim()}`;
});

function addNote(who: string, text: string): void {
  if (text.trim() === "") refuse("A note needs a text, such as `/tool note hello`.");
  if (text.trim().length > LONGEST) refuse(`A note has at most ${LONGEST} characters.`);
  db.run`insert into notes (day, who, text) values (${today()}, ${who}, ${text.trim()})`;
}
