const OPENS = "(?:hi|hey|hello|hallo|and|und|so|also|ok|okay|btw|then|dann|please|pls|bitte|now|jetzt)[\\s,]+";
const ASKS = "(?:(?:can|could|would|will) you|(?:kannst|könntest|konntest) du)[\\s,]+";
const SMALL =
  "(?:please|pls|bitte|mal|doch|once|again|nochmal|schnell|quickly|kurz|einfach|just|all of|alle|all)[\\s,]+";
const FORM = new RegExp(
  `^\\s*(?:${OPENS}){0,3}(?:${ASKS})?(?:${SMALL}){0,2}(?:(?:show|tell|give|list) (?:me|us)|(?:mir|uns)(?= .*(?:zeigen|sagen|nennen|auflisten))|(?:zeige?|sage?|nenne?|liste?) (?:mir|uns))[\\s,]+(?:${SMALL}){0,3}`,
  "iu",
);
const BEHIND = /\s+(?:zeigen|sagen|nennen|auflisten)(?=\s*[?.!]*\s*$)/iu;

/** "show me the open ones", "kannst du mir die überfälligen zeigen?": what is to be told to whoever says it. null: nothing is. */
export function shownToMe(text: string): string | null {
  const opener = FORM.exec(text)?.[0];
  if (opener === undefined) return null;
  const rest = text.slice(opener.length).replace(BEHIND, "");
  return /\p{L}/u.test(rest) ? rest : null;
}
