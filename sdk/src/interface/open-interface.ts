import { createRequire } from "node:module";
import type { createInterface } from "./create-interface.ts";
import type { Interface, InterfaceSurroundings } from "./interface.ts";

/** The parts are much of the library, and most starts of an app call none of them: they are read with the first that is. */
export function openInterface(around: InterfaceSurroundings): Interface {
  let read: Interface | undefined;
  const parts = () => {
    read ??= readParts().createInterface(around);
    return read;
  };
  return {
    form: (fields, options) => parts().form(fields, options),
    table: (rows, options) => parts().table(rows, options),
    pagedTable: (find, options) => parts().pagedTable(find, options),
    chart: (rows, options) => parts().chart(rows, options),
    cards: (cards, options) => parts().cards(cards, options),
    stats: (stats) => parts().stats(stats),
    tabs: (tabs, options) => parts().tabs(tabs, options),
    emptyState: (message) => parts().emptyState(message),
    problem: (message) => parts().problem(message),
    badge: (text, tone) => parts().badge(text, tone),
  };
}

/** Parts are called where nothing can be waited for. In a box they are a file beside the library (builder/box-layer.ts). */
function readParts(): { createInterface: typeof createInterface } {
  const isSource = import.meta.url.endsWith(".ts");
  return createRequire(import.meta.url)(isSource ? "./create-interface.ts" : "./parts.js");
}
