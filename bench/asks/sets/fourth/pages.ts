import type { Entry, Written } from "../../shape.ts";

const TAKE = /borrow|lend|take|check ?out|get it|pick up/i;
const YES = /approve|accept|\byes\b|grant|agree/i;
const SAID_YES = /approved|accepted|\byes\b|granted|agreed/i;
const YES_DE = /genehmig|annehm|zustimm|freigeb|bewillig|\bja\b/i;
const SOME_TICKED = /\b\d\s*(\/|of|von|aus)\s*5\b|\d+\s?%|✓|✔|☑|done|ticked|erledigt|offen|open|fehlt|missing/i;

/** What people decide, tick off, set, take, reserve, collect and compete for on a page. */
export const fourthPages: Written[] = [
  {
    name: "fourth-courses",
    language: "en",
    covers: ["approval"],
    by: "asker1",
    channel: "#requests",
    text: "Hello! People keep asking me for training in the corridor. Instead: they fill in course, provider, price (EUR), reason → <@platform1> says yes or no → they hear back in a DM. best, Ana",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: course("Welding II", "480.00"), as: "asker2" },
          { do: "shows", row: /Welding II/, text: /480/, as: "platform1" },
          { do: "press", row: /Welding II/, button: YES, as: "asker2", refused: true },
          { do: "press", row: /Welding II/, button: YES, as: "platform1" },
          { do: "shows", row: /Welding II/, text: SAID_YES, as: "platform1" },
          { do: "dm", to: "asker2", says: SAID_YES, about: /hear back|\bDM\b|message|told|notif/i },
          { do: "fill", set: course("Excel basics", "90.00"), as: "asker2" },
          {
            do: "press",
            row: /Excel basics/,
            button: /decline|reject|deny|\bno\b|refuse|turn/i,
            set: [[/reason|comment|why|note/i, "we have a tutor in house", "maybe"]],
            as: "platform1",
          },
          {
            do: "dm",
            to: "asker2",
            says: /declined|rejected|denied|\bno\b|refused|turned/i,
            about: /hear back|\bDM\b|message|told|notif/i,
          },
        ],
      },
    ],
  },
  {
    name: "fourth-holidays",
    language: "de",
    covers: ["approval", "access"],
    by: "asker2",
    channel: "#general",
    text: "So, Urlaub läuft ab sofort nicht mehr per Zettel. Jeder trägt ein: von, bis, Vertretung, Bemerkung. <@platform2> genehmigt oder lehnt ab. Die anderen sehen nur ihre eigenen Anträge, nicht die der Kollegen!",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: holiday(), as: "asker1" },
          { do: "shows", text: /Skikurs/, as: "platform2" },
          { do: "shows", text: /Skikurs/, as: "asker1" },
          { do: "showsNot", text: /Skikurs/, as: "platform1", about: /sehen|eigene|kollegen|sicht/i },
          { do: "press", row: /Skikurs/, button: YES_DE, as: "asker1", refused: true },
          { do: "press", row: /Skikurs/, button: YES_DE, as: "platform2" },
          { do: "shows", row: /Skikurs/, text: /genehmigt|angenommen|freigegeben|bewilligt|zugestimmt/i, as: "asker1" },
        ],
      },
      {
        kind: "part",
        leftOut: [/sehen|eigene|kollegen|sicht/i],
        checks: [
          { do: "fill", set: holiday(), as: "asker1" },
          { do: "press", row: /Skikurs/, button: YES_DE, as: "asker1", refused: true },
          { do: "press", row: /Skikurs/, button: YES_DE, as: "platform2" },
          { do: "shows", row: /Skikurs/, text: /genehmigt|angenommen|freigegeben|bewilligt|zugestimmt/i, as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "fourth-benches",
    language: "en",
    covers: ["status_board"],
    by: "platform1",
    channel: "#general",
    text: "which bench is free?? I get that 10x a day. One overview of Bench 1, Bench 2, Bench 3, Bench 4 — each one either free, in use or broken, whoever walks past changes it. Should say who changed it last.",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "shows", text: /Bench 1[\s\S]*Bench 4/ },
          { do: "choose", row: /Bench 2/, option: /in use/i, as: "asker2" },
          { do: "shows", row: /Bench 2/, text: /in use/i },
          { do: "shows", row: /Bench 2/, text: /Jonas/, about: /who|last|changed/i },
          { do: "choose", row: /Bench 2/, option: /broken/i, as: "asker1" },
          { do: "shows", row: /Bench 2/, text: /broken/i },
          { do: "shows", row: /Bench 2/, text: /Ana/, about: /who|last|changed/i },
        ],
      },
    ],
  },
  {
    name: "fourth-newcomers",
    language: "de",
    covers: ["checklist"],
    by: "asker1",
    channel: "#requests",
    text: "Neue Leute fangen bei uns ständig ohne Laptop an 😤 Ich hätte gern für jeden Neuen dieselben Schritte zum Abhaken: Laptop bestellt, Zugang angelegt, Spind zugeteilt, Rundgang gemacht, Pate benannt. Man muss sehen, bei wem noch was offen ist",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/name|\bwer\b|person|neue|mitarbeit|kolleg|für/i, "Lena Vogt"]] },
          { do: "fill", set: [[/name|\bwer\b|person|neue|mitarbeit|kolleg|für/i, "Omar Said"]], as: "asker2" },
          { do: "shows", text: /Lena Vogt/, as: "asker2" },
          { do: "shows", text: /Rundgang gemacht/ },
          { do: "choose", row: /Lena Vogt/, option: /Spind/ },
          { do: "choose", row: /Lena Vogt/, option: /Laptop/, as: "asker2" },
          { do: "shows", text: SOME_TICKED, about: /sehen|offen/i },
          { do: "shows", text: /Omar Said/ },
        ],
      },
    ],
  },
  {
    name: "fourth-vans",
    language: "en",
    covers: ["checklist"],
    by: "asker2",
    channel: "#general",
    text: "Every van has to be checked before it goes out. For each van the same points — tyres; lights; first aid kit; load secured; papers on board — and the driver ticks them off. At the moment that's a clipboard and the clipboard is always missing",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: [[/\bvan\b|name|plate|which|thing|\bfor\b|\bwho/i, "LY-482-KQ"]], as: "asker1" },
          { do: "shows", text: /LY-482-KQ/ },
          { do: "shows", text: /load secured/i },
          { do: "choose", row: /LY-482-KQ/, option: /lights/i, as: "asker1" },
          { do: "choose", row: /LY-482-KQ/, option: /first aid/i, as: "asker1" },
          { do: "shows", text: SOME_TICKED },
        ],
      },
    ],
  },
  {
    name: "fourth-links",
    language: "en",
    covers: ["link_directory"],
    by: "asker1",
    channel: "#general",
    text: "we've got links EVERYWHERE. one page pls: what it is, the url, a couple of keywords (onboarding, finance, travel...) and a box to find stuff. anyone can add",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: link("Per diem rates", "https://rates.example.com/2027", "travel"), as: "asker2" },
          { do: "fill", set: link("Org chart", "https://people.example.com/chart", "onboarding") },
          { do: "shows", text: /Per diem rates/, as: "platform2" },
          { do: "search", words: "diem", finds: /Per diem rates/, not: /Org chart/, about: /find|search|box/i },
          {
            do: "search",
            words: "onboarding",
            finds: /Org chart/,
            not: /Per diem rates/,
            about: /find|search|box|keyword/i,
          },
        ],
      },
    ],
  },
  {
    name: "fourth-steps",
    language: "de",
    covers: ["leaderboard", "digest"],
    by: "asker2",
    channel: "#general",
    text: "Schritte-Challenge! jeder gibt seine Schritte ein (so oft er will, wird zusammengezählt), oben steht wer am meisten hat. Den Stand bitte jeden Freitag 16:00 hier in #general",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: steps("Jonas Weber", "8000"), as: "asker2" },
          { do: "fill", set: steps("Ana Ferreira", "9000"), as: "asker1" },
          { do: "fill", set: steps("Jonas Weber", "5000"), as: "asker2" },
          { do: "order", first: /Jonas/, next: /Ana/, as: "platform2" },
          { do: "shows", row: /Jonas/, text: /13[.,\s\u00a0\u202f’']?000/, about: /zusammen|summe/i },
          { do: "quiet", time: "2027-01-14 16:00" },
          {
            do: "at",
            time: "2027-01-15 16:00",
            channel: "#general",
            says: [/Jonas[\s\S]*Ana/],
            about: /freitag|stand|16/i,
          },
          { do: "quiet", time: "2027-01-16 16:00" },
        ],
      },
    ],
  },
  {
    name: "fourth-cars",
    language: "de",
    covers: ["booking"],
    by: "asker1",
    channel: "#requests",
    text: "Wer hat den Golf?? 😡 Bitte irgendwas, wo man sich für die Dienstwagen eintragen kann (Caddy, Golf, e-up): wer, von welchem Tag bis zu welchem, wofür. Zwei Leute gleichzeitig darf nicht gehen",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: car("Golf", "2027-01-13", "2027-01-14") },
          { do: "shows", text: /Golf/, as: "asker2" },
          { do: "shows", row: /Golf/, text: /Ana/, as: "asker2" },
          { do: "fill", set: car("Golf", "2027-01-13", "2027-01-15"), as: "asker2", refused: true },
          { do: "fill", set: car("Caddy", "2027-01-13", "2027-01-15"), as: "asker2" },
          { do: "fill", set: car("Golf", "2027-01-15", "2027-01-16"), as: "asker2" },
          { do: "shows", row: /Caddy/, text: /Jonas/ },
        ],
      },
    ],
  },
  {
    name: "fourth-studio",
    language: "en",
    covers: ["booking"],
    by: "asker2",
    channel: "#general",
    text: "can we get a sign-up thing for the podcast studio and the photo corner? day, from, to, what for. First come first served - if it's taken it's taken! Closed after 8pm, cleaning crew",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "fill", set: slot("studio", "10:00", "11:30") },
          { do: "shows", row: /studio/i, text: /10:00/, as: "asker1" },
          { do: "fill", set: slot("studio", "11:00", "12:00"), as: "asker1", refused: true },
          { do: "fill", set: slot("photo", "11:00", "12:00"), as: "asker1" },
          { do: "fill", set: slot("studio", "11:30", "12:30"), as: "asker1" },
          {
            do: "fill",
            set: slot("photo", "20:30", "21:30"),
            refused: true,
            about: /8\s*p\.?m|20[:.]00|clos|clean/i,
          },
        ],
      },
      {
        kind: "part",
        leftOut: [/8\s*p\.?m|20[:.]00|clos|clean/i],
        checks: [
          { do: "fill", set: slot("studio", "10:00", "11:30") },
          { do: "fill", set: slot("studio", "11:00", "12:00"), as: "asker1", refused: true },
          { do: "fill", set: slot("photo", "11:00", "12:00"), as: "asker1" },
        ],
      },
    ],
  },
  {
    name: "fourth-tool-crib",
    language: "en",
    covers: ["lending", "overdue"],
    by: "asker1",
    channel: "#requests",
    text: "Tool crib: torque wrench, laser level, moisture meter, label printer. Folks take one and bring it back within a week. I want to see who's got what, and whos late. (no more sticky notes!!)",
    expect: [
      {
        kind: "built",
        checks: [
          { do: "press", row: /laser level/i, button: TAKE, as: "asker2" },
          { do: "shows", row: /laser level/i, text: /Jonas/ },
          { do: "press", row: /laser level/i, button: TAKE, as: "platform1", refused: true },
          { do: "press", row: /torque wrench/i, button: TAKE, as: "platform1" },
          { do: "clock", time: "2027-01-20 10:00" },
          { do: "shows", row: /laser level/i, text: /overdue|\blate\b|past due/i, about: /late|overdue|week/i },
          { do: "press", row: /laser level/i, button: /return|back|check ?in/i, as: "asker2" },
          { do: "press", row: /laser level/i, button: TAKE, as: "platform1" },
          { do: "shows", row: /laser level/i, text: /Priya/ },
        ],
      },
    ],
  },
];

