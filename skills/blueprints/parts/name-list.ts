import { type Html, html } from "@toolroom/app";

const LONGEST = 80;

/** A name as somebody wrote it into a form; undefined: there is none. */
export function readName(written: string | undefined): string | undefined {
  const name = (written ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST).trim();
  return name === "" ? undefined : name;
}

/** Names with a button to take each off, and a form to add one. */
export function nameList(
  names: readonly { number: number; name: string }[],
  base: string,
  words: { name: string; add: string; remove: string; empty: string },
): Html {
  const rows = names.map(
    ({ number, name }) => html`<tr>
      <td>${name}</td>
      <td><form method="post" action="${base}/${number}/remove">
        <button class="plain" aria-label="${words.remove}: ${name}">${words.remove}</button>
      </form></td>
    </tr>`,
  );
  return html`
    ${names.length === 0 ? html`<p class="quiet">${words.empty}</p>` : html`<table><tbody>${rows}</tbody></table>`}
    <form class="bar" method="post" action="${base}">
      <label>${words.name} <input name="name" maxlength="${LONGEST}" required></label>
      <button>${words.add}</button>
    </form>`;
}
