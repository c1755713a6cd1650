/** "Meike ist seit Januar nicht mehr bei uns", "Jonas left in December": since when somebody is gone changes nothing. */
export function withoutSince(text: string): string {
  return text
    .replace(
      /(?<!\p{L})(?:(?:ja|leider|übrigens|schon) )*seit (?:(?:dem|der|anfang|mitte|ende|letzte[mnr]|diese[mnr]|vorige[mnr]|gut|einem|einer|zwei|drei) )*[\p{L}\d.]+ (?=nicht mehr(?!\p{L}))/giu,
      "",
    )
    .replace(
      /(?<=(?<!\p{L})(?:left(?: us| the (?:company|team))?|quit|retired|is gone|no longer (?:here|with us|works here)|not with us any ?more)),? (?:in|since|at the end of|at the start of|as of|last|on|back in) (?:(?:the|last|early|late|end of) )*(?:january|february|march|april|may|june|july|august|september|october|november|december|year|month|week|summer|spring|autumn|fall|winter|christmas)(?!\p{L})/giu,
      "",
    );
}
