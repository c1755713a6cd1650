import { app, db, refuse, today } from "@toolroom/app";

interface Thanks {
  day: string;
  who: string;
  text: string;
}

const LATEST = 10;
const MOST_LETTERS = 200;

app.on("thank", ({ text, user }) => {
  const words = text.trim();
  return words === "" ? latest() : keep(user.name, words);
});

function latest(): string {
  const rows = db.all<Thanks>`select day, who, text from thanks order by rowid desc limit ${LATEST}`;
  if (rows.length === 0) return "Nobody was thanked yet. Be the first: `/tool thanks Kim for the demo`.";
  return rows.map((row) => `${row.day} · ${row.text} (says ${row.who})`).join("\n");
}

function keep(who: string, words: string): string {
  if (words.length > MOST_LETTERS) refuse(`That is long: say it in ${MOST_LETTERS} letters.`);
  db.run`insert into thanks (day, who, text) values (${today()}, ${who}, ${words})`;
  return `Noted: ${words}`;
}
