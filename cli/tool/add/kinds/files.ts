import type { AddKind } from "../addition.ts";
import { pageCode, requirePages } from "./page.ts";

/** `tool add files`: room for files, with a page that takes and hands out notes. */
export const addFiles: AddKind = (_, now) => {
  requirePages(now, "tool add slack --command /word");
  return {
    about: "files of its own, and the page /files",
    bindings: [{ path: ["files"], value: true }],
    checks: [
      { visit: "/files", with: { name: "a-note.txt", text: "a sample" }, shows: "a-note.txt" },
      { visit: "/files", as: "colleague", shows: "a-note.txt" },
      { visit: "/files/a-note.txt", as: "colleague", shows: "a sample" },
    ],
    code: [
      pageCode({
        path: "/files",
        title: "Files",
        show: "async () => ",
        form: '<label>Name <input name="name" required></label><label>Text <input name="text" required></label><button>Keep</button>',
        below: `<ul>\${(await files.list()).map(({ name }) => html\`<li><a href="/files/\${encodeURIComponent(name)}">\${name}</a></li>\`)}</ul>`,
        take: `async ({ form }) => {
  await files.write(form.name ?? "", form.text ?? "");
  return redirect("/files");
}`,
        imports: ["files"],
      }),
      {
        calls: ["app.page /files/:name"],
        imports: ["files"],
        text: 'app.page("/files/:name", ({ params }) => files.send(params.name));',
      },
    ],
  };
};
