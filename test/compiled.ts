import { fileURLToPath } from "node:url";

/** What Node has compiled once, all tests and all Toolrooms of the tests read: a home of its own would begin with none. */
export const COMPILED = fileURLToPath(new URL("../node_modules/.cache/compiled-for-tests", import.meta.url));
