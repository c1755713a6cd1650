/** Looks names up for a message's mentions; null keeps the id. */
export interface Names {
  person(personId: string): Promise<string | null>;
  channel(channelId: string): Promise<string | null>;
}

export interface AskText {
  /** What a person reading the message would read: names instead of ids, plain signs instead of entities. */
  text: string;
  /** Web addresses in it, in order, each once. */
  links: string[];
}

const TOKEN = /<([^<>]+)>/g;

/** Slack's markup as plain words; mentions of the bot are gone, other people stay with their id: `@ana (U123)`. */
export async function readAskText(markup: string, botUserId: string, names: Names): Promise<AskText> {
  const links: string[] = [];
  const words = new Map<string, string>();
  for (const [whole, inner = ""] of markup.matchAll(TOKEN)) {
    if (!words.has(whole)) words.set(whole, await tokenWords(inner, botUserId, names, links));
  }
  const text = markup.replace(TOKEN, (whole) => words.get(whole) ?? whole);
  return {
    text: unescaped(text)
      .replace(/[ \t]+\n/g, "\n")
      .trim(),
    links: [...new Set(links)],
  };
}

async function tokenWords(inner: string, botUserId: string, names: Names, links: string[]): Promise<string> {
  const [target = "", label] = inner.split("|", 2);
  if (target.startsWith("@")) {
    const personId = target.slice(1);
    if (personId === botUserId) return "";
    const handle = await names.person(personId);
    return handle === null ? `@${personId}` : `@${handle} (${personId})`;
  }
  if (target.startsWith("#")) return label ? `#${label}` : ((await names.channel(target.slice(1))) ?? target);
  if (target.startsWith("!")) return label ?? `@${target.slice(1).split("^")[0]}`;
  if (!/^https?:/.test(target)) return label ?? target.replace(/^(?:mailto|tel):/, "");
  links.push(unescaped(target));
  return label === undefined || label === target ? target : `${label} (${target})`;
}

function unescaped(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
