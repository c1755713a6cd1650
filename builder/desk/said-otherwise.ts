/** What announces that the same is said once more, in other words. */
const ANNOUNCED = new RegExp(
  [
    "i(?:['’]ll| will| want to)? (?:say|put|try|phrase) (?:it|that|this) (?:differently|otherwise|again|another way|in other words|once more)",
    "(?:let me|i(?:['’]ll| will)) (?:try again|try once more|rephrase(?: it| that)?|start over)",
    "(?:in other words|once more|once again|try again|new try|again)(?=\\s*[:–—-])",
    "(?:ich sage? es|sagen wir es|ich versuche? es|ich probiere? es)(?: jetzt| noch einmal| nochmal| mal)? (?:anders|neu|nochmal|noch einmal|noch mal)",
    "(?:(?:anders gesagt|mit anderen worten)|(?:nochmal|noch einmal|neuer versuch|nochmal anders|noch einmal anders)(?=\\s*[:–—-]))",
  ]
    .map((form) => `(?:${form})`)
    .join("|"),
  "iu",
);
const LEADING = /^(?:(?:ok|okay|so|well|then|sorry|hm+|na gut|gut|also|dann|bitte|please)[\s,.:]+)*/iu;

/** "I'll say it differently: a list of …", "Ich sage es anders: Liste der …": what is said then. null: nothing of that. */
export function saidOtherwise(text: string): string | null {
  const said = text.trim().replace(LEADING, "");
  const found = ANNOUNCED.exec(said);
  if (found === null || found.index > 0) return null;
  const rest = said.slice(found[0].length).replace(/^[\s,.:;–—-]+/u, "");
  return /\p{L}+\P{L}+\p{L}+/u.test(rest) ? rest : null;
}
