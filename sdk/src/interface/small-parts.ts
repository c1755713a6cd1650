import type { Html, HtmlValue } from "../api.ts";
import { html } from "../html.ts";
import type { Interface } from "./interface.ts";
import type { PageContexts } from "./page-context.ts";
import type { BadgeTone, Stat, Tab, WayOn } from "./parts-api.ts";
import { safeAddress } from "./safe-address.ts";
import { shownValues } from "./shown-values.ts";
import type { Words } from "./words/english.ts";

export function createSmallParts({
  contexts,
  words,
}: {
  contexts: PageContexts;
  words: () => Words;
}): Pick<Interface, "cards" | "stats" | "tabs" | "emptyState" | "problem" | "badge"> {
  return {
    cards: (cards, { empty } = {}) => {
      if (cards.length === 0) return html`<div class="empty"><p>${empty ?? words().nothingYet}</p></div>`;
      const drawn = cards.map(({ title, href, badge, text, facts = {}, actions }) => {
        const named = Object.entries(facts).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
        return html`<li><div class="top"><h3>${href === undefined ? title : linkTo({ label: title, href })}</h3>${badge}</div>${text !== undefined && html`<p>${text}</p>`}${named.length > 0 && html`<dl>${named}</dl>`}${actions !== undefined && html`<div class="actions">${actions}</div>`}</li>`;
      });
      return html`<ul class="card-grid">${drawn}</ul>`;
    },
    stats: (stats) => html`<dl class="stats">${stats.map((stat) => drawStat(stat, words()))}</dl>`,
    tabs: (tabs, { label }) => {
      const open = openTab(tabs, contexts.current().address);
      const drawn = tabs.map((tab) => {
        const count =
          tab.count !== undefined && html` <span class="count">${shownValues(words()).number(tab.count)}</span>`;
        const address = safeAddress(tab.href) ?? "/";
        return html`<a href="${address}"${tab === open && html` aria-current="page"`}>${tab.label}${count}</a>`;
      });
      return html`<nav class="tabs" aria-label="${label}">${drawn}</nav>`;
    },
    emptyState: ({ title, text, action }) =>
      html`<div class="empty"><p><strong>${title}</strong></p>${text !== undefined && html`<p>${text}</p>`}${action !== undefined && html`<p>${linkTo(action)}</p>`}</div>`,
    problem: ({ title, text, action }) =>
      html`<div class="problem state" role="alert"><p><strong>${title}</strong></p>${text !== undefined && html`<p>${text}</p>`}${action !== undefined && html`<p>${linkTo(action)}</p>`}</div>`,
    badge: (text, tone) =>
      html`<span class="badge${tone !== undefined && ` ${tone}`}">${tone !== undefined && html`<span aria-hidden="true">${SIGNS[tone]}</span> `}${text}</span>`,
  };
}

const SIGNS: Record<BadgeTone, string> = { good: "✓", warning: "!", bad: "✕" };

function drawStat({ label, value, currency, unit, change: given }: Stat, words: Words): Html {
  // What is divided by nothing changed by nothing that can be told.
  const change = given !== undefined && Number.isFinite(given.by) ? given : undefined;
  const { number, money } = shownValues(words);
  const shown = (given: number) => (currency === undefined ? number(given) : money(given, currency));
  const said =
    typeof value === "number" && Number.isFinite(value) ? shown(value) : typeof value === "string" ? value : "–";
  const isWelcome = change !== undefined && change.by !== 0 && change.by > 0 === (change.good === "up");
  const tone = change?.good === undefined || change.by === 0 ? "" : isWelcome ? " good" : " bad";
  const way = change === undefined ? "" : change.by > 0 ? "▲" : change.by < 0 ? "▼" : "=";
  const changed =
    change !== undefined &&
    html`<dd class="change${tone}"><span aria-hidden="true">${way}</span> ${words.changedBy(`${change.by > 0 ? "+" : ""}${shown(change.by)}`, change.than)}</dd>`;
  return html`<div><dt>${label}</dt><dd class="value">${said}${unit !== undefined && said !== "–" && html` <small>${unit}</small>`}</dd>${changed}</div>`;
}

/** The tab that says most of the page's address: its path, and each part of its query. */
function openTab(tabs: readonly Tab[], address: string): Tab | undefined {
  const here = URL.parse(address, "http://app");
  let found: { tab: Tab; said: number } | undefined;
  for (const tab of tabs) {
    const there = URL.parse(tab.href, "http://app");
    if (here === null || there === null || there.pathname !== here.pathname) continue;
    const parts = [...there.searchParams];
    if (!parts.every(([name, value]) => here.searchParams.get(name) === value)) continue;
    if (found === undefined || parts.length > found.said) found = { tab, said: parts.length };
  }
  return found?.tab;
}

function linkTo({ label, href }: Omit<WayOn, "label"> & { label: HtmlValue }): HtmlValue {
  const address = safeAddress(href);
  return address === undefined ? label : html`<a href="${address}">${label}</a>`;
}
