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
  if (/(?:ung|heit|keit|schaft|ion|tät)$/.test(lower)) return `${noun}en`;
  if (/e$/.test(lower)) return `${noun}n`;
  if (/[aiou]$/.test(lower)) return `${noun}s`;
  return noun;
}

const IRREGULAR = new Map(
  Object.entries({
    fahrzeuge: "Fahrzeug",
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
    besuche: "Besuch",
    termine: "Termin",
    schäden: "Schaden",
    wünsche: "Wunsch",
    vorschläge: "Vorschlag",
    pakete: "Paket",
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
    getränke: "Getränk",
    zimmer: "Zimmer",
  }),
);
