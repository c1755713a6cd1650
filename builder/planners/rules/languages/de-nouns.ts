/** One of several, in German: by what is known, else by its ending. */
export function germanSingular(noun: string): string {
  const lower = noun.toLowerCase();
  const known = IRREGULAR.get(lower);
  if (known !== undefined) return known;
  const tail = [...IRREGULAR.keys()]
    .filter((one) => one.length > 3 && lower.endsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  if (tail !== undefined) return noun.slice(0, -tail.length) + (IRREGULAR.get(tail) ?? "").toLowerCase();
  if (/(?:ungen|heiten|keiten|schaften|ionen|täten)$/.test(lower)) return noun.slice(0, -2);
  if (/[aeiouy]s$/.test(lower)) return noun.slice(0, -1);
  if (/(?:ant|ent|ist|ekt|or|at|rm)en$/.test(lower)) return noun.slice(0, -2);
  return /[^aeiou]en$/.test(lower) && lower.length > 5 ? noun.slice(0, -1) : noun;
}

export function germanPlural(noun: string): string {
  const lower = noun.toLowerCase();
  const tail = [...SEVERAL.keys()].filter((one) => lower.endsWith(one)).sort((a, b) => b.length - a.length)[0];
  if (tail !== undefined) {
    const many = SEVERAL.get(tail) ?? tail;
    return tail === lower ? `${noun.charAt(0)}${many.slice(1)}` : `${noun.slice(0, -tail.length)}${many}`;
  }
  if (/(?:ung|heit|keit|schaft|ion|tät)$/.test(lower)) return `${noun}en`;
  if (PLURAL.test(lower)) return noun;
  if (/e$/.test(lower)) return `${noun}n`;
  if (/[aiou]$/.test(lower)) return `${noun}s`;
  return noun;
}

/** A word in -e that is said of several. */
export function isSeveral(noun: string): boolean {
  return PLURAL.test(noun.toLowerCase());
}

/** Said of one where several are meant, or taken where nothing better was said. */
const SEVERAL = new Map(
  Object.entries({
    eintrag: "einträge",
    angebot: "angebote",
    gespräch: "gespräche",
    bericht: "berichte",
    rezept: "rezepte",
    paket: "pakete",
    dokument: "dokumente",
    tier: "tiere",
    hund: "hunde",
    film: "filme",
    beleg: "belege",
    anruf: "anrufe",
    patient: "patienten",
    lieferant: "lieferanten",
    antrag: "anträge",
    auftrag: "aufträge",
    vorschlag: "vorschläge",
    gegenstand: "gegenstände",
    vorfall: "vorfälle",
    unfall: "unfälle",
    gerät: "geräte",
    schaden: "schäden",
    mangel: "mängel",
    raum: "räume",
    schrank: "schränke",
    schlüssel: "schlüssel",
    besuch: "besuche",
    projekt: "projekte",
    produkt: "produkte",
    vertrag: "verträge",
    fahrzeug: "fahrzeuge",
    werkzeug: "werkzeuge",
    fundstück: "fundstücke",
    kind: "kinder",
    gast: "gäste",
    buch: "bücher",
    termin: "termine",
    wunsch: "wünsche",
    gottesdienst: "gottesdienste",
  }),
);

/** Words in -e that are said of several already: "Zertifikate", "Aufträge". */
const PLURAL =
  /(?:ate|ente|ekte|äufe|träge|schläge|fälle|gänge|plätze|sätze|schränke|räume|bäume|züge|flüge|wünsche|stände|gäste|kräne|pläne|schäden|bände|ritte|otte|iele|stücke|werke|zeuge|teile|tage|termine|abschlüsse|anschlüsse|beschlüsse|verstöße|anlässe|einsätze|umsätze|unfälle|austritte|eintritte|schritte|abatte|gebote|prüche|chüsse|befunde|besuche|anrufe|briefe|preise|kreise|tiere|boote|berichte|fundstücke|lizenzschlüssel|pokale|seminare|formulare|exemplare|honorare|telefone|pakete|päckchen|artikel|geschenke|getränke|metalle|kabel|vorräte|geräte|bestände|rückstände|abstände|vorfälle|zwischenfälle|notfälle|ausfälle|hefte|kurse|impulse|programme|probleme|systeme|themen|nachweise|ausweise|hinweise|verweise|beweise|ergebnisse|ereignisse|zeugnisse|erlaubnisse|verzeichnisse)$/;

const IRREGULAR = new Map(
  Object.entries({
    fahrzeuge: "Fahrzeug",
    bus: "Bus",
    busse: "Bus",
    kleinbus: "Kleinbus",
    lastenräder: "Lastenrad",
    kinder: "Kind",
    aufträge: "Auftrag",
    zertifikate: "Zertifikat",
    mängel: "Mangel",
    schäden: "Schaden",
    vorfälle: "Vorfall",
    unfälle: "Unfall",
    termine: "Termin",
    pakete: "Paket",
    wünsche: "Wunsch",
    besuche: "Besuch",
    störungen: "Störung",
    schränke: "Schrank",
    häuser: "Haus",
    mitglieder: "Mitglied",
    formulare: "Formular",
    ausweise: "Ausweis",
    nachweise: "Nachweis",
    getränke: "Getränk",
    teile: "Teil",
    proben: "Probe",
    paletten: "Palette",
    austritte: "Austritt",
    kontakte: "Kontakt",
    produkte: "Produkt",
    gespräche: "Gespräch",
    dokumente: "Dokument",
    kurse: "Kurs",
    berichte: "Bericht",
    bücher: "Buch",
    räume: "Raum",
    anträge: "Antrag",
    fahrräder: "Fahrrad",
    autos: "Auto",
    laptops: "Laptop",
    lieferanten: "Lieferant",
    kunden: "Kunde",
    verträge: "Vertrag",
    schlüssel: "Schlüssel",
    geräte: "Gerät",
    besucher: "Besucher",
    gäste: "Gast",
    spesen: "Spesen",
    rechnungen: "Rechnung",
    werkzeuge: "Werkzeug",
    ideen: "Idee",
    fehler: "Fehler",
    mitarbeiter: "Mitarbeiter",
    aufgaben: "Aufgabe",
    pflanzen: "Pflanze",
    bilder: "Bild",
    parkplätze: "Parkplatz",
    plätze: "Platz",
    projekte: "Projekt",
    drucker: "Drucker",
    server: "Server",
    monitore: "Monitor",
    vorschläge: "Vorschlag",
    hunde: "Hund",
    filme: "Film",
    spiele: "Spiel",
    fahrten: "Fahrt",
    reisen: "Reise",
    lizenzen: "Lizenz",
    beiträge: "Beitrag",
    teilnehmer: "Teilnehmer",
    artikel: "Artikel",
    namen: "Name",
    einträge: "Eintrag",
    anfragen: "Anfrage",
    kollegen: "Kollege",
    dienstwagen: "Dienstwagen",
    wagen: "Wagen",
    kameras: "Kamera",
    besprechungsräume: "Besprechungsraum",
    rezepte: "Rezept",
    kuchen: "Kuchen",
    zimmer: "Zimmer",
  }),
);
