import type { LabelCues } from "./label-cues.ts";

export const englishLabelCues: LabelCues = {
  pronouns: "i|we|they|he|she|you|me|us|them|i'm|we're|they're|i'd|we'd|i'll|we'll|it's|that's|thats|there's",
  verbs:
    "is|are|was|were|has|have|had|will|would|can|could|should|must|shall|may|might|isn't|aren't|wasn't|don't|doesn't|didn't|can't|won't|wants|wrote|writes|says|said|thinks|knows|keeps|keep|gets|goes|comes|brings|needs",
  openers:
    "let|please|pls|and|or|but|because|that|than|as|so|if|though|could|would|should|i'd|we'd|like|want|wants|maybe|perhaps|just|make|build|add|show|there|here|instead",
  prepositions:
    "to|in|on|at|with|without|from|for|of|by|about|into|onto|through|during|between|after|before|over|under",
  closers: "the|a|an|and|or|of|our|my|your|their|its|his|her|this|these|those|that|which|who|because|than|but",
  fillers:
    "but|then|because|or|whether|a|an|the|it|this|that|these|those|them|they|i|we|you|so|and|or|nothing|nothing else|nothing more|something|everything|anything|all|else|rest|the rest|stuff|etc|etc.|please|thank you|thx|yes|no|ok|okay|so on|and so on|that's it|thats it|that's all|thats all|more|other|others|the other|usual|the usual|same|the same|is|are|need|want|use|new|old|nice|good",
  questions:
    "who|whom|whose|what|when|where|which|why|how|whether|is|are|was|were|did|does|do|has|have|had|can|could|will|may|should|any|by when|for whom|from whom|to whom|from where|until when|since when",
  asides:
    "from now on|from here on|itself|themselves|if possible|if you can|as usual|as before|for a start|to start with|of course|at least",
  relatives: "that|which|who|whose|whom",
  heads:
    "person|people|someone|somebody|one|guy|date|day|time|place|thing|things|reason|number|amount|colleague|room|what|who|where|when",
};
