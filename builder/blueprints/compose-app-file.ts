import type { Composition } from "../../sdk/contract/parts.ts";
import { placeParts } from "./around-parts.ts";
import { blueprintOf } from "./blueprint-of.ts";
import { createMoments } from "./moments.ts";
import { constant } from "./source-text.ts";

/** `app.ts` of these parts, and the known modules that it imports. */
export function composeAppFile(composition: Composition, title: string): { appFile: string; modules: string[] } {
  // app.ts knows no moment: only Checks do.
  const moments = createMoments({ at: new Date(0), timeZone: "UTC" });
  const placed = placeParts(composition, moments);
  const codes = placed.map(({ part, around }) => blueprintOf(part).code(part, around));
  const pages = placed.flatMap(({ page, around }) => (page === null ? [] : [{ path: around.path, title: page.title }]));
  const isAlone = pages.length === 1;
  const imports = new Map<string, Set<string>>();
  const use = (module: string, names: readonly string[]) =>
    imports.set(module, new Set([...(imports.get(module) ?? []), ...names]));
  for (const one of codes) for (const [module, names] of Object.entries(one.imports)) use(module, names);

  const opening: string[] = [];
  if (pages.length > 0) {
    use("@toolroom/app", ["app"]);
    use("./parts/frame.ts", ["createFrame"]);
    opening.push(`app.language("${composition.language}");`);
    opening.push(constant("frame", "createFrame", [{ title, pages: isAlone ? undefined : pages }]));
  }
  const head = [...imports]
    .sort(([one], [other]) => (one === "@toolroom/app" ? -1 : other === "@toolroom/app" ? 1 : one < other ? -1 : 1))
    .map(([module, names]) => importLine(module, [...names].sort()));
  const sections = [head, opening, ...codes.map((one) => one.statements)].filter((section) => section.length > 0);
  return {
    appFile: `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`,
    modules: [...imports.keys()].filter((module) => module.startsWith("./")).map((module) => module.slice(2)),
  };
}

function importLine(module: string, names: readonly string[]): string {
  const line = `import { ${names.join(", ")} } from "${module}";`;
  return line.length <= 120 ? line : `import {\n${names.map((name) => `  ${name},`).join("\n")}\n} from "${module}";`;
}
