import type { LabelCues } from "./label-cues.ts";

export const germanLabelCues: LabelCues = {
  pronouns: "ich|wir|er|sie|es|man|ihr|du|mich|uns|mir|dir|euch|ihm|ihn|ihnen|sich|ich's|wir's",
  verbs:
    "ist|sind|war|waren|hat|habe|haben|hatte|hatten|wird|werden|wurde|wurden|will|wollen|kann|können|könnte|könnten|soll|sollen|sollte|sollten|muss|müssen|darf|dürfen|würde|würden|möchte|möchten|braucht|brauchen|gehört|gehören|kommt|kommen|geht|gehen|macht|machen|steht|stehen|sehen|gehöre",
  openers:
    "bitte|wenn|und|oder|aber|weil|dass|damit|denn|als|wie|falls|würden|würde|möchte|möchten|hätte|hätten|könnte|könnten|soll|sollen|sollte|wäre|lass|lasst|mach|macht|dann|sonst|sondern|da|so",
  prepositions:
    "in|im|an|am|auf|aus|bei|beim|mit|ohne|nach|von|vom|zu|zum|zur|für|über|unter|durch|vor|während|zwischen|wegen|seit",
  closers:
    "der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|dass|weil|unser|unsere|unseren|mein|meine|ihr|ihre",
  fillers:
    "aber|dann|weil|oder|soll|sollen|kann|können|ob|der|die|das|den|dem|ein|eine|einen|es|ich|wir|man|sie|er|uns|mich|mir|so|und|oder|nichts|sonst nichts|nichts weiter|etwas|alles|mehr|rest|der rest|den rest|usw|usw.|etc|etc.|bitte|danke|reicht|genügt|langt|ja|nein|ok|gerne|gern|sowas|so was|dings|andere|anderes|übliche|das übliche|ist|sind|neu|alt|schön|gut",
  questions:
    "wer|wen|wem|wessen|was|wann|wo|wohin|woher|womit|wofür|wozu|worum|worüber|woran|wovon|wodurch|wie|warum|weshalb|welche|welcher|welches|welchen|welchem|ob|ist|sind|war|hat|haben|kann|darf|wurde|wird|bis wann|ab wann|seit wann|für wen|von wem|an wen|mit wem|zu wem|von wann",
  asides:
    "ab jetzt|ab sofort|von jetzt an|selbst|selber|natürlich|wenn möglich|wie bisher|wie immer|fürs erste|erstmal",
  relatives: "",
  heads: "",
};
