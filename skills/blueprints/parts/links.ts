import { app, db, type Html, html, redirect, refuse, type Sql, sql, sqlName, today, type User } from "@toolroom/app";
import { words } from "../words/links.ts";
import { type Column, showDate } from "./columns.ts";
import { fields, problemList, readForm } from "./fields.ts";
import { type Frame, PAGE_ROWS, pageNumber, paging } from "./frame.ts";

export interface LinksOptions {
  path: string;
  table: string;
  /** Offered before anybody has used one. */
  tags: string[];
}

interface Link {
  number: number;
  title: string;
  address: string;
  /** As `, hr, travel, `: each between commas. */
  tags: string;
  note: string | null;
  day: string;
  added_by: string;
  added_by_id: string;
}

type Query = Record<string, string | undefined>;
type Who = { user: User; isOwner: boolean };

/** Links with tags, found by words and by tag. Whoever added one can change and remove it, and so can the app's owner. */
export function links(frame: Frame, options: LinksOptions): void {
  const { path } = options;
  const base = `/${options.table.replaceAll("_", "-")}`;
  const table = sqlName(options.table);
  const columns: Column[] = [
    { name: "address", label: words.address, type: "link", isRequired: true },
    { name: "title", label: words.title, type: "text", isRequired: true },
    { name: "tags", label: words.tags, type: "text" },
    { name: "note", label: words.note, type: "long_text" },
  ];
  const linkOf = (number: string, { user, isOwner }: Who): Link => {
    const link = db.get<Link>`select * from ${table} where number = ${number}` ?? refuse(words.gone);
    return isOwner || link.added_by_id === user.id ? link : refuse(words.onlyAuthor(link.added_by));
  };
  const knownTags = () => {
    const used = db.all<{ tags: string }>`select distinct tags from ${table} limit 1000`.flatMap((row) =>
      tagsOf(row.tags),
    );
    return [...new Set([...options.tags.map(cleanTag), ...used])].sort((one, other) => one.localeCompare(other));
  };
  const listPage = (query: Query, who: Who, problems: string[], written: Query) => {
    const where = condition(query);
    const count = db.get<{ count: number }>`select count(*) as count from ${table} where ${where}`?.count ?? 0;
    const found = db.all<Link>`select * from ${table} where ${where} order by title collate nocase, number
      limit ${PAGE_ROWS} offset ${(pageNumber(query) - 1) * PAGE_ROWS}`;
    return frame.page(
      path,
      html`
        ${searchForm(query, path, knownTags())}
        ${found.length === 0 && html`<p class="quiet">${isAsked(query) ? words.nothingFound : words.empty}</p>`}
        ${found.length > 0 && html`<ul class="entries">${found.map((link) => linkItem(link, { base, path, mayChange: who.isOwner || link.added_by_id === who.user.id }))}</ul>`}
        ${paging(path, query, count)}
        <details ${problems.length > 0 && html`open`}><summary>${words.add}</summary>
          ${problemList(problems)}
          <form method="post" action="${base}">${fields(columns, written)}<button>${words.add}</button></form>
        </details>`,
    );
  };
  const changePage = (link: Link, problems: string[], written: Query) =>
    frame.subpage(
      path,
      words.change,
      html`
        ${problemList(problems)}
        <form method="post" action="${base}/${link.number}">${fields(columns, written)}<button>${words.save}</button></form>
        <form method="post" action="${base}/${link.number}/remove"><button class="danger">${words.remove}</button></form>
        <p><a href="${path}">${words.back}</a></p>`,
    );

  app.page(path, (request) => listPage(request.query, request, [], {}));
  app.post(base, ({ form, files, user, isOwner }) => {
    const { values, problems } = readForm(columns, { form, files });
    if (problems.length > 0) return listPage({}, { user, isOwner }, problems, form);
    db.run`insert into ${table} (address, title, tags, note, day, added_by, added_by_id)
           values (${[values.address ?? "", values.title ?? "", keptTags(form.tags), values.note ?? null, today(), user.name, user.id]})`;
    return redirect(path);
  });
  app.page(`${base}/:number`, (request) => {
    const link = linkOf(request.params.number, request);
    const { address, title, note } = link;
    return changePage(link, [], { address, title, tags: tagsOf(link.tags).join(", "), note: note ?? "" });
  });
  app.post(`${base}/:number`, ({ params, form, files, ...who }) => {
    const link = linkOf(params.number, who);
    const { values, problems } = readForm(columns, { form, files });
    if (problems.length > 0) return changePage(link, problems, form);
    db.run`update ${table} set address = ${values.address ?? ""}, title = ${values.title ?? ""},
           tags = ${keptTags(form.tags)}, note = ${values.note ?? null} where number = ${link.number}`;
    return redirect(path);
  });
  app.post(`${base}/:number/remove`, (request) => {
    db.run`delete from ${table} where number = ${linkOf(request.params.number, request).number}`;
    return redirect(path);
  });
}

/** All of the words somewhere in it, and the tag. */
function condition(query: Query): Sql {
  const wanted = (query.q ?? "").split(/\s+/).filter((word) => word !== "");
  const byWords = wanted.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    return sql`(title like ${pattern} escape ${"\\"} or address like ${pattern} escape ${"\\"}
      or tags like ${pattern} escape ${"\\"} or note like ${pattern} escape ${"\\"})`;
  });
  const byTag = query.tag ? [sql`instr(tags, ${`, ${cleanTag(query.tag)}, `}) > 0`] : [];
  return [...byWords, ...byTag].reduce((before, one) => sql`${before} and ${one}`, sql`true`);
}

function searchForm(query: Query, path: string, tags: string[]): Html {
  return html`
    <form class="bar" role="search">
      <label>${words.search} <input type="search" name="q" value="${query.q}"></label>
      ${query.tag && html`<input type="hidden" name="tag" value="${query.tag}">`}
      <button class="plain">${words.show}</button>
    </form>
    ${
      tags.length > 0 &&
      html`<p class="links">${tags.map((tag) => tagLink(tag, path, tag === query.tag))}
      ${isAsked(query) && html`<a href="${path}">${words.all}</a>`}</p>`
    }`;
}

function linkItem(link: Link, around: { base: string; path: string; mayChange: boolean }): Html {
  return html`<li>
    <a href="${link.address}" rel="noopener noreferrer">${link.title}</a>
    ${tagsOf(link.tags).map((tag) => html`${tagLink(tag, around.path, false)} `)}
    ${around.mayChange && html`<a href="${around.base}/${link.number}" aria-label="${words.change}: ${link.title}">${words.change}</a>`}
    ${link.note && html`<br><span class="lines">${link.note}</span>`}
    <br><small>${link.address} · ${words.addedBy(link.added_by, showDate(link.day))}</small>
  </li>`;
}

function tagLink(tag: string, path: string, isChosen: boolean): Html {
  return html`<a href="${path}?tag=${encodeURIComponent(tag)}" ${isChosen && html`aria-current="true"`}>#${tag}</a>`;
}

function isAsked(query: Query): boolean {
  return Boolean(query.q?.trim() || query.tag);
}

function tagsOf(kept: string): string[] {
  return kept
    .split(",")
    .map(cleanTag)
    .filter((tag) => tag !== "");
}

function keptTags(written: string | undefined): string {
  const tags = [...new Set(tagsOf(written ?? ""))];
  return tags.length === 0 ? "" : `, ${tags.join(", ")}, `;
}

function cleanTag(tag: string): string {
  return tag.replace(/[#,]/g, " ").replace(/\s+/g, " ").trim().toLocaleLowerCase();
}