function course(name: string, price: string): Entry[] {
  return [
    [/course|training/i, name],
    [/provider/i, "Chamber of Trades"],
    [/price|cost|eur/i, price],
    [/reason|why/i, "need it for the new line"],
  ];
}

function holiday(): Entry[] {
  return [
    [/^(von|ab)\b|beginn/i, "2027-02-08"],
    [/^bis\b|ende/i, "2027-02-12"],
    [/vertret/i, "Jonas Weber"],
    [/bemerk|notiz/i, "Skikurs"],
  ];
}

function link(title: string, url: string, keyword: string): Entry[] {
  return [
    [/what|title|name|description/i, title],
    [/url|link|address/i, url],
    [/keyword|tag|topic/i, keyword],
  ];
}

function steps(who: string, count: string): Entry[] {
  return [
    [/schritte|punkte|anzahl|wie ?viele/i, count],
    [/name|\bwer\b|person|teilnehm/i, who, "maybe"],
  ];
}

function car(which: string, from: string, until: string): Entry[] {
  return [
    [/wagen|auto|fahrzeug|ressource|\bwas\b/i, which],
    [/^(von|ab)\b|beginn|start/i, from],
    [/^bis\b|ende/i, until],
    [/wofür|zweck|grund|anlass/i, "Messe Lyon", "maybe"],
  ];
}

function slot(place: string, from: string, to: string): Entry[] {
  return [
    [/room|place|space|where|which|studio|resource|area|corner|thing|\bwhat\b(?! for)/i, place],
    [/\bday\b|date|when/i, "2027-01-12"],
    [/^from|start|begin/i, from],
    [/^(to|until|till)\b|\bend/i, to],
    [/what for|purpose|reason/i, "recording", "maybe"],
  ];
}
