// Loaded before an app that runs outside a box: there `@toolroom/app` is this repository's, as source.
import { registerHooks } from "node:module";

const library = new URL("../../sdk/src/index.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "@toolroom/app"
      ? { url: library, format: "module-typescript", shortCircuit: true }
      : next(specifier, context),
});
