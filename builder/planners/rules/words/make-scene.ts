import type { ReadingContext } from "../context.ts";
import { limitsIn } from "../limits/limits.ts";
import { limitsSaidAlone } from "../limits/said-alone.ts";
import { clausesOf } from "./clauses.ts";
import { withHere } from "./here.ts";
import { readItems } from "./item.ts";
import type { Scene } from "./scene.ts";
import { withSizes } from "./sizes.ts";
import { withThere } from "./there.ts";
import { toChannel } from "./to-channel.ts";
import type { Token } from "./token.ts";

/** What frames read: nothing of it taken yet. */
export function makeScene(text: string, tokens: readonly Token[], context: ReadingContext): Scene {
  const items = withSizes(toChannel(withThere(withHere(readItems(text, tokens, context), context))));
  return {
    text,
    items,
    clauses: clausesOf(items),
    context,
    used: new Set(),
    gaps: [],
    notes: [],
    limits: [...limitsIn(tokens, items, context.lexicon), ...limitsSaidAlone(items)],
    modelled: new Set(),
    yearly: new Set(),
  };
}
