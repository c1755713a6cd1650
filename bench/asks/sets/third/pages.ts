import type { Entry, Written } from "../../shape.ts";

const THANKED = /kudos|noted|added|saved|thanks|got it|\bok\b|pitch|party|printer/i;
const BORROW = /borrow|lend|take|check ?out|loan/i;

/** Commands, checklists, links, states, loans and bookings. */
export const thirdPages: Written[] = [
  {
    name: "kudos",
    language: "en",
    covers: ["command", "records", "digest"],
    by: "asker1",
    channel: "#general",
    text: "can we have a /kudos command? like '/kudos Priya for rescuing the pitch deck'. everyone can see the list w/ who wrote it, and fridays at 5 in the afternoon all kudos of that week get posted to #general 🎉",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "command", text: "kudos Priya for rescuing the pitch deck", answer: THANKED },
          { do: "clock", time: "2027-01-13 11:00" },
          { do: "command", text: "kudos Marcus lovely party", answer: THANKED, as: "asker2" },
          { do: "shows", row: /pitch deck/, text: /Ana/, as: "asker2" },
          { do: "shows", row: /lovely party/, text: /Jonas/ },
          { do: "quiet", time: "2027-01-14 17:00" },
          { do: "at", time: "2027-01-15 17:00", channel: "#general", says: [/pitch deck/, /lovely party/] },
          { do: "clock", time: "2027-01-19 11:00" },
          { do: "command", text: "kudos Jonas fixed the printer", answer: THANKED },
          {
            do: "at",
            time: "2027-01-22 17:00",
            channel: "#general",
            says: [/fixed the printer/],
            saysNot: /pitch deck/,
          },
        ],
      },
    ],
  },
  {
    name: "azubi-start",
    language: "de",
    covers: ["checklist"],
    by: "asker2",
    channel: "#requests",
    text: "jeder neue azubi braucht bei uns: unterschriebener vertrag, sicherheitsschuhe, spindschlüssel, anmeldung berufsschule, werkzeugkiste. bitte als abhakliste pro azubi, sodass ich seh wem noch was fehlt",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|azubi|wer|person|für/i, "Leon Krause"]] },
          { do: "fill", set: [[/name|azubi|wer|person|für/i, "Mia Schulz"]], as: "asker1" },
          { do: "choose", option: /spindschlüssel/i, row: /Leon Krause/ },
          { do: "choose", option: /sicherheitsschuhe/i, row: /Leon Krause/, as: "asker1" },
          {
            do: "shows",
            row: /Leon Krause/,
            text: /2\s*(\/|von)\s*5|3 (offen|fehl|übrig)|(noch|fehl).{0,12}\b3\b|werkzeugkiste/i,
          },
          {
            do: "shows",
            row: /Mia Schulz/,
            text: /0\s*(\/|von)\s*5|5 (offen|fehl|übrig)|(noch|fehl).{0,12}\b5\b|spindschlüssel/i,
          },
        ],
      },
    ],
  },
  {
    name: "lesson-links",
    language: "en",
    covers: ["links", "search"],
    by: "asker2",
    channel: "#requests",
    text: "Teachers keep asking me for the same worksheets. Pls make a colection of links where any teacher can add title + url + tags (maths, biology, year 5 ...) and search thru it",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: link("Fractions game", "https://example.com/fractions?level=2", "maths") },
          { do: "fill", set: link("Parts of a cell", "https://cells.example.org/", "biology"), as: "asker1" },
          { do: "shows", text: /Parts of a cell/ },
          { do: "search", words: "fractions", finds: /Fractions game/, not: /Parts of a cell/ },
          { do: "search", words: "biology", finds: /Parts of a cell/, not: /Fractions game/ },
        ],
      },
    ],
  },
  {
    name: "treatment-rooms",
    language: "en",
    covers: ["status_board"],
    by: "asker1",
    channel: "#requests",
    text: "Reception needs to see at a glance which room is in use: X-ray, Plaster room, Room 3. Each is either free, occupied or being cleaned. Anyone may switch it; show who switched it last.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "choose", row: /Plaster room/i, option: /occupied/i, as: "asker2" },
          { do: "shows", row: /Plaster room/i, text: /occupied/i },
          { do: "shows", row: /Plaster room/i, text: /Jonas/ },
          { do: "choose", row: /X-ray/i, option: /clean/i },
          { do: "shows", row: /X-ray/i, text: /clean/i, as: "asker2" },
          { do: "shows", row: /X-ray/i, text: /Ana/, as: "asker2" },
          { do: "shows", text: /Room 3/i },
        ],
      },
    ],
  },
  {
    name: "camera-loans",
    language: "en",
    covers: ["lending", "digest"],
    by: "asker1",
    channel: "#requests",
    text: "Our cameras go missing all the time 😤 Canon R6, Sony A7, GoPro: people take one and bring it back within 3 days, everyone sees who has it. 10 am daily: late ones into #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /Sony A7/, button: BORROW, as: "asker2" },
          { do: "shows", row: /Sony A7/, text: /Jonas/ },
          { do: "press", row: /Sony A7/, button: BORROW, as: "asker1", refused: true },
          { do: "quiet", time: "2027-01-14 10:00", says: /Sony A7/ },
          { do: "at", time: "2027-01-15 10:00", channel: "#general", says: [/Sony A7/], saysNot: /GoPro|Canon/ },
          { do: "press", row: /Sony A7/, button: /return|back/i, as: "asker2" },
          { do: "quiet", time: "2027-01-16 10:00", says: /Sony A7/ },
          { do: "press", row: /Sony A7/, button: BORROW, as: "asker1" },
          { do: "shows", row: /Sony A7/, text: /Ana/, as: "asker2" },
        ],
      },
    ],
  },
  {
    name: "microscopes",
    language: "en",
    covers: ["booking", "hours"],
    by: "asker2",
    channel: "#requests",
    text: "lab microscopes Zeiss + Leica must be bookable by time (day, from, to), a slot can't be taken twice",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: slot("Zeiss", "13:00", "15:00") },
          { do: "shows", row: /Zeiss/, text: /13:00|1(:00)? ?pm/i, as: "asker1" },
          { do: "shows", text: /Jonas/, as: "asker1" },
          { do: "fill", set: slot("Zeiss", "14:10", "16:20"), as: "asker1", refused: true },
          { do: "fill", set: slot("Zeiss", "12:00", "16:40"), as: "asker1", refused: true },
          { do: "fill", set: slot("Leica", "14:00", "16:00"), as: "asker1" },
          { do: "fill", set: slot("Zeiss", "15:00", "15:30"), as: "asker1" },
          { do: "showsNot", row: /Zeiss/, text: /16:20|16:40/ },
        ],
      },
    ],
  },
];

function link(title: string, address: string, tag: string): Entry[] {
  return [
    [/title|name/i, title],
    [/link|address|url/i, address],
    [/tag/i, tag],
  ];
}

function slot(microscope: string, from: string, to: string): Entry[] {
  return [
    [/microscope|thing|what|which|resource/i, microscope],
    [/day|date|when/i, "2027-01-13"],
    [/^from|start|begin/i, from],
    [/^to\b|until|end/i, to],
  ];
}
