import { AsyncLocalStorage } from "node:async_hooks";

/** In it a form says which page it stands on, so that this page can be shown again. */
export const PAGE_FIELD = "_page";

/** A form that was sent and is wrong: the page it came from is shown again with what was typed. */
export interface TriedForm {
  /** Which form: what `form` returned. */
  form: object;
  /** The path it was sent to. */
  action: string;
  typed: Readonly<Record<string, readonly string[]>>;
  /** A sentence for each field that is wrong. */
  problems: Readonly<Record<string, string | undefined>>;
  /** Why it was refused, where that is about no one field. */
  message: string | undefined;
  /** Set by the form when it is drawn: a page that no longer has it says nothing of its problems. */
  isShown: boolean;
}

/** What a part knows of the page it stands on without being told. */
export interface PageContext {
  /** Path and query, such as "/orders?page=2". */
  address: string;
  tried: TriedForm | undefined;
  /** How often each name was given out on this page. */
  names: Map<string, number>;
}

export interface PageContexts {
  during<T>(page: Pick<PageContext, "address" | "tried">, work: () => T): T;
  /** Outside of pages, as in a command, a page at "" that nobody sent anything to. */
  current(): PageContext;
  /** `name`, or where the page has one of it already, `name-2` and so on. */
  ownName(name: string): string;
}

export function createPageContexts(): PageContexts {
  const storage = new AsyncLocalStorage<PageContext>();
  const current = () => storage.getStore() ?? { address: "", tried: undefined, names: new Map() };
  return {
    during: (page, work) => storage.run({ ...page, names: new Map() }, work),
    current,
    ownName: (name) => {
      const { names } = current();
      const count = (names.get(name) ?? 0) + 1;
      names.set(name, count);
      return count === 1 ? name : `${name}-${count}`;
    },
  };
}
