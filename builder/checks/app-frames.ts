/** An error that an app printed: its words, and the innermost place of the app's own files, such as `app.ts:7:31`. */
export interface PrintedError {
  words: string;
  at: string;
}

const FRAME = /^\s+at /;
/** Node's, and the library's: in an app's folder, in a box's image, or built for this machine. */
const NOT_ITS_OWN = /\bnode:|\/node_modules\/|\/opt\/toolroom\//;
const MAX_WORDS = 300;

/** Lines that an app printed, without the frames of what is not its own: one line says how many those were. */
export function foldFrames(lines: readonly string[]): string[] {
  const folded: string[] = [];
  let hidden = 0;
  const end = () => {
    if (hidden > 0) folded.push(`    … ${hidden} ${hidden === 1 ? "frame" : "frames"} of the library and Node`);
    hidden = 0;
  };
  for (const line of lines) {
    if (FRAME.test(line) && NOT_ITS_OWN.test(line)) {
      hidden += 1;
      continue;
    }
    if (!FRAME.test(line)) end();
    folded.push(line);
  }
  end();
  return folded;
}

/** Each error once, of those that came through one of these files of the app. Pure. */
export function errorsIn(lines: readonly string[], paths: readonly string[]): PrintedError[] {
  const found = new Map<string, PrintedError>();
  let before: string[] = [];
  let isInStack = false;
  let at: string | undefined;
  const end = () => {
    const from = before.findLastIndex((line) => /^\w*Error\b/.test(line));
    const words = before.slice(Math.max(0, from)).join(" ").replace(/\s+/g, " ").trim().slice(0, MAX_WORDS);
    if (at !== undefined && words !== "") found.set(`${at} ${words}`, { words, at });
    before = [];
    at = undefined;
  };
  for (const line of lines) {
    const isFrame = FRAME.test(line);
    if (isInStack && !isFrame) end();
    if (isFrame) at ??= NOT_ITS_OWN.test(line) ? undefined : placeIn(line, paths);
    else before.push(line);
    isInStack = isFrame;
  }
  end();
  return [...found.values()];
}

/** `app.ts:7:31` of `at file:///…/app.ts:7:31` or `at add (/…/app.ts:7:31)`. */
function placeIn(frame: string, paths: readonly string[]): string | undefined {
  const [, path = "", place = ""] = /(\/[^\s()]*?):(\d+:\d+)\)?$/.exec(frame) ?? [];
  const own = paths.find((candidate) => path.endsWith(`/${candidate}`));
  return own === undefined ? undefined : `${own}:${place}`;
}
