import { type Piece, piecesOf } from "./markup.ts";

export interface Cell {
  /** What its column is called; "" where it has no name. */
  label: string;
  text: string;
}

/** Entries that a page shows together: the rows of a table, or the items of a list. */
export interface PageList {
  /** The heading it stands below. */
  heading: string;
  labels: string[];
  rows: Cell[][];
}

/** What stands on a page of an App. */
export interface PageLists {
  title: string;
  lists: PageList[];
  /** What entries may be looked for by, small, also where none is so now. */
  choices: string[];
  /** Addresses of the App's other pages, as its navigation has them. */
  pages: string[];
  /** Numbers of the pages that these entries go on on. */
  numbers: number[];
}

/** What says what can be done, not what is kept: forms and what is folded away or for the platform's eyes alone. */
const NOT_KEPT: ReadonlySet<string> = new Set(
  "head script style template svg form button select textarea dialog details tfoot noscript".split(" "),
);
const NOT_KEPT_CLASSES: ReadonlySet<string> = new Set(["unseen", "problem", "preview"]);
const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "caption"]);

/** Reads the tables and lists of a page. */
export function readPageLists(markup: string): PageLists {
  const page: PageLists = { title: "", lists: [], choices: [], pages: [], numbers: [] };
  const reading = createReading(page);
  let left: { tag: string; depth: number } | null = null;
  for (const piece of piecesOf(markup)) {
    if (piece.kind === "open") noteChoices(page, piece);
    if (left !== null) {
      if (piece.kind === "text") reading.option(piece.text);
      else if (piece.tag === left.tag) left.depth += piece.kind === "open" ? 1 : -1;
      if (piece.kind !== "text") reading.tagWithin(piece);
      if (left.depth === 0) left = null;
    } else if (piece.kind === "open" && isLeftOut(piece)) {
      left = { tag: piece.tag, depth: 1 };
      reading.tagWithin(piece);
    } else reading.take(piece);
  }
  reading.end();
  page.lists = page.lists.filter(({ rows }) => rows.length > 0);
  return page;
}

type Tag = Exclude<Piece, { kind: "text" }>;
type Opening = Extract<Piece, { kind: "open" }>;

function isLeftOut({ tag, attributes }: Opening): boolean {
  const classes = (attributes.get("class") ?? "").split(/\s+/);
  return NOT_KEPT.has(tag) || attributes.has("hidden") || classes.some((one) => NOT_KEPT_CLASSES.has(one));
}

/** What lists of known parts are searched by. */
function noteChoices(page: PageLists, { tag, attributes }: Opening): void {
  if (tag === "input" && attributes.get("name") === "overdue") page.choices.push("overdue", "überfällig");
}

function createReading(page: PageLists) {
  let heading: string | null = null;
  let lastHeading = "";
  let list: PageList | null = null;
  let depth = 0;
  let labels: string[] = [];
  let row: { cells: Cell[]; heads: number } | null = null;
  let cell: Cell | null = null;
  let isNavigation = false;
  let isSearched = false;
  let option: string | null = null;

  const endCell = () => {
    if (cell !== null && row !== null) row.cells.push({ label: cell.label, text: tidy(cell.text) });
    cell = null;
  };
  const endRow = () => {
    endCell();
    if (row !== null && list !== null) {
      if (row.heads === row.cells.length && list.rows.length === 0) labels = row.cells.map(({ text }) => text);
      else list.rows.push(keptOf(row.cells));
    }
    row = null;
  };
  const endList = () => {
    endRow();
    if (list !== null) {
      const { rows } = list;
      const inCells = rows.flatMap((cells) => cells.map(({ label }) => label));
      list.labels = [...new Set([...labels, ...inCells])].filter((label) => label !== "");
      list.rows = rows.filter((cells) => cells.length > 0);
      page.lists.push(list);
    }
    list = null;
    labels = [];
  };
  const beginList = () => {
    endList();
    list = { heading: lastHeading, labels: [], rows: [] };
    depth = 0;
  };

  const open = ({ tag, attributes }: Opening) => {
    if (tag === "nav") isNavigation = true;
    if (tag === "a") noteLink(page, attributes.get("href") ?? "", isNavigation);
    if (HEADINGS.has(tag)) heading = "";
    if (tag === "table" || tag === "ul" || tag === "ol") {
      if (list === null) beginList();
      depth += 1;
    }
    if (list === null || depth > 1) return space();
    if (tag === "tr" || tag === "li") {
      endRow();
      row = { cells: [], heads: 0 };
      if (tag === "li") cell = { label: "", text: "" };
    }
    if (row !== null && (tag === "td" || tag === "th")) {
      endCell();
      if (tag === "th") row.heads += 1;
      cell = { label: attributes.get("data-label") ?? labels[row.cells.length] ?? "", text: "" };
    }
    space();
  };
  const close = (tag: string) => {
    if (tag === "nav") isNavigation = false;
    if (HEADINGS.has(tag) && heading !== null) {
      lastHeading = tidy(heading);
      if (page.title === "") page.title = lastHeading;
      heading = null;
    }
    if (tag === "table" || tag === "ul" || tag === "ol") {
      depth -= 1;
      if (depth <= 0) endList();
    } else if (depth === 1 && (tag === "tr" || tag === "li")) endRow();
    else if (depth === 1 && (tag === "td" || tag === "th")) endCell();
    else space();
  };
  const space = () => {
    if (cell !== null) cell.text += " ";
  };
  return {
    take: (piece: Piece) => {
      if (piece.kind === "open") return open(piece);
      if (piece.kind === "close") return close(piece.tag);
      if (heading !== null) heading += piece.text;
      if (cell !== null && !isNavigation) cell.text += piece.text;
    },
    /** A tag in what is left out: the choices of a search are told. */
    tagWithin: (piece: Tag) => {
      if (piece.tag === "select")
        isSearched = piece.kind === "open" && (piece.attributes.get("name") ?? "").startsWith("only-");
      if (option !== null && (piece.tag === "option" || piece.tag === "select")) page.choices.push(tidy(option));
      if (piece.tag === "option" || piece.tag === "select")
        option = isSearched && piece.kind === "open" && piece.tag === "option" ? "" : null;
    },
    option: (text: string) => {
      if (option !== null) option += text;
    },
    end: endList,
  };
}

/** Beside cells that have names, one without a name holds what can be done with the row. */
function keptOf(cells: Cell[]): Cell[] {
  const isNamed = cells.some(({ label }) => label !== "");
  return cells.filter(({ label, text }) => text !== "" && (!isNamed || label !== ""));
}

function noteLink(page: PageLists, href: string, isNavigation: boolean): void {
  const number = /[?&]page=(\d{1,7})\b/.exec(href)?.[1];
  if (number !== undefined) page.numbers.push(Number(number));
  if (isNavigation && /^\/(?![/\\])[^?#\s]*$/.test(href) && !page.pages.includes(href)) page.pages.push(href);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
