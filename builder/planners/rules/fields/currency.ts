const CURRENCIES: [RegExp, string][] = [
  [/(?:€|\beur\b|\beuros?\b)/i, "EUR"],
  [/(?:\$|\busd\b|\bdollars?\b|\bus dollars?\b)/i, "USD"],
  [/(?:£|\bgbp\b|\bpounds?\b)/i, "GBP"],
  [/\b(?:chf|franken|swiss francs?|francs?)\b/i, "CHF"],
  [/\b(?:sek|swedish kron(?:or|a))\b/i, "SEK"],
  [/\b(?:pln|zloty)\b/i, "PLN"],
  [/\b(?:inr|rupees?)\b/i, "INR"],
];

/** "price in EUR", "amount (€)", "Kosten in Euro": the ISO 4217 code, and what else was said. */
export function currencyOf(label: string): { currency: string; rest: string } | null {
  for (const [pattern, currency] of CURRENCIES) {
    if (!pattern.test(label)) continue;
    const rest = label
      .replace(pattern, " ")
      .replace(/\(\s*(?:in)?\s*\)/g, " ")
      .replace(/\s+/g, " ")
      .replace(/\s+in\s*$/i, "")
      .trim();
    return { currency, rest };
  }
  return null;
}
