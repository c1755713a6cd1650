/** "what she still hasn't looked at": which ones of something, where nobody put it in quotes; a question may be posted. */
export function isPlausibleText(said: string, ask: string): boolean {
  const isQuoted = new RegExp(`["“„«»'‘]\\s*${escaped(said)}`, "iu").test(ask);
  return isQuoted || !WHICH.test(said) || /\?\s*$/.test(said) || new RegExp(`${escaped(said)}\\s*\\?`, "iu").test(ask);
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const WHICH =
  /^(?:what|which|who|whose|how many|how much|everything|all|anything|was|welche[rsnm]?|wer|wem|wie ?viele?|alles|alle)\b.*(?<!\p{L})(?:still|not|yet|open|left|missing|so far|due|overdue|waiting|\p{L}+n't|noch|nicht|nich|offen\p{L}*|fehlt|fehlen|übrig|bisher|überfällig\p{L}*|wartet|warten)(?!\p{L})/iu;
