import { app, redirect, refuse, sql, today, type User } from "@toolroom/app";
import { words } from "../words/records.ts";
import { download } from "./download.ts";
import { createEntries, type Entries, type Entry } from "./entries.ts";
import { readForm } from "./fields.ts";
import type { Frame } from "./frame.ts";
import { changesOf } from "./records-changed.ts";
import { addTablePages } from "./records-csv.ts";
import { filterOf } from "./records-filter.ts";
import type { Records, RecordsOptions } from "./records-list.ts";
import { changePage, listPage } from "./records-pages.ts";
import { isClosed, isOverdue, overdueCondition, whyFixed } from "./records-rules.ts";

/** Makes the pages of a list: show, add, change, remove, search, files, CSV. */
export function records(frame: Frame, options: RecordsOptions): Records {
  const { path, columns } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const entries = createEntries(options);
  const list = createList(options, entries);

  app.page(path, ({ query, user }) => {
    const where = filterOf(list, query);
    return frame.page(path, listPage({ list, base, query, where, user, problems: [], written: {} }));
  });
  app.post(base, ({ form, files, query, user }) => {
    requireOpen(options);
    const read = readForm(columns, { form, files });
    if (read.problems.length > 0) {
      const where = filterOf(list, query);
      return frame.page(path, listPage({ list, base, query, where, user, problems: read.problems, written: form }));
    }
    entries.add(read.values, read.files, user);
    return redirect(path);
  });
  addTablePages(frame, list, base, () => requireOpen(options));
  app.page(`${base}/:number`, ({ params, user }) => {
    const entry = entryOf(entries, params.number);
    return frame.subpage(path, words.change(options.noun.one), changePage({ list, base, entry, user, problems: [] }));
  });
  app.post(`${base}/:number`, ({ params, form, files, user }) => {
    const entry = requireMayChange(list, params.number, user);
    const read = readForm(columns, { form, files }, entry.values);
    const changes = changesOf(columns, read.values, entry, form);
    const problems = [...read.problems, ...changes.problems];
    if (problems.length > 0) {
      const page = changePage({ list, base, entry, user, problems, written: form });
      return frame.subpage(path, words.change(options.noun.one), page);
    }
    entries.change(entry.number, changes.values, read.files);
    return redirect(path);
  });
  app.post(`${base}/:number/remove`, ({ params, user }) => {
    entries.remove(requireMayChange(list, params.number, user).number);
    return redirect(path);
  });
  app.page(`${base}/:number/files/:column`, ({ params }) => {
    const column = columns.find((one) => one.type === "file" && one.name === params.column);
    const file = column && entries.file(entryOf(entries, params.number).number, column.name);
    return file === undefined ? refuse(words.gone) : download(file);
  });
  return list;
}

function createList(options: RecordsOptions, entries: Entries): Records {
  return {
    options,
    entries,
    add: (values, user) => {
      requireOpen(options);
      entries.add(values, {}, user);
    },
    current: () => (options.scope === "day" ? sql`entry_day = ${today()}` : sql`true`),
    isOverdue: (entry) => isOverdue(options, entry),
    overdue: () => overdueCondition(options),
  };
}

function requireOpen(options: RecordsOptions): void {
  if (isClosed(options)) refuse(words.closedSince(options.closesAt ?? ""));
}

function requireMayChange(list: Records, number: string, user: User): Entry {
  const entry = entryOf(list.entries, number);
  const why = whyFixed(list.options, entry, user);
  return why === undefined ? entry : refuse(why);
}

function entryOf(entries: Entries, number: string): Entry {
  const entry = /^\d{1,12}$/.test(number) ? entries.find(Number(number)) : undefined;
  return entry ?? refuse(words.gone);
}
