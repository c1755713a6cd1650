import { bareWords } from "./bare-words.ts";

/** As what looks like a credential stands in what we keep of a message. */
const MASKED = /\[secret\]/g;
/** What people write around one. */
const AROUND =
  /^(?:(?:here|hier|is|are|s|ist|sind|lautet|my|our|the|this|a|it|it s|das|der|die|mein|meine|unser|unsere|ein|eine|new|neue[rs]?|slack|api|access|bot|app|aws|github|gitlab|openai|anthropic|google|stripe|admin|root|db|database|datenbank|secret|geheimnis|key|keys|schlüssel|token|tokens|password|passwort|passwd|pwd|credentials?|zugangsdaten|login|user|username|benutzer|webhook|url|adresse|address|and|und|for|für|it|you|dich|dir|please|bitte|use|nimm|with|mit)(?: |$))*$/u;

/** A message of which nothing is left but what is called a secret: it wishes nothing, and its author was warned. */
export function saysOnlySecrets(text: string): boolean {
  const rest = text.replace(MASKED, " ");
  return rest !== text && AROUND.test(bareWords(rest, "gaps"));
}
