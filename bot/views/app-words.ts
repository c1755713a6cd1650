/**
 * What an App says, as mrkdwn that calls no crowd and hides no address: `<!channel>`, `<!here>`, `<!everyone>` and user
 * groups become plain words, a link with a label shows where it leads. Mentions of one person and of a channel, bare
 * links, dates, bold, code, quotes and emoji stay. Slack's forms: https://docs.slack.dev/messaging/formatting-message-text
 */
export function appWords(text: string): string {
  return text.replace(/<([^<>]*)>|</g, (_whole, inside: string | undefined) =>
    inside === undefined ? "&lt;" : special(inside),
  );
}

function special(inside: string): string {
  const bar = inside.indexOf("|");
  const what = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  // Slack shows the true name of a person or channel: a label could only pretend another.
  if (/^(@[UW]|#[CG])[A-Z0-9]+$/.test(what)) return `<${what}>`;
  if (what.startsWith("!date^")) return dateWords(what, label);
  if (what.startsWith("!")) return callWords(what, label);
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(what)) return label === "" || label === what ? `<${what}>` : `${label} (${what})`;
  return `&lt;${inside}&gt;`;
}

/** A date may carry an address of its own, which would hide behind its words. */
function dateWords(what: string, label: string): string {
  const [name, seconds, format, address] = what.split("^");
  const date = `<${name}^${seconds}^${format ?? ""}|${label}>`;
  return address === undefined ? date : `${date} (${address})`;
}

function callWords(what: string, label: string): string {
  const called = what.startsWith("!subteam^") ? "group" : what.slice(1);
  return `@${(label || called).replace(/^@/, "")}`;
}
