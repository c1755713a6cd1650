import type { ChangeWords } from "./changes.ts";

export const englishChanges: ChangeWords = {
  opener: "please|and|oh|ah|ok|okay|hey|also|but|so|then|just|no|can you|could you",
  add: "add|adds|adding|put in|puts in|include|insert|append|introduce|put on|extend|create|enter|put … in|put … on|put … first|put … last|put … after|put … before|put … at|put … behind",
  needs:
    "there is no|there's no|there isn't a|we lack|it lacks|lacks|two more|three more|four more|2 more|3 more|4 more|a few more|some more|also needs|still needs|also wants|would be nice|would be good|would be great|would be helpful|would be useful|we need|we also need|also need|also have|also want|i need|i also need|should also have|new|another|one more|offer|we have a|we have another",
  wants:
    "want to know|wants to know|need to know|needs to know|like to know|should know|track|also track|record|capture|note|note down|write down|put down|keep track of|please also|and also",
  more: "two|three|four|2|3|4|more|more things|things|thing|details|infos|information|pieces of information|facts",
  joins:
    "does it in his place|does it in her place|does it in their place|does it in his stead|does it in her stead|does it instead|does that instead|does it from now on|does it now|is in his place|is in her place|steps in|steps in instead|takes over|takes over now|is new|are new|join|joined|joins|has joined|have joined|joined us|joins us|is joining|are joining|starts with us|started|we got|we've got|we got a new|we have a new|we now have|there is now|there's now|there is a|there's a|there is also|there's also|is back|should be in|belongs in|takes part|wants in",
  shown: "be shown|be seen|be there|be in it|be mentioned|show up|appear",
  remove:
    "skip|skips|isn't needed|isnt needed|is not needed|aren't needed|isn't needed any more|isn't needed anymore|is obsolete|remove|removes|delete|deletes|drop|take out|take off|take away|take him out|take her out|take them out|take it out|take him off|take her off|take them off|get rid of|take … off|take … out|take … away|kick … out|throw … out|cross … off|kick out|throw out|cross out|strike|scrap|leave out|leave … out|leaves … out|leave … off|leaving … out|don't … more|dont … more|don't … anymore|dont … anymore|no … more|not … more|not … anymore|do not … more|no reminder|no reminders|no post|no posts|no messages|no summary|don't need|dont need|do not need|no longer have|no longer need|no longer needed|not needed|no more|stop|cancel|kill|without|not any more|not anymore|can go|may go|should go|turn off|switch off",
  deletes:
    "delete|deleted|remove|removed|erase|erased|wipe|uninstall|destroy|get rid of|scrap|trash|archive|archived|dispose of|tear down|can go|may go|should go|don't need|dont need|do not need|no longer need|not needed|no longer needed",
  wholeApp: "app|tool|bot|application|thing|program|whole app|whole tool|whole thing|entire app|entire thing",
  forGood: "forever|permanently|completely|entirely|altogether|all of it",
  clauseEnds: /[.,;:!?\n–—]+|\b(?:and|because|as|since)\b/,
  leaves:
    "on parental leave|on maternity leave|switched teams|changed teams|moved to another team|has quit|resigned|has resigned|got another job|is moving on|we sold|sold|we lost|we no longer have|left|wants out|want out|has left|have left|left us|leaves|is leaving|are leaving|is gone|are gone|is out|quit|retired|is retired|is no longer here|no longer works here|no longer with us|is not here any more|isn't here any more|isn't here anymore|no longer exists|doesn't exist any more|doesn't exist anymore|am out|i'm out|am leaving|i'm leaving|steps down|stepping down|drops out|dropped out|got stolen|was stolen|is lost|got lost|got broken|broke|is broken|was sold|is sold|got sold|is closed",
  absent:
    "nobody|no one|noone|we are out|we're out|are out|are off|is off|off on|am off|i'm off|we're off|closed|we shut|are shut|is shut|not open|not in|not there|aren't in|isn't in|away on|are away|bank holiday|day off|days off|on holiday",
  replace: "replace|replaces|substitute|swap|switch|exchange|is replaced|replaced|swapped|trade",
  instead:
    "covers for|fills in for|steps in for|instead of|in place of|rather than|takes over from|takes over for|takes the place of|stands in for|replaces",
  inPlace: "instead|in exchange|in return",
  onlyThese: "only|just|now only|now just|keep only|keep just|is only|is just|nobody but|no one but",
  nowThese:
    "the team is now|team is now|the list is now|list is now|the names are now|names are now|the rota is now|rota is now|we are now|the new team is|new team is|the group is now|it is now|it's now|people are now|the members are now",
  areThese: "should be|should now be|shall be|must be|are now|should only be|will be",
  stays: "stays|stay|remains|remain|keeps|still in|is still in",
  rename:
    "rename|relabel|call|is now called|is called|should be called|is now named|name|should be named|must be called",
  becomes: "change|is now|becomes|should say|should read|make",
  to: "to|into|by|with|for|as|a|an",
  into: "to|into|in|on|onto|for|from|of|off|as",
  filler:
    "too early|too late|tho|though|by the way|btw|second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|move|moved|push|shift|another|other|pls|please|her|him|them|more|extra|additional|further|also|too|one more|a new|new|as well|now|anymore|any more|longer|no longer|hey|called|named|name|the name|option|entry|instead|make|change|want|should|would|could|us|we|our|the|a|an|it|its|is|are|be|to be|put|take|from now on|there|missing|is missing|forgot|forgotten|i forgot|we forgot|at the bottom|underneath|hm|hmm|oh|sorry|oh|possible|at the end|last|first|entries|each|every|set|turn|let|have|has|been|if possible|everywhere|okay|actually|typo|that was a typo|spelled|misspelled|wrong|correct|fix",
  after: "after|behind|following",
  before: "before|in front of|ahead of",
  first:
    "first|start with|starts with|begin with|begins with|at the top|to the top|at the beginning|comes first|goes first",
  last: "last|at the end|to the end|at the end of the line|at the end of the row|at the end of the list|at the end of the queue|to the end of the line|to the end of the list|at the very end|at the back|at the bottom|to the bottom|comes last|goes last",
  reverse: "reverse|reverse the order|other way round|other way around|backwards|turn the order round",
  order: "order|sequence|turn order",
  title:
    "call it|call the app|call this|call this app|name it|name the app|rename it|rename it to|rename the app|rename the app to|rename this app to|the title should be|title should be|change the title to|change title to|the app should be called|it should be called|should be titled|change the name to|change its name to|new title|new name",
  calls: {
    people:
      "name|names|person|people|colleague|colleagues|member|members|participant|participants|rota|rotation|roster|team|list|duty",
    things: "thing|things|item|items|list|board",
    states: "state|states|status|statuses|condition",
    choices: "choice|choices|option|options|answer|answers|possibility|possibilities|value|values|state|states|status",
    items: "point|points|item|items|step|steps|task|tasks|to-do|todo|todos|checkpoint|list|checklist",
    tags: "tag|tags|keyword|keywords|category|categories|label|labels",
  },
  column: "column|columns|field|fields|line|question",
  required: "required|mandatory|compulsory|obligatory|must be filled in|has to be filled in|must be filled|must have",
  optional: "optional|not required|not mandatory|voluntary|no longer required|no longer mandatory",
  kinds: {
    date: "date|a date|date field|date picker|calendar date|day",
    money: "money|amount of money|an amount|a price|price field|currency|euro|euros|€|in euro|in euros",
    number: "number|a number|numeric|figure|count",
    yes_no: "yes/no|yes or no|checkbox|a checkbox|tick box|tickbox|a tick box|box to tick",
    long_text: "long text|several lines|multiline|multi-line|bigger text field|longer text|text area",
    text: "text|plain text|free text|a text field",
    link: "link|a link|url",
    person: "person|a person",
    choice: "choice|a choice|dropdown|drop-down|drop down|a dropdown|selection|select|list of choices",
  },
  earlier: "earlier|sooner|back|forward",
  later: "later",
  spans: {
    "half an hour": 30,
    "a half hour": 30,
    "half hour": 30,
    "quarter of an hour": 15,
    "a quarter of an hour": 15,
    "a quarter hour": 15,
    "an hour and a half": 90,
    "a little": 15,
  },
  loan: "extend|extends|loan|loans|lend|lending|lent|borrow|borrowing|keep|back|return|returned|due|lending period|loan period|period|days|weeks|longer|limit",
  hours:
    "open|opens|opening|opening hours|hours|bookable|book|booking|bookings|available|from|until|between|starting|as of",
  opens: "from|open|opens|opening|starting|starts|as of|start|begin|begins",
  closes: "extend|extended|runs|run|until|till|til|to|close|closes|closing|end|ends|up to",
  byDay: "by the day|per day|whole days|full days|all day|for whole days|for the whole day|day by day|daily",
  bySlot: "by the hour|hourly|per hour|by hour|time slots|slots|from to|for hours|with times|by time",
  decides:
    "approve|approves|approved by|approving|decide|decides|decided by|sign off|signs off|signed off by|approval|accept|accepts",
  owner: "owner|the owner|the app's owner|app owner",
  edits: "edit|edits|change|changes|delete|deletes|remove|modify|update|touch",
  onlyOwn:
    "only their own|only your own|their own|only own|only the author|only whoever entered|only who entered|only the one who entered|own entries|only the person who|whoever entered",
  anybody: "everybody|everyone|anybody|anyone|all|all people|every colleague",
  reminder: "reminder|reminders|reminding|remind|alert|alerts|warning|warnings",
  post: "post|posts|posting|message|messages|summary|digest|announcement|overview|report|notification|notifications|channel post|weekly post|daily post",
  command: "command|commands|slash command",
  overdue: "overdue|late|past due|mark overdue|highlight overdue",
  oneChoice:
    "only one choice|only one option|only one answer|one choice each|one vote each|one vote per person|only one vote|choose one|choose only one",
  also: "also|too|as well|second|another|additionally|in addition|extra",
};
