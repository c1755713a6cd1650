import { type Html, html } from "@toolroom/app";
import { problemList, type Tried } from "./fields.ts";
import { type Asker, type Listed, speaksFor } from "./whose-name.ts";

const LONGEST = 80;

/** A name as somebody wrote it into a form; undefined: there is none. */
export function readName(written: string | undefined): string | undefined {
  const name = (written ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST).trim();
  return name === "" ? undefined : name;
}

/** Names with a button for those who may take one off, and a form to add one. */
export function nameList(
  names: readonly Listed[],
  base: string,
  asker: Asker,
  words: { name: string; add: string; remove: string; empty: string },
  { written, problems }: Tried,
): Html {
  const rows = names.map(
    (listed) => html`<tr>
      <td>${listed.name}</td>
      <td>${
        speaksFor(listed, asker) &&
        html`<form method="post" action="${base}/${listed.number}/remove">
        <button class="plain" aria-label="${words.remove}: ${listed.name}">${words.remove}</button>
      </form>`
      }</td>
    </tr>`,
  );
  return html`
    ${names.length === 0 ? html`<p class="quiet">${words.empty}</p>` : html`<table><tbody>${rows}</tbody></table>`}
    ${problemList(problems)}
    <form class="bar" method="post" action="${base}">
      <label>${words.name} <input name="name" maxlength="${LONGEST}" value="${written.name}" required></label>
      <button>${words.add}</button>
    </form>`;
}
