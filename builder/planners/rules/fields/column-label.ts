/** Said before what a column is called: "just the", "to know", "vielleicht noch". */
const BEFORE =
  /^(?:(?:i|we|ich|wir) )?(?:(?:need|needs|want|brauchen?|bräuchten?|benötigen?) )?(?:(?:and|und|just|also|simply|einfach|maybe|perhaps|only|optional(?:ly)?|possibly|ideally|plus|then|finally|are|is|sind|wären|lauten|heißen|should be|would be|to know|to see|to note|to have|wissen|nur|auch|noch|evtl\.?|eventuell|gern|gerne|vielleicht|ggf\.?|außerdem|dazu|natürlich|of course) )*(?:(?:a|an|the|their|its|his|her|our|der|die|das|den|dem|ein|eine|einen|einem|deren|dessen|jeweils) )?(?:(?:short|brief|quick|little|rough|kurze?[rsn]?|grobe?[rsn]?) (?=(?:\p{L}+)$))?(?:(?:which|welche[rsnm]?) (?=\p{L}+$))?/iu;

/** "add the photo of the receipt", "tragen ein Kennzeichen": told to be entered. Not "report", "file", "order", "note": things too. */
const ENTERED =
  /^(?:please |bitte )?(?:(?:\p{L}+ ){1,2}(?=(?:adds?|enters?|types|fills in|puts in|gibt|tippt|trägt|tragen|geben|schreibt|erfasst|notiert) ))?(?:adds?|attach(?:es)?|uploads?|enters?|types(?= )|type in|insert|write down|note down|fills? in|puts? in|put down|gibt|tippt|trägt|tragen|geben|anhängen:|hochladen:) (?:(?:also|in|down|auch|noch|an|ein) )*(?=\p{L})(?:(?:a|an|the|your|their|its|ein|eine|einen|den|die|das|der) )?/iu;

/** Said behind it, and no part of it: "… and phone out of this", "Foto dazu", "receipt attached". */
const BEHIND =
  /\s+(?:(?:out of|from|of|for|aus|von)\s+(?:this|that|it|them|these|each|all)|optional(?:ly)?|if possible|if any|if known|if there is one|please|pls|plz|thanks|thx|thank you|bitte|danke|daraus|davon|dazu|dabei|wenn möglich|falls vorhanden|wenn vorhanden|gern|gerne|as well|too|attached|anhängen|anbei|and so on|etc\.?|usw\.?|langt|langen|reicht|reichen|genügt|genügen|ein|eintragen|eingeben|angeben|eintippen|is enough|are enough|will do|would do|suffices?|that's it|thats it|is all|mehr nicht|mehr nich|(?:(?:machen|anlegen|haben|einbauen|ergänzen|dazu|to have|to add) )?(?:wären?|wärs|wär's|wär|would be|'d be)(?: \p{L}+){0,2} (?:gut|schön|toll|super|prima|klasse|nett|hilfreich|praktisch|good|nice|great|lovely|helpful|useful|fine|handy))$/iu;

/** "a field for the supplier", "eine Spalte für den Preis". */
const PLACE_FOR =
  /^(?:(?:and|und|also|auch|noch|dazu) )*(?:(?:a|an|one|the|another|ein|eine|einen|noch ein(?:e|en)?) )?(?:field|column|box|space|row|feld|spalte|zeile|angabe) (?:for|with|called|named|für|fuer|mit|zu|zum|zur|namens)(?: (?:the|a|an|our|their|den|die|das|dem|der|einen?|unseren?))? (?=\p{L})/iu;

/** What a column is called, without the words around it. */
export function plainLabel(said: string): string {
  let label = said.trim().replace(PLACE_FOR, "");
  for (let round = 0; round < 3 && BEHIND.test(label); round += 1) label = label.replace(BEHIND, "");
  const rest = label.replace(BEFORE, "").trim().replace(ENTERED, "").trim();
  return (rest === "" ? label : rest)
    .replace(/° (?=[CF]\b)/g, "°")
    .replace(/(\S)%/g, "$1 %")
    .replace(/(\d) %/g, "$1%");
}
