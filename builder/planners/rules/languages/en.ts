import { THING } from "../../../blueprints/words.ts";
import { englishCalendar } from "./en-calendar.ts";
import { englishChanges } from "./en-changes.ts";
import { englishLabelCues } from "./en-label-cues.ts";
import { englishLimits } from "./en-limits.ts";
import { englishPlural, englishSingular } from "./en-nouns.ts";
import type { Language } from "./language.ts";

export const english: Language = {
  code: "en",
  endings: /^(?:s|es|ed|d|ing|e|er|ers|r|ment|al|als|ting|ted|ning|ned)?$/,
  telltale:
    "the|a|an|and|or|is|are|we|i|you|to|for|of|with|that|please|can|each|every|our|my|who|what|in|on|at|it|list|need|want|make|people|when",
  determiners:
    "a|an|the|our|attached|uploaded|enclosed|following|my|their|your|his|her|its|this|these|those|some|any|all|all the|all our|new|simple|small|little|quick|nice|short|easy|basic|tiny|shared|own|each|every|different|various|few|a few|couple of|possible|weekly|daily|monthly|current|one of the|one of our|which|whole",
  silent:
    "don't be late|sharp|on the dot|has to be|have to be|had to be|it has to be|has to|have to|n|whatever they heard|whatever they saw|he's|she's|they're|they've|who'd|it'd|hiya|toolroom|tool room|seriously|i'm serious|am serious|is fine|are fine|it's fine|that's fine|all fine|would be fine|fine with me|fine by me|works for me|no kidding|embarrassing|you know|i mean|tho|poor soul|straight|straight away|right away|properly|proper|in one go|in one batch|for good|chaos|total mess|a mess|is a mess|nightmare|a disaster|is a disaster|disaster|i've tried|we've tried|i tried|we tried|fair enough|anyhow|hopefully|if poss|poss|would be best|is best|best would be|as said|as discussed|lately|nowadays|these days|for ages|for years|whatnot|and such|and so forth|getting out of hand|out of hand|getting too old|too old|sick of|sick of being|half of it|half the time|every single time|each single time|run around|has to run around|ring up|nothing else|else|that's it|that is it|and that's it|thats it|thats all|put forward|looking after|lol|haha|xd|a lot|thanks a lot|w/o|hi|hello|hey|dear|folks|all|guys|morning|good|please|pls|plz|thanks|thx|thank you|thank you very much|cheers|kindly|maybe|perhaps|just|really|very|basically|actually|simply|quickly|somehow|etc|eg|e.g.|i.e.|like|also|too|then|there|here|now|so|well|ok|okay|can|could|would|should|will|shall|may|might|must|do|does|did|am|is|are|was|were|be|been|being|it's|that's|there's|i'm|i'd|i'll|we're|we'd|we'll|you're|let's|let|lets|us|i|we|you|he|she|they|it|them|me|him|one|ones|everyone's|have|has|had|get|gets|got|getting|give|gives|want|wants|wanted|need|needs|needed|would like|like to|looking for|love|wish|make|makes|making|build|builds|create|creates|creating|set up|setup|set|program|write me|put|use|uses|using|able|possible|help|helps|app|apps|tool|tools|bot|application|software|thing|things|something|somewhere|some place|solution|system|way|slack|channel|page|web page|website|site|webpage|to|that|which|who|whom|whose|what|when|where|how|why|if|as|by|from|into|onto|at|on|in|of|for|with|about|via|than|up|out|off|over|not just|only just|people|person|somebody|someone|anybody|anyone|everybody|everyone|colleague|colleagues|coworker|coworkers|co-workers|employee|employees|staff|team|the team|our team|teams|department|company|office|user|users|member|members|folks|myself|ourselves|themselves|themself|their own|own|already|again|still|always|currently|soon|rather|instead|asap|sure|no rush|cool|great|nice to have|would be great|would be nice|would be cool|if possible|it would be|that would be|nice|this|these|those|automatically|automatic|each other|idea|kind of|sort of|type of|way to|lot of|bit|works|work|working|go|goes|come|comes|see|sees|show|shows|display|view|look|know|find|start|starts|based on|called|named|at work|in the office|at the office|in slack|internal|online|digital|central|one place|name it|call it|or so|around|time|times|day|days|moment|yes|new|same|other|current|way that|other one|u|ur|r|im|ive|id|ill|thats|shud|cud|wud|shoud|wanna|gonna|gotta|lets|ppl|ppls|peeps|pple|sth|smth|sthg|anymore|any more|goes|going|gets|went|shows up|puts|putting|bc|cos|coz|btw|fyi|tbh|imo|afaik|asap|yeah|yep|right|therefore|however|but|though|although|also the|as well|too|either|both|ours|mine|yours|theirs|myself|well|clearly|visibly|visible|nicely|easily|quick|quickly|handy|somewhat|lovely|kind|kindest|once|per se|brb|hope|hoping|think|thinking|guess|say|question|dear all|hi all|hello all|team's|rather than|such|more|less|most|much|many|lots|someone's|every one|while|during|after that|afterwards|before that|later|first|finally|next to|able to|so we can|so i can|so everyone can|so that we can|so that everyone can|so that i can|so people can|it should|it shall|there should|there shall|should be|shall be|can be|must be|i'd love|i'd like|we'd like|it'd be|looking|search for|search by|whoever|whatever|obviously|yourself|yet|read|reads|whenever|ofc|of course|anyway|honestly|whether|prefer|preferably|ideally|please note|dont need|mind|sure thing|quite|we are|people should|people can|should be able to|be able to|note that|same here|for now|at once|in general|as usual|in total|carry|done so|some kind|appear|appears|pop up|pops up|land|lands|stuff|mornings|evenings|afternoons|forget|forgets|assign|assigns|ends up|browse|sb|yo|ta|ta!|god bless|regards|kind regards|best regards|warm regards|warmest regards|best wishes|many thanks|with thanks|yours sincerely|sincerely|all the best|thank you so much|much appreciated|appreciated|howdy|greetings|good day|good morning|good afternoon|hey there|hi there|in advance and|fine",
  nounish:
    "company|office|team|department|staff|employee|user|member|slack|web|website|software|application|people|person|colleague|time|day|system|page|tool|stuff|show|setup|help",
  familiar:
    "shut|shuts|cold|gold|told|bold|fold|sold|hold|mold|props|prop|launch|bought|pace|place|plant|plants|parts|party|price|prize|print|trail|train|form|from|farm|cloud|tracks|track|books|boots|looks|house|horse|mouse|spending|lending|sending|seeds|needs|weeds|leads|beans|bears|boats|coats|poster|posters|meters|letters|months|mouths|seats|sheets|shoots|shots|costs|coast|roasts|rooms|brooms|rotor|rotas|quite|quiet|desert|dessert|angel|angle|trial|tires|tries|unite|untie|causal|casual|marital|martial|sacred|scared|united|untied|diary|dairy|whose|those|these|which|witch|watch|water|wafer|later|latter|letter|eating|meeting|meetings|painting|printing|pointing|parking|packing|packages|postage|pasta|pastry|chairs|charts|carts|cards|boards|stairs|stars|start|state|statue|status|statute|stages|storage|stories|stores|stocks|socks|snacks|drinks|cakes|lakes|names|games|dates|gates|rates|roles|rules|miles|mails|nails|tasks|tanks|teams|terms|items|visits|visitors|vendors|licenses|invoice|invoices|patients|parents|patents|people|purple|lunch|stuff|staff|it|trade|post|book|post it|grade|trait|truck|trucks|tool|pool|rule|role|whole|hole|bread|broad|board|beard|repair|repairs|roll|rolls",
  background:
    "cause otherwise|cause i|cause we|cause it|cause they|cause nobody|cause people|cause everybody|because|since|so that|so nobody|so no one|so everyone|so everybody|so we don't|so i don't|so we dont|so i dont|so that i don't|so that we don't|so people|otherwise|as we|as i|as nobody|in order to|instead of|at the moment|right now|currently|today we|today it|we always|we never|we keep|we often|we usually|people keep|people always|nobody|no one|it's always|it is always|our current|i'm tired|we're tired|tired of|i hate|it's a mess|it is a mess|last year|the problem|everyone keeps|everyone always|everybody keeps|somebody always|we used to|we forget|so far|it's annoying|i often|i always|i keep|i never|we lose|we lost|without having",
  wishes:
    "please|pls|plz|should|must|need|needs|want|wants|wish|like to|would|could|can you|can we|may|make|makes|let|lets|has to|have to|ought|shall|will|allow|allows|able to|if|when|whenever|then|so that|instead|everyone can|anyone can|people can|sort|sorted|order by|mark|show|shows|colour|color|highlight",
  concepts: {
    keep: "note|notes down|keep|keep track of|keeps track of|keeping track of|keep a record of|keep records of|keep a log of|keep an overview of|keep an eye on|track~|track of|record~|log|logs|logged|logging|log all|collect~|gather~|manag~|register|registers|registering|maintain~|organis~|organiz~|store|stores|storing|document~|monitor~|administer~|note down|write down|jot down|capture|captures|capturing|catalog~|write up|catalogue|inventor~|overview over|put together|keep tabs on|take down|takes down|note~|keep notes of|write~ down|keep us a|keeps|keeping|list all|track",
    list: "list|liste|lsit|lists|table|tables|register of|registry|tracker|trackers|tracking|tracking sheet|log of|logbook|log book|form|forms|inventory|database|spreadsheet|sheet|overview|collection|directory|sign-up sheet|signup sheet|sign-up list|signup list|signup|sign-up|catalog|catalogue|journal|diary|wishlist|box|notice board|bulletin board|pinboard|pin board|guest book|guestbook|cash book|phone book|order book|visitor book|visitors book|logs|record sheet|sign up list|signing list|backlog|schedule of|archive",
    enter:
      "enter~|add|adds|adding|submit~|submitting|submitted|fill in|fills in|fill out|order|orders|ordering|report~|sign up|signs up|sign up for|sign in|register for|put in|put down|type~|typing|hand in|suggest~|propos~|nominat~|request~|file|files|leave|write|drop|drop off|register|hand over|jot in|apply for|book in|give",
    say: "post~|posts|send~|sends|share|shares|shared|sharing|publish~|announc~|tell|tells|message|messages|say|says|write to|notify~|notifies|notified|inform~|show up in|report to|posted|announce|shout|put up|display in|nag|nags|show in|bring up|post it|posts it|post them|send it|send them|please drop|drop a message|drop a note|show it|ask|asks",
    digest:
      "summary|summaries|overview|digest|recap|roundup|round-up|rundown|report|totals|the list|list|status|results|result|numbers|statistics|stats",
    remind:
      "remind~|reminder|reminders|alert~|warn~|warning|warnings|ping~|nudg~|heads up|heads-up|notify~|notifies|nag|nags|nudge|flag|poke|congratulate~|wish happy birthday",
    approval:
      "wants to be asked|want to be asked|wants to be asked first|be asked first|has to be asked|must be asked|fine with it|is fine with it|are fine with it|happy with it|is happy with it|okays it or not|oks it or not|gives the nod|gives a nod|gets the nod|yes or a no from|says no or yes|gives his okay|gives her okay|needs his okay|needs her okay|needs their okay|ok first|okay first|ok'd|okd|oks|oks it|ok's|okay's|clicks ok|ok or not ok|ok or no|says ok|say ok|says okay|must say ok|must ok|has to say yes|have to say yes|has to say ok|has to agree|must agree|must approve|must sign off|have to sign off|have to approve|needs their ok|his ok|her ok|their ok|needs the ok|gives the go-ahead|gives the green light|gives green light|go-ahead|goahead|thumbs up|has the final say|final say|has the last word|yes or no by|waves it through|waves through|nods it through|clears it|rubber-stamp~|blessing|get approval|gets approved|get approved|approv~|approval|says yes or no|say yes or no|says yes|say yes|yes or no from|gives the ok|give the ok|has to ok|approvals|approved|sign off|signs off|sign-off|signoff|accept or decline|accept or reject|approve or decline|approve or reject|okay it|confirm or decline|decide|decides|decline~|reject~|yes/no from|signs it off|has to approve|needs approval|okays|greenlight~|green light|signed off|needs an ok|needs ok|needs an okay|needs a yes|gives an ok|approval flow|approval workflow|approval process|approval form",
    poll: "poll|polls|vote|votes|voting|survey|let us vote|let everyone vote|let people vote|ballot|election|doodle",
    picker:
      "pick~|random|randomly|at random|draw a name|draw~ a random|raffle|random picker|picker|randomiser|randomizer|choose someone|choose somebody|chooses someone|selects someone|select~ a random|spin|lucky dip|wheel of fortune|random wheel|tombola|choose one of|choose 1 of|pick 1 of|pick one of|choose 1|select one of|choose one",
    rota: "rota|rotas|rotation|rotate~|rotates|rotating|roster|duty|duties|turns|taking turns|take turns|takes turns|in turn|whose turn|duty plan|duty roster|on call|on-call|takes it in turns|take it in turns|switching|switches|alternating|alternate~|round robin|one after the other|one after another",
    checklist:
      "checklist|checklists|check list|check-list|to-do list for each|todo list for each|onboarding list|tick list|offboarding list|packing list|tick off list|todo list per|checkoff list|check-off list|list to tick|list to tick off|tick off|check off",
    lending:
      "lend~|lending|loan~|loans|borrow~|borrowing|check out and return|check-out and return|who has which|who has what|who has our|who's got|checked out by|checked out|lent|hand out and return|take home|checkout list|check-out list|lending list|checkout|check-out",
    booking:
      "book|books|booked|booking|bookings|reserv~|reservation|reservations|reserve|book a|timeslots|time slots|bookable|reservable",
    leaderboard:
      "keep score|keeps score|keeping score|keep the score|leaderboard|leader board|ranking|rankings|high score|high scores|highscore|scoreboard|score board|league table|league|hall of fame|kudos counter|kudos board|scores board|points table|points list|hall-of-fame|score table|scores table|scoring table|point table",
    links:
      "link list|link directory|links|bookmarks|bookmark~|link collection|useful links|urls|resource list|reading list",
    status_board:
      "status board|statusboard|status page|status overview|traffic light|traffic lights|status of|state of|in/out board|in-out board|traffic light board|status light|status lights|health board",
    countdown:
      "countdown|count down|counts down|counting down|days until|days left|how many days until|how many days are left|how many days left|how many days|days till|days to go|days to|sleeps until|how many days remain|how many days it is|number of days until|number of days left|remaining days|days remaining|days remain|how long until|how long till|how long it is until|how much time is left|how many sleeps|count the days|counts the days|counting the days|days still to go|how many more days|days are left|tick down",
    draw: "secret santa|gift exchange|kris kringle|secret friend|secret pal|gift swap|wichteln",
    webhook:
      "webhook|webhooks|incoming hook|http post|http posts|http call|http calls|http request|http requests|post request|post requests|web hook|web hooks|call a url|calls a url|call an url|calls an url|call our url|call some url|hit a url|hits a url|hit an url|hits an url|ping a url|pings a url|call an address|calls an address|call an https address|url with json|json to a url|json to an url|json to an address|post json|posts json|send json|sends json|sending json|sends us json|send us json|push json|pushes json|json payload|json payloads|json post|json posts|json call|json calls|callback url|callback|http callback|rest call|api call|incoming json|callbacks|callback things|callback thing|webhook thing|webhook things|http callbacks|hooks|outgoing webhook|outgoing webhooks|api calls|fire a request|fires a request|fire a webhook",
    command: "command|commands|slash command|slash commands|slash-command|shortcut",
    with: "with|including|include|includes|containing|contains|having|consisting of|made of|showing|plus|listing|along with|together with|as well as|namely|w|w/",
    columns: "columns|column|fields|field|following fields|following columns|details|information|info|attributes",
    and: "and|&|plus|+|as well as",
    or: "or|vs|versus|either",
    of: "of|for|about|on|regarding|concerning|of all|for all|of our|among",
    between: "between|among|amongst|from|out of|of these|from among|from these",
    in: "in|into|to|on|at|inside|for|within",
    today: "today's|todays|today|of the day|the day's|of today|that day",
    yesterday: "yesterday's|yesterdays|yesterday|of the day before|the day before",
    week: "last week's|last week|this week's|this week|of the week|the week's|of the last week|of the last 7 days|last 7 days|past week|weekly|past 7 days|past seven days|last seven days|the past 7 days|the last 7 days|over the past 7 days|in the past 7 days|over the last 7 days|previous 7 days|previous week|past 7 days'|the past week|over the past week|in the last week|over the last week|during the last week|within the last week|in the past week|during the past week|in the last 7 days|during the last 7 days|within the last 7 days|in the last seven days|over the last seven days|over the past seven days|in the past seven days|since last week|in the previous week|the week before|the seven days before|the 7 days before",
    open: "not back|not returned|not been returned|not yet back|not yet returned|still out|not brought back|open|unpaid|undone|unfinished|outstanding|pending|not done|not yet done|not done yet|still open|not paid|not yet paid|unresolved|still to do|left to do|not back yet|not ordered|incomplete|unsolved|unfixed|still missing|left open|not closed|not finished|not fixed|not solved|not resolved",
    overdue: "overdue|late|past due|past the due date|past their due date|past its due date|too late|expired|missed",
    older: "older than|more than|longer than|for more than|for longer than",
    total: "the totals|total|totals|sum|sums|the sum of|sum of|total of|adds up|add up|summed up|in total|altogether",
    per: "per|by|grouped by|for each|group by",
    before: "before|ahead of|in advance|prior to|beforehand|ahead|early|earlier",
    until:
      "untill|until|till|til|by|no later than|before|closes at|close at|closing at|cut-off|cutoff|deadline|up to|latest|at the latest|ends at|ends on|closes on|close on|closes|ends",
    due: "on the day|on that day|on the date|on the day itself|on the same day|due|is due|are due|comes due|come due|expire~|expires|expiry|expiration|runs out|run out|ends|end|deadline|renewal|due date|falls due|fall due|due for|past its date|passes|lapses|is over|are over",
    done: "done|finished|completed|paid|resolved|fixed|closed|solved|handled|returned|complete|delivered|received|settled",
    everybody:
      "everybody|everyone|anyone|anybody|all|the team|us|people|whole company|the whole company|whole team|the whole team|entire team|each person|everyone in the company|all employees|the company|the office|the channel",
    private:
      "only me|just me|only for me|just for me|for myself|only i|private|privately|personal|my personal|for me only|for me alone|nobody else|visible to me|only visible to me|just visible to me|only i can see|for my eyes only",
    me: "me|i|myself|my",
    boss: "manager|managers|boss|team lead|team leads|lead|head|hr|supervisor|line manager|director|ceo|cfo|finance|accounting|management|office manager|department head|admin|facilities",
    several: "several|multiple|more than one|as many as they like|as many as you like|multiple choice|several options",
    author:
      "only the author|only their own|own entries|only change their own|only edit their own|only who entered it|only the person who entered it|change only their own|edit only their own|only the one who entered it|their own only|edit their own only|edit their own entries only|only edit own",
    states: "states|state|status|stages|stage|statuses|steps|phase|phases",
    all: "all|everything|whole|full|entire|complete list|all of them|every",
    also: "also|another|second|additionally|besides|separately|and one more|a second|another one|furthermore|moreover|one more thing|in addition|and separately|as a second thing|and another",
    together:
      "in one place|all in one place|one app|one page|single app|single page|one tool|same app|same page|in one|all in one|together|one place|app for our|app for the|page for the|page for our|everything for",
    wh: "who|what|when|where|which|how many|how much|how long|how often|how|why|whether|from when|until when|whom|if|who's|whos|what's|where's|when's",
    that: "that|saying|which says|with the text|with the words|the text|the message|text|message|reading|saying that|to say|words|as follows|the following",
    add: "add|adds|include|also show|also keep|put in|insert|append",
    change:
      "changes|change|move|set|switch|shift|make it|make|rename|replace|instead|update|modify|edit|adjust|post it|turn",
    remove:
      "remove|drop|delete|stop|stop posting|don't post|do not post|no more|no longer|without|get rid of|turn off|switch off|cancel|skip",
    not: "not|never|no|nobody|without|except|nobody|except for|but not|apart from|excluding|unless|don't|doesn't|shouldn't|dont|doesnt|shouldnt|cant|can't|cannot|isnt|isn't|wont|won't|only|aren't|arent|hasn't|hasnt|haven't|havent|wasn't|wasnt|w/o",
  },
  vocabulary: {
    records:
      "in charge|person in charge|people in charge|write|writes|write down|put in|gets put in|put on|excel|spreadsheet|out again|out|back out|marked|visible|whats|one each|entry|entries|item|items|row|rows|record|records|edit|edits|editing|change|changes|changing|update|updates|delete|deletes|remove|filter|filters|filtering|filterable|search|searches|searchable|sort|sorted|sortable|import|imports|export|exports|csv|csv file|csv export|csv import|excel export|download|downloads|upload|uploads|attached|attachment file|form|list|lists|table|mark|marks|marked|highlight|highlighted|tick|ticked|overdue|late|one per line|each with|has|should have|per person|visible|visible to|public|see all|see them all|all of them|everything|them|anytime|at any time|any time|per day|day|fresh|begin|begins|begin again|online form|track|keep track|status|columns|fields|details|information|info|details such as|such as|like name|entered|added|submitted|for each|for every|each|every|for each one|each one|for each of them|for every one|number them|new ones|past|stick out|sticks out|stick|per entry|sticking out",
    approval:
      "outcome|hear|hears|hear back|hears back|dm|dms|informed|learn|learns|knows|privately|instead|straight back|says|say|or|ppl|asks for|submit~|request~|requests|asks|ask|ask for|apply|applies|decline|declined|declines|reject~|accept~|says yes|yes|no|yes or no|yes/no|yes/no|button|buttons|click|clicks|form|decision|decisions|pending|first|before|must|has to|have to|status|answer|list|see|gets|told|is told|posted|result|send in|hand in|handed in|enter|enters|fill in|fills in|permission|request form|workflow|process|sees|each|new|then|them|submission|submissions|either|requested|asked|only|flow",
    poll: "is over|over|is closed|closed|once|as soon as|vote|votes|voted|choose|chooses|pick|picks|option|options|choice|choices|between|result|results|winner|winning|count|counts|question|answers|answer|candidates|close|closes|closed|closing|end|ends|open|per person|each person|once|one vote|one vote each|one each|everyone|decide|decides|deciding|about|what we|where we|select|can vote|changeable|change their vote|change|most|live|on|or|should we|single choice|single vote",
    picker:
      "noone|til|till|was|picked again|comes|pick|picks|picked|random|randomly|at random|person|somebody|someone|somebody random|names|name|list|lists|repeats|repeat|no repeats|without repeats|without repeating|twice|nobody twice|no one twice|same person|again|everyone had|everybody had|had a turn|has had a turn|their turn|turn|turns|fair|fairly|before|until|after|everybody|everyone|all|one|winner|lucky|choose|chooses|chosen|draws|draw|drawn|from|out of|of the team|never|until everyone|gets picked|been picked|been|next|selected|not|else|once|each|every|button|nobody|no one|no-one|presented|present|has presented|in a row",
    rota: "swap|swaps|swapping|swappable|trade|order|turn|turns|next|week|weekly|day|daily|each|every|fixed order|in this order|change|changes|changing|person|names|who|whose|plan|schedule|does|do|duty|on duty|is on|responsible|rotates|rotate|rotating|between|among|one|two people|two|take over|takes over|shift|shifts|list|first|starts|starting|with each other|start|beginning|done by|is done by|done",
    checklist:
      "missing|still missing|whats|what's|still open|to go|left|per person|tick|ticks|ticked|tick off|ticked off|check off|checks off|checked off|check|done|steps|step|items|item|points|point|tasks|task|todo|to-do|todos|to-dos|each|every|person|per person|for every|for each|new|list|own|completed|complete|progress|so|follow|template|standard|same",
    lending:
      "tells|ask|check it out|bring it back|check them out|bring them back|check|bring|whats|what's|come back|comes back|they come back|lend|lends|borrow|borrows|borrowed|return|returns|returned|returning|back|bring back|brings back|brought back|give back|given back|take|takes|taken|who|what|which|has|have|available|free|overdue|late|due|days|for|later|after|list|item|items|due back|until when|when|since|gets|out|in|check out|checks out|check in|hand back|thing|track|keep track of|keep|equipment list|should|person|must be back|at most|max|maximum|loan period|period|long|not back|yet|by then",
    booking:
      "time|times|so that nobody|clock|book|books|booked|reserve|reserved|free|taken|available|availability|double|double booking|double bookings|double-booking|double-book|double booked|double-booked|no double booking|no double bookings|without double booking|without double bookings|twice|not twice|overlap|overlaps|overlapping|conflict|conflicts|clash|clashes|slot|slots|time slot|time slots|hour|hours|by the hour|hourly|day|days|whole day|whole days|by the day|per day|full day|full days|from|to|until|between|at the same time|same time|same day|once|nobody|no one|two people|calendar view|who|see who|when|cancel|cancels|cancelled|canceled|list|for|name|only|avoid|prevent|not|never|must not|cannot|can't|so nothing is|so|be|in advance|a day|a time|open|opens|close|closes|per|doubles|no doubles",
    leaderboard:
      "points|point|score|scores|scored|win|wins|won|most|top|best|first|rank|ranked|winner|winners|count|counts|counting|collected|person|player|players|names|name|who|add|adds|enter|plus|list|game|games|has the most|each|per|goes first|on top|give|gives|award|adds up|add up|sums up|total|per person|counts up|starts at|highest|high",
    links:
      "link|links|url|urls|tag|tags|tagged|tagging|category|categories|title|titles|search|searchable|searching|find|finds|description|filter|by tag|by tags|by word|by words|list|directory|collection|save|share|shared|add|adds|useful|important|collect|keep|keep track of|useful links|resources|keywords|keyword|can be found|found",
    status_board:
      "status|state|states|change|changes|changed|set|sets|who|when|board|shows|update|updates|updated|each|can be|either|is|green|yellow|red|said so|who set it|who changed it|since when|last|person|mark|marks|up|down",
    countdown:
      "days|day|until|left|to|remaining|till|the|count|counter|many|how many|how many days|are left|is left|each|big|number|still|remain|go|how long|x|remains|count down|counts|sleeps",
    draw: "draw|draws|drawn|who|gets|get|gift|gifts|present|presents|gives|give|partner|partners|name|names|join|joins|sign up|signs up|participate|participates|participants|take part|takes part|private|privately|private message|private messages|dm|dms|direct message|direct messages|secret|secretly|told|tell|tells|each|everybody|everyone|another|another person|somebody|someone|whom|for whom|nobody else|knows|random|randomly|buy|buys|whose|themselves|assign|assigns|assigned|send|sends|message|messages|pick|picks|person|joined|has joined",
    webhook_post:
      "receive|receives|received|incoming|comes in|call|calls|called|url|address|json|event|events|http|post|posted|payload|when|whenever|arrives|trigger|triggers|triggered|message|messages|sends|send|whatever|content|body|every|secret|secret address|our|something|comes|new|lead|leads|order|orders|alert|alerts|show|it",
    post: "post|send|message|list|it|them|that|text|saying|channel|share|summary|everyone|everybody|all|with|what|who|the list|and|where|so far|entries|entered|ordered|people|was|were|been|came in|come in|result|orders|names|then",
  },
  compounds: {},
  lacking: {
    mail: "email|emails|e-mail|e-mails|mail|mails|gmail|outlook|newsletter|mailing list|inbox|by mail",
    phone:
      "sms|text message|text messages|whatsapp|phone call|call them|telegram|signal|fax|letter|voicemail|phone me|call me|push notification",
    calendar:
      "google calendar|outlook calendar|ical|teams meeting|zoom|zoom meeting|google meet|calendar invite|calendar invites|calendar event|calendar entry|sync with calendar",
    money:
      "paypal|stripe|credit card|pay out|wire|bank transfer|bank account|payout|payouts|payment|payments|pay by|charge~|charging|transfer the money|refund|invoice them|transfer money|pay out money|transfer~|send money|pay them",
    system:
      "accounting software|accounting system|accounting tool|bookkeeping software|bookkeeping system|payroll system|payroll software|salesforce|sap|hubspot|jira|confluence|github|gitlab|datev|workday|personio|bamboohr|zendesk|servicenow|notion|asana|trello|monday.com|airtable|google sheets|google sheet|google drive|sharepoint|onedrive|dropbox|microsoft teams|ms teams|erp|crm|active directory|okta|aws|kubernetes|database server|postgres|mysql|snowflake|tableau|looker|power bi|quickbooks|xero|shopify|linkedin|twitter|facebook|instagram|zapier|excel macro|google analytics|our production|prod database|prod|linear",
    internet:
      "weather|weather forecast|news|stock price|stock prices|share price|exchange rate|exchange rates|scrape|scrapes|scraping|crawl|google|wikipedia|web search|competitor prices|traffic|train times|bus times|lunch menu from|rss|bitcoin",
    model:
      "ai|chatgpt|gpt|artificial intelligence|machine learning|llm|predict|predicts|forecast|translate|translates|summarise|summarize|summarises|summarizes|sentiment|chatbot|answer questions|recogni~|transcribe|ocr",
    device:
      "door lock|printer queue|thermostat|badge reader|barcode scanner|qr code|qr codes|server metrics|cpu|disk usage|uptime|open the door|open the garage|turn on the lights|switch on the lights|turn off the lights|gps tracking|live location|read the temperature|print~|printer|unlock~|garage door",
    secrecy: "anonymous~|anonymously|anonymously|without names|without name|nameless|secret ballot",
    messages:
      "slack messages|read the messages|read all messages|messages in #|reactions|emoji reactions|reads our channel|private messages of|dms of|who is online|online status",
  },
  columns: {
    money:
      "price|cost|costs|amount|fee|budget|salary|sum|total|value|expense|rent|rate|amounts|prices|discount|payment|spend|deposit|bill",
    date: "expected|promised|promised for|promised date|publish date|filled on|opened on|lent on|back on|valid till|best before date|handed in on|paid back by|come back by|sell by|use by|date|by|deadline|day|birthday|due|expiry|expiration|start|end|begin|from|until|due date|arrival|departure|expires|ends|starts|when|on|renewal|dates|since|till|renewal date|notice period ends on|bought on|handed out on|expected on|inspection until|valid until|next inspection|next service|last service|day off|first day|last day|since when|best before|given on|renews on|last inspection|returned on|to|needed by|due by|required by|wanted by|finish by|deliver by",
    number:
      "tonnes|tons|kilos|litres|liters|km|kilometres|kilometers|pallets|kilos|litres|temperature|temp|crew size|length in minutes|duration|kids|children|number of kids|headcount|distance|boxes|bags|bottles|crates|number of|how many|count|quantity|qty|pieces|hours|amount of|score|age|rating|weight|size in|mileage|km|kilometers|kilometres|minutes|stock|persons|guests|seats|percent|%|points|days|units|headcount|how much|no. of|how often|kilograms|kg|litres|liters|copies|attendees|extension number|amount left|amount needed|stock left",
    yes_no:
      "yes/no|yes or no|y/n|checkbox|tick box|tickbox|check box|flag|done|paid|vegetarian|vegan|paid yet|returned|resolved|completed|finished|fixed|repaired|solved|ordered|delivered|received|arrived|picked up|collected|sent|shipped|signed|cancelled|canceled|cleared|settled|handled|checked|reviewed|invoiced|refunded|installed|closed|confirmed|attended|billed|bought|purchased|sold",
    person:
      "owner|responsible|assignee|assigned to|who|person|person responsible|responsible person|colleague|reporter|contact person in our team|buddy|mentor",
    link: "link|url|website|web site|homepage|web address|webpage",
    file: "pic|pics|snapshot|quote as attachment|invoice pdf|cv upload|signed copy|photo|picture|file|attachment|receipt|scan|pdf|document|image|screenshot|upload|files|photos|receipts|contract pdf|cv|résumé|receipt photo",
    long_text:
      "notes|note|description|comment|comments|reason|remarks|remark|details|explanation|text|message|why|feedback|summary|idea|what happened",
    choice: "status|state|priority|severity",
    text: "name|phone|phone number|number|email|address|room|place|location|serial number|order number|invoice number|plate|license plate|contact|company|title|category|type|brand|model|version|code|department|team|email address|e-mail|mobile|phone no|zip|city|room number|customer number|contract number|id|subject|topic|part number|size|extension|position|source|driver|licence plate|vendor|product|supplier|customer|partner|item|article|task|project|course|provider|machine|problem|issue|shelf|isbn|author|holder|employee|client|destination|purpose|colour|color|material|street|country|language|building|floor|first name|last name|surname|company name|key number|what|where|from where|which|suggestion|name of|arrival time|departure time|time|start time|end time|registrar|domain|dish|meal|host|caller|given to|handed to|lent to|key no.|key no|next step|flat|contact person|status note",
  },
  removing: "delete|remove|erase|wipe|clear|uninstall|undo|cancel|stop|fix|repair|change|rename|move",
  features:
    "csv|csv import|csv export|import|export|exports|exportable|importable|n|excel|excel export|download|downloads|downloadable|upload|search|searchable|filter|filters|filterable|sort|sortable|editable|edit|and|csv file|as csv|csv-export|csv-import|search function|filtering|sorting|both|all|everything|downloadable as csv",
  limits: englishLimits,
  labels: englishLabelCues,
  changes: englishChanges,
  calendar: englishCalendar,
  numbers: {
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    twenty: 20,
    "twenty-five": 25,
    thirty: 30,
    forty: 40,
    "forty-five": 45,
    fifty: 50,
    a: 1,
    an: 1,
  },
  spanNumbers: {
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    "twenty-one": 21,
    "twenty-eight": 28,
    "thirty-five": 35,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  },
  singular: englishSingular,
  plural: englishPlural,
  names: {
    remember: "Please remember: {}",
    entry: "entry",
    thing: THING.en,
    swap: "{} swap",
    person: "person",
    request: "request",
    name: "name",
    date: "date",
    dueDate: "due date",
    backBy: "Due back",
    back: "Back",
    done: "done",
    points: "points",
    duty: "duty",
    colleague: "colleague",
    note: "notes",
    open: "open",
    inProgress: "in progress",
    ok: "OK",
    problem: "problem",
    green: "green",
    yellow: "yellow",
    red: "red",
    down: "down",
    yes: "yes",
    no: "no",
    low: "low",
    medium: "medium",
    high: "high",
    list: "list",
    listOf: "A list of {}",
    poll: "poll",
    links: "Links",
    leaderboard: "Leaderboard",
    draw: "Secret Santa",
    countdown: "Countdown",
    webhook: "Incoming message",
    checklist: "Checklist",
  },
};
