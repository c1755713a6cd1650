import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const suppliers: LoosePart = {
  part: "records",
  table: "suppliers",
  noun: { one: "supplier", many: "suppliers" },
  columns: [
    { name: "company", label: "Company", type: "text", isRequired: true },
    { name: "notes", label: "Notes", type: "long_text" },
    { name: "fee", label: "Fee", type: "money", currency: "EUR" },
    { name: "seats", label: "Seats", type: "number" },
    { name: "ends", label: "Contract ends", type: "date" },
    { name: "kind", label: "Kind", type: "choice", choices: ["Food", "Office"] },
    { name: "done", label: "Done", type: "yes_no" },
    { name: "site", label: "Web site", type: "link" },
    { name: "contact", label: "Contact", type: "person" },
    { name: "contract", label: "Contract", type: "file" },
  ],
  dueColumn: "ends",
  doneColumn: "done",
};

test("a list of entries with every type of column passes as a Candidate", async () => {
  await apps.passes(compositionOf([suppliers]));
});

test("the same in German", async () => {
  await apps.passes(compositionOf([suppliers], "de"));
});
