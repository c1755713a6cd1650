/** What the page of `tool run` does in a browser: puts parts in place as they come, and says what was pressed. */
export const PAGE_SCRIPT = `
const byId = (id) => document.getElementById(id);
const say = (body) => fetch("/do", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const events = new EventSource("/events");
events.onopen = () => { byId("lost").hidden = true; };
events.onerror = () => { byId("lost").hidden = false; };
events.onmessage = ({ data }) => {
  const parts = JSON.parse(data);
  for (const [id, markup] of Object.entries(parts)) {
    const part = byId(id);
    const log = id === "log" ? part.querySelector("pre") : null;
    const isAtEnd = log === null || log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
    part.innerHTML = markup;
    const now = part.querySelector("pre");
    if (id === "log" && now !== null && isAtEnd) now.scrollTop = now.scrollHeight;
  }
};

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector("button");
  button.disabled = true;
  await say({ do: "fire", trigger: Number(form.dataset.fire), text: new FormData(form).get("text") ?? "" });
  button.disabled = false;
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-do]");
  if (button === null || (button.dataset.ask && !confirm(button.dataset.ask))) return;
  say({ do: button.dataset.do });
});
byId("as").addEventListener("change", ({ target }) => say({ do: "as", as: target.value }));
`;
