import { app, db, now, refuse, slack } from "@toolroom/app";

interface Alert {
  id: string;
  host: string;
  severity: string;
  message: string;
}

const MOST_LETTERS = 300;
const SIGNS: Record<string, string> = { critical: "🔴", warning: "🟠", ok: "🟢" };

app.on("tell-alert", async ({ payload }) => {
  const alert = readAlert(payload);
  const sign = SIGNS[alert.severity];
  if (sign === undefined) return `Left out: ${alert.severity} is only information.`;
  if (isKnown(alert.id)) return "Said before.";
  const end = alert.severity === "ok" ? " is right again" : "";
  await slack.post("#ops", `${sign} ${alert.host}: ${alert.message.slice(0, MOST_LETTERS)}${end}`);
  // After the post: a run that breaks before is delivered again, and its post is not made twice.
  db.run`insert or ignore into alerts (id, at) values (${alert.id}, ${now().toISOString()})`;
  return "Told #ops.";
});

/** What came is from outside: each field is looked at. */
function readAlert(payload: unknown): Alert {
  const fields = typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>) : {};
  const text = (name: keyof Alert): string => {
    const value = fields[name];
    if (typeof value !== "string" || value.trim() === "") refuse(`The alert needs "${name}" as a text.`);
    return value.trim();
  };
  return { id: text("id"), host: text("host"), severity: text("severity"), message: text("message") };
}

function isKnown(id: string): boolean {
  return db.get`select id from alerts where id = ${id}` !== undefined;
}
