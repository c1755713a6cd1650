const svg = "http://www.w3.org/2000/svg";

/** Strokes on a 20 × 20 grid. */
const shapes = {
  menu: ["M3.5 6h13M3.5 10h13M3.5 14h13"],
  close: ["M5 5l10 10M15 5 5 15"],
  reply: ["M4 5.5h12v8H9l-3.5 3v-3H4z"],
  smile: ["M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", "M7.2 11.8c1.4 2 4.2 2 5.6 0M7.5 8v.01M12.5 8v.01"],
  link: ["M8.5 11.5l3-3M9.5 6l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L14 10.5M10.5 14 9 15.5A3.2 3.2 0 0 1 4.5 11L6 9.5"],
  attach: ["M14.5 9.5l-5 5a3 3 0 0 1-4.3-4.3l6-6a2 2 0 0 1 2.9 2.9l-5.7 5.7a1 1 0 0 1-1.4-1.4l5-5"],
  send: ["M3.5 10 16.5 4l-4 12.5-3-5z", "M9.5 11.5 16.5 4"],
  home: ["M4 9.5 10 4l6 5.5V16h-4v-4H8v4H4z"],
  threads: ["M3.5 5h9v6h-5l-2.5 2.2V11H3.5z", "M9 13.5h4l2.5 2v-2h1v-6h-2"],
  chat: ["M4 4.5h12v8.5H9l-3 2.8V13H4z"],
  search: ["M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM13 13l3.5 3.5"],
  inspect: ["M7 5 3 10l4 5M13 5l4 5-4 5"],
  help: ["M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", "M8 8.2a2 2 0 1 1 2.8 1.8c-.6.300-.8.700-.8 1.3M10 13.5v.01"],
  file: ["M6 3.5h5l3.5 3.5v9.5H6z", "M11 3.5V7h3.5"],
  download: ["M10 4v8M6.5 9 10 12.5 13.5 9M4.5 16h11"],
  more: ["M5 10v.01M10 10v.01M15 10v.01"],
  down: ["M10 4v11M5.5 10.5 10 15l4.5-4.5"],
  swap: ["M5 8l2.5-3L10 8M7.5 5v7M10 12l2.5 3L15 12M12.5 15V8"],
  copy: ["M7.5 7.5h8v8h-8z", "M12.5 7.5v-3h-8v8h3"],
  edit: ["M4 16l.9-3.6 8.3-8.3 2.7 2.7-8.3 8.3z", "M11.4 5.9l2.7 2.7"],
  trash: ["M5 6.5h10M8 6.5v-2h4v2M6.5 6.5l.7 9.5h5.6l.7-9.5"],
};

/** A drawing beside words or in a button with a label of its own; never read aloud. */
export function icon(name) {
  const drawing = element("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" });
  for (const d of shapes[name]) drawing.append(element("path", { d }));
  return drawing;
}

/** The mark of the app: a nut with a ring in it. */
export function appMark() {
  const drawing = element("svg", { viewBox: "0 0 32 32", class: "mark", "aria-hidden": "true" });
  drawing.append(
    element("path", { class: "nut", d: "M16 5 25.5 10.5v11L16 27 6.5 21.5v-11z" }),
    element("circle", { class: "ring", cx: "16", cy: "16", r: "4" }),
  );
  return drawing;
}

function element(tag, attributes) {
  const made = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
