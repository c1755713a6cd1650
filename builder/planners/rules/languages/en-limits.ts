import type { Limits } from "./limits.ts";

export const englishLimits: Limits = {
  negation:
    "not|never|no|none|nobody|no one|noone|no-one|nothing|neither|nor|cannot|can't|cant|don't|dont|doesn't|doesnt|shouldn't|shouldnt|won't|wont|mustn't|mustnt|isn't|isnt|aren't|arent|wasn't|wasnt|weren't|werent|hasn't|hasnt|haven't|havent|without|w/o|avoid~|prevent~|forbid~|forbidden|prohibit~|disallow~|ban|banned",
  exception:
    "except|except for|excepting|excluding|exclude~|apart from|aside from|other than|unless|but not|anybody but|anyone but|everybody but|everyone but|all but|with the exception of",
  restriction:
    "only|solely|exclusively|merely|just for|just me|just us|just hr|restricted to|limited to|limit it to|limit to|limit of",
  secrecy:
    "confidential|confidentially|private|privately|anonymous|anonymously|secret|secretly|hidden|invisible|nameless|secret ballot",
  amount: "at most|at least|no more than|not more than|no less than|no fewer than|no later than",
  beforeNumber:
    "max|max.|maximum|maximum of|minimum|minimum of|min|min.|up to|more than|less than|fewer than|over|under|above|below|between|exactly",
  beforeTime: "from|since|until|untill|till|til|starting|starting from|beginning|as of|by|before|after",
  beforeSpan: "for|within|during|over",
  firstOf: "for the first|for the next|for the coming|for the last|only during|during the first",
  behindSpan: "before|after|ahead of|prior to|in advance|beforehand|afterwards|later|earlier",
  order:
    "otherwise|or else|reverse|reversed|reverse order|backwards|instead|instead of|rather than|vice versa|the other way round",
  contrast: "but|however|though|although",
  repetition:
    "twice|two times|in a row|same person|repeat|repeats|repeating|repetition|repetitions|repeated|more than once|double|doubles|double booking|double bookings|double-booking|double-bookings|double booked|double-booked|double-book|overlap|overlaps|overlapping",
  again:
    "both at once|both at a time|twice|two times|again|repeat|repeats|repeating|repetition|repetitions|more than once|in a row|double|doubles|double booking|double bookings|double-booking|double-bookings|double booked|double-booked|double-book|overlap|overlaps|overlapping|conflict|conflicts|clash|clashes|same time",
  self: "themselves|themself|yourself|oneself|himself|herself|myself|own|knows|know|told|tell",
  vote: "vote|votes|once|twice|one",
  leading: "remove|delete|omit|leave out|skip|drop|hide|ignore",
  condition: "if|in case|provided|provided that|as long as|whenever",
  perHead:
    "per person|per head|per day|per week|per month|per employee|per user|per team|a person|a day|a week|each person|each day",
  idioms:
    "the only important thing|the only thing that matters|only thing that matters|the only important thing is|all that matters|only important|if that's ok|if that's okay|if thats ok|if thats okay|if it's ok|if its ok|don't forget|dont forget|do not forget|don't be late|dont be late|or not|yes or no|no rush|no hurry|no worries|no problem|no pressure|no idea|not sure|why not|if not|not urgent|not important|nothing fancy|nothing special|nothing complicated|no big deal|not much|no stress|don't worry|dont worry|don't mind|dont mind|not too fancy|not just|not only|can't wait|cant wait|no thanks|no thank you|only thing|last but not least|if possible|if any|if you can|if you like|if needed|if necessary|if that works|if it works|i don't need|i dont need|we don't need|we dont need|i don't have to|i dont have to|we don't have to|we dont have to|nobody has to|no one has to|no idea why|that's all|if you don't mind|nothing else",
  complaints:
    "volunteer~|read~|reads|decipher|tell apart|forget~|forgets|forgot|forgotten|know|knows|knew|remember~|miss|misses|missed|lose|loses|lost|overlook~|find|finds|found|notice~|understand~|agree~|care|cares|bother~|works|working|sure|clear|clue|overview|keep track|mess|look|looks|remembers",
  acts: "may|should|must|shall|allowed|edit|edits|change|changes|delete|deletes|remove|removes|vote|votes|voted|book|books|post|posts|enter|enters|add|adds|open|opens|access|cancel|cancels|view|other people's|others|else|who voted|names",
  sentence:
    "may|must|shall|should|can|cannot|could|would|need|needs|has to|have to|had to|don't|doesn't|is|are|was|were|will|won't|can't|not|never|no|nobody|only|without|except|unless|otherwise|them|they|he|she|we|everybody|everyone|anybody|anyone|at most|at least|each of",
  units: "day|days|week|weeks|hour|hours|minutes|month|months|year|years|morning|evening|night",
  leaveOut:
    "leave it out|leave that out|leave them out|drop it|drop that|drop them|skip it|skip that|without it|without that|leave it as it is|leave it like it is|leave it be|keep it as it is|leave everything as it is|then not|rather not|ignore it|ignore that|forget it|not needed|never mind|no need|fine without|that's ok|doesn't matter",
};
