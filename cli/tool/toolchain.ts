/** Of the versions that the platform checks with. */
export const INSTALL_PROGRAMS = "npm install --global typescript@7.0.2 @biomejs/biome@2.5.15";

/** What an app needs around it where it lies in no box: there all of it is in the image. */
export interface Toolchain {
  /**
   * Absolute: a folder in the shape of node_modules with `@toolroom/app` and the types of Node. Made when first asked for, some
   * seconds once for each version.
   */
  modules(): Promise<string>;
  /** Absolute: `tool` itself. */
  tool: string;
  /** The words that run a program, by the name that the checks call it; null: this machine does not have it. */
  programs: Readonly<Record<"tsc" | "biome", readonly string[] | null>>;
}
