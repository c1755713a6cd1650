import { composeManifest } from "../../../builder/blueprints/compose-manifest.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { type Composition, compositionSchema } from "../../../sdk/contract/parts.ts";

/** Lunch orders, with these columns beside the dish. */
export function lunch(columns: object[] = [], language: Composition["language"] = "en"): Composition {
  const dish = { name: "dish", label: "Dish", type: "text", isRequired: true };
  const all = [dish, ...columns];
  return compositionSchema.parse({
    language,
    parts: [
      { part: "records", table: "orders", noun: { one: "order", many: "orders" }, columns: all, scope: "day" },
      { part: "command", command: "lunch", run: "add-order", table: "orders", does: "add", columns: ["dish"] },
      { part: "digest", run: "post-summary", schedule: "0 11 * * 1-5", channel: "#food", table: "orders", of: "today" },
    ],
  });
}

export const PRICE = { name: "price", label: "Price", type: "money" };

export function manifestFor(composition: Composition, title = "Lunch orders"): Manifest {
  return composeManifest(composition, {
    name: "lunch-orders",
    title,
    purpose: "Collects lunch orders.",
    timeZone: "Europe/Paris",
    at: new Date("2026-03-02T08:00:00Z"),
  });
}
