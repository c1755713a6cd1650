import { agent, app, db, html, refuse, slack, table, today } from "@toolroom/app";

interface Sorted {
  urgency: "high" | "low";
  summary: string;
}

interface Ticket extends Sorted {
  day: string;
  who: string;
  ticket: string;
}

const triage = agent<Sorted>("triage");

app.on("take-ticket", async ({ text, user }) => {
  const ticket = text.trim();
  if (ticket === "") refuse("Say what is wrong, such as `/tool ticket The tap drips`.");
  const { urgency, summary } = await triage({ ticket });
  db.run`insert into tickets (day, who, ticket, urgency, summary) values (${today()}, ${user.name}, ${ticket}, ${urgency}, ${summary})`;
  if (urgency === "low") return `Noted: ${summary}`;
  await slack.post("#support", `🔴 ${summary} (${user.name} says: ${ticket})`);
  return `Noted, and #support knows: ${summary}`;
});

app.page("/", () => {
  const tickets = db.all<Ticket>`select day, who, ticket, urgency, summary from tickets order by rowid desc`;
  return html`
    <h1>Tickets</h1>
    <p>How soon somebody must look is a machine's guess.</p>
    ${table(tickets, {
      caption: "Tickets",
      empty: "Nobody has a ticket. Type `/tool ticket` and what is wrong.",
      columns: [
        { label: "Day", of: "day", kind: "date" },
        { label: "Urgency", of: "urgency" },
        { label: "What it is", of: "summary" },
        { label: "Ticket", of: "ticket" },
        { label: "Who", of: "who" },
      ],
    })}`;
});
