/** What an app needs around it where it lies in no box: there all of it is in the image. */
export interface Toolchain {
  /**
   * Absolute: a folder in the shape of node_modules with `@toolroom/app` and the types of Node. Made when first asked for, some
   * seconds once for each version.
   */
  modules(): Promise<string>;
  /** Absolute: `tool` itself. */
  tool: string;
  /** The words that run a program, by the name that the checks call it. */
  programs: Readonly<Record<"tsc" | "biome", readonly string[]>>;
}
