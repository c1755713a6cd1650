import type { Part } from "../../../../sdk/contract/parts.ts";
import type { Range, Scene } from "../words/scene.ts";

/** Reads one kind of part out of its words: takes what it used, notes what is missing. Empty: it is not there. */
export type Frame = (scene: Scene, at: { trigger: number; range: Range }) => Part[];
