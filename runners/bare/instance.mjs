// Loaded before an app that runs without a box: there `@toolroom/app` lies in the image's folder, not above the app.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { loadStripped } from "../image/programs/stripped.mjs";

// The arguments are the app's own: what a program of the platform needs, it is told by its environment.
const parentURL = pathToFileURL(process.env.TOOLROOM_BARE_IMAGE).href;

registerHooks({
  resolve: (specifier, context, next) =>
    /^@toolroom\/app(\/|$)/.test(specifier) ? next(specifier, { ...context, parentURL }) : next(specifier, context),
});

loadStripped(process.argv[1]);
