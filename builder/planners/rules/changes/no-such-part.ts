import type { Part } from "../../../../sdk/contract/parts.ts";

/** "no approvals, nobody has to allow anything", "keine Anträge": a part of the plan that nobody asked for goes, where others are left. */
export function withoutPart(parts: readonly Part[], said: string): Part[] | null {
  const unwanted = UNWANTED.exec(said)?.groups?.what?.toLowerCase();
  if (unwanted === undefined || parts.length < 2) return null;
  const meant = parts.filter((part) => wordsFor(part).includes(unwanted));
  const [gone, another] = meant;
  // What posts or reminds of the entries of a list is nothing without it.
  const isNeeded = parts.some(
    (part) => part !== gone && "table" in part && gone !== undefined && "table" in gone && part.table === gone.table,
  );
  return gone === undefined || another !== undefined || isNeeded ? null : parts.filter((part) => part !== gone);
}

function wordsFor(part: Part): string[] {
  const own = "noun" in part ? [part.noun.one, part.noun.many] : [];
  return [...(CALLED[part.part] ?? []), ...own].map((word) => word.toLowerCase());
}

const CALLED: Partial<Record<Part["part"], string[]>> = {
  approval: [
    "approval",
    "approvals",
    "requests",
    "request form",
    "form",
    "genehmigung",
    "genehmigungen",
    "freigabe",
    "freigaben",
    "anträge",
    "antrag",
    "formular",
  ],
  poll: ["poll", "vote", "voting", "umfrage", "abstimmung"],
  booking: ["booking", "bookings", "buchung", "buchungen", "reservierung"],
  rota: ["rota", "duty roster", "turns", "dienstplan", "reihum"],
  checklist: ["checklist", "checklists", "checkliste", "checklisten"],
  leaderboard: ["leaderboard", "ranking", "rangliste", "punkte"],
  picker: ["draw", "random pick", "auslosung", "losung"],
  command: ["command", "slash command", "befehl"],
};

const UNWANTED =
  /^(?:no|without|not any|we need no|i need no|there is no|keine?n?|ohne|wir brauchen keine?n?|ich brauche keine?n?|es gibt keine?n?|(?:leave out|drop|remove|lass) (?:the|die|den|das)) (?<what>\p{L}+(?: \p{L}+)?)(?: (?:please|bitte|weg|needed|nötig|at all))*(?:[,;–-].{0,80})?$/iu;
