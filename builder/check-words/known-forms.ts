import type { Composition } from "../../sdk/contract/parts.ts";
import { blueprintOf } from "../blueprints/blueprint-of.ts";
import type { PartForm } from "../blueprints/deed.ts";

/** What is known of an app's pages by the parts that it is composed of. */
export interface KnownPages {
  /** The form that is sent to this path. */
  formAt(path: string): PartForm | undefined;
  /** The one that writes this column. */
  formMeaning(column: string): PartForm | undefined;
  /** Heading of the page at this path; undefined where it needs no name, for there is no other. */
  titleAt(path: string): string | undefined;
}

export function knownPages(composition: Composition): KnownPages {
  const pages = composition.parts.flatMap((part) => {
    const page = blueprintOf(part).page(part);
    return page === null ? [] : [{ base: `/${page.slug}`, title: page.title, forms: blueprintOf(part).forms(part) }];
  });
  const forms = pages.flatMap(({ base, forms: own }) => own.map((form) => ({ shape: `${base}${form.path}`, form })));
  return {
    formAt: (path) => {
      const shape = path.replace(/\/\d+(?=\/|$)/g, "/*");
      return forms.find((one) => one.shape === shape)?.form;
    },
    formMeaning: (column) => forms.find(({ form }) => form.means?.includes(column))?.form,
    titleAt: (path) => {
      if (pages.length < 2) return undefined;
      const page = pages.find(({ base }) => path === base || path.startsWith(`${base}/`));
      return (page ?? pages[0])?.title;
    },
  };
}
