/** A small word or a pronoun, which names nothing by itself: "since", "that one". */
export function isSmall(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .every((word) => SMALL.test(word));
}

/** Somebody who does something, or a verb of wishing: "no I forgot the vegetarians", "müsste". A sentence is no name. */
export function isSentence(text: string): boolean {
  return text.split(/\s+/).length > 2 ? SAID.test(text) : VERB.test(text);
}

/** "put the urgent ones first", "die Offenen nach oben": which of the entries, and no column. */
export function isOfEntries(text: string): boolean {
  return ENTRIES.test(text.trim());
}

const ENTRIES =
  /(?:^|\s)(?:ones|newest|oldest|latest|most recent|neue?sten?|ältesten?|jüngsten?|offenen|dringenden|überfälligen)$/i;

const SMALL =
  /^(?:since|that|this|it|its|them|these|those|ones?|he|she|they|we|you|i|him|her|last|past|recently|again|already|just|only|now|then|there|here|for|from|with|at|on|in|to|of|as|by|week|month|year|yesterday|today|tomorrow|finally|das|dies|diese[rsnm]?|dass|es|ihn|ihm|sie|ihnen|er|wir|ihr|ich|seit|schon|jetzt|nun|dann|da|dort|hier|wieder|endlich|neulich|gestern|heute|morgen|woche|monat|letzte[rsnm]?|auch|noch|mal|so)$/;
const SAID =
  /(?:^|\s)(?:I|we|they|you|he|she|it|forgot|forget|was|were|is|are|has|have|had|wants?|needs?|ich|wir|sie|er|es|ist|sind|war|waren|hat|haben|hatten|vergessen|fehlt|fehlen)(?:\s|$)/i;
const VERB =
  /^(?:müsste[n]?|muss|müssen|sollte[n]?|könnte[n]?|kann|können|würde[n]?|wäre[n]?|gehört|gehören|fehlt|fehlen|should|must|could|would|might|needs?|forgot|missing)$/i;
