/** Which rows of a table are shown, as the page's address says it. */
export interface TableView {
  /** Counted from 1. Where there are fewer pages, the last one is shown. */
  page: number;
  /** The column's key; null: in the order that the rows have. */
  sort: { by: string; descending: boolean } | null;
  filter: string;
  /** Values that were chosen, by their columns' keys. */
  only: ReadonlyMap<string, string>;
  isCsv: boolean;
}

/** The address of a page, of which a table has its own part. */
export interface TableAddress {
  view: TableView;
  /** Path of the page. */
  path: string;
  /** What else stands in the address: a form that sends a new filter has to keep it. */
  others: [string, string][];
  /** The name of one of the table's own parts of the address. */
  named(part: "sort" | "page" | "filter" | `only-${string}`): string;
  /** The same page with another view of the table; what is not given stays, and the first page is shown. */
  to(view: Partial<TableView>): string;
}

const MAX_FILTER = 200;
const PARTS = ["sort", "page", "filter", "format"] as const;

/** `prefix` tells the tables of a page apart: "" for the first. */
export function tableAddress(
  address: string,
  prefix: string,
  { keys, usual, chosenBy }: { keys: ReadonlySet<string>; usual: TableView["sort"]; chosenBy: readonly string[] },
): TableAddress {
  const [path = "", search = ""] = address.split("?", 2);
  const all = [...new URLSearchParams(search)];
  const parts = [...PARTS, ...chosenBy.map((key) => `only-${key}`)];
  const own = new Map(all.filter(([name]) => parts.some((part) => name === prefix + part)));
  const others = all.filter(([name]) => !own.has(name));
  const said = (part: (typeof PARTS)[number] | `only-${string}`) => own.get(prefix + part) ?? "";
  const view: TableView = {
    page: readPage(said("page")),
    sort: readSort(said("sort"), keys) ?? usual,
    filter: said("filter").trim().slice(0, MAX_FILTER),
    only: new Map(
      chosenBy.flatMap((key): [string, string][] => {
        const value = said(`only-${key}`).slice(0, MAX_FILTER);
        return value === "" ? [] : [[key, value]];
      }),
    ),
    isCsv: said("format") === "csv",
  };
  return {
    view,
    path,
    others,
    named: (part) => prefix + part,
    to: (change) => {
      const { sort, page, filter, only, isCsv } = { ...view, page: 1, ...change };
      const query = new URLSearchParams(others);
      if (sort !== null && writeSort(sort) !== writeSort(usual)) query.set(`${prefix}sort`, writeSort(sort));
      if (filter !== "") query.set(`${prefix}filter`, filter);
      for (const [key, value] of only) query.set(`${prefix}only-${key}`, value);
      if (page > 1) query.set(`${prefix}page`, String(page));
      if (isCsv) query.set(`${prefix}format`, "csv");
      return query.size === 0 ? path || "?" : `${path}?${query.toString()}`;
    },
  };
}

export function readSort(written: string, keys: ReadonlySet<string>): TableView["sort"] {
  const descending = written.startsWith("-");
  const by = descending ? written.slice(1) : written;
  return keys.has(by) ? { by, descending } : null;
}

/** "-day" of a descending day; "" of none. */
export function writeSort(sort: TableView["sort"]): string {
  return sort === null ? "" : `${sort.descending ? "-" : ""}${sort.by}`;
}

function readPage(written: string): number {
  const page = Number(written);
  return Number.isInteger(page) && page >= 1 && page <= 10_000_000 ? page : 1;
}
