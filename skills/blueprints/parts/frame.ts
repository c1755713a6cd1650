import { type Html, type HtmlValue, html } from "@toolroom/app";
import { words } from "../words/frame.ts";

export interface FrameOptions {
  title: string;
  /** Of an app with several pages, in the order of the navigation. */
  pages?: { path: string; title: string }[];
}

/** What is around every page of this app. */
export interface Frame {
  /** A part's own page. `about` is said below the heading where that says something else. */
  page(path: string, body: HtmlValue, about?: string): Html;
  /** A page below it, such as the one that changes an entry. */
  subpage(path: string, heading: string, body: HtmlValue): Html;
}

export function createFrame({ title, pages = [] }: FrameOptions): Frame {
  const around = (path: string, heading: string, body: HtmlValue) => html`
    ${pages.length > 0 && navigation(title, pages, path)}
    <h1>${heading}</h1>
    ${body}`;
  return {
    page: (path, body, about) => {
      const heading = pages.find((page) => page.path === path)?.title ?? title;
      const more = about !== undefined && about !== heading && html`<h2>${about}</h2>`;
      return around(path, heading, html`${more}${body}`);
    },
    subpage: (path, heading, body) => around(path, heading, body),
  };
}

/** How many rows a page shows; the rest is on the next one. */
export const PAGE_ROWS = 100;

/** Links to the rows before and after these. `query` is what the page was asked for. */
export function paging(path: string, query: Record<string, string | undefined>, count: number): HtmlValue {
  const number = pageNumber(query);
  if (count <= PAGE_ROWS) return null;
  const link = (to: number, label: string) => {
    const wanted = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, page: String(to) })) if (value) wanted.set(name, value);
    return html`<a href="${path}?${wanted.toString()}">${label}</a>`;
  };
  const last = Math.ceil(count / PAGE_ROWS);
  return html`<p class="paging">
    ${number > 1 && link(number - 1, words.earlier)}
    ${words.of((number - 1) * PAGE_ROWS + 1, Math.min(number * PAGE_ROWS, count), count)}
    ${number < last && link(number + 1, words.later)}
  </p>`;
}

export function pageNumber(query: Record<string, string | undefined>): number {
  const number = Number(query.page ?? "1");
  return Number.isInteger(number) && number >= 1 && number <= 1_000_000 ? number : 1;
}

function navigation(title: string, pages: { path: string; title: string }[], path: string): Html {
  const links = pages.map((page) =>
    page.path === path
      ? html`<a href="${page.path}" aria-current="page">${page.title}</a>`
      : html`<a href="${page.path}">${page.title}</a>`,
  );
  return html`<nav aria-label="${words.pages}"><strong>${title}</strong> ${links}</nav>`;
}
