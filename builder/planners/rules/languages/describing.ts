/** Words that tell one thing from another of its kind. Between bars, those of size apart; the German ones are stems. */
export const DESCRIBING = {
  en: {
    large: "big|large|tall|long|huge|medium|middle",
    small: "small|little|tiny|short",
    other:
      "bigger|biggest|larger|smaller|smallest|old|older|new|newer|red|blue|green|yellow|black|white|gr[ae]y|silver|orange|purple|pink|brown|beige|gold|golden|dark|light|left|right|upper|lower|front|back|rear|first|second|third|upstairs|downstairs|northern|southern|eastern|western|wide|narrow|heavy|good|nice|quiet|fast|slow|electric|manual|wooden|round|square|cheap|expensive|main|spare|wet|dry|warm|cold|indoor|outdoor",
  },
  de: {
    large: "groß|gross|mittler",
    small: "klein",
    other:
      "größer|kleiner|alt|neu|rot|blau|grün|gelb|schwarz|weiß|weiss|grau|silber|silbern|braun|hell|dunkl|link|recht|ober|unter|vorder|hinter|lang|kurz|erst|zweit|dritt|schnell|langsam|elektrisch|rund|eckig|breit|schmal|hoh|niedrig|leis|laut|warm|kalt|schwer|leicht",
  },
};
