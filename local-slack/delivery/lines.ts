/** One open Socket Mode connection, as the delivery sees it. */
export interface Line {
  send(text: string): void;
  /** Cuts the connection without a farewell. */
  cut(): void;
  /** Closes the connection with one. */
  end(): void;
}

export interface Lines {
  all(): readonly Line[];
  add(line: Line): void;
  remove(line: Line): void;
  /** Each in its turn; undefined where there is none. */
  next(): Line | undefined;
  clear(): void;
}

export function createLines(): Lines {
  const lines: Line[] = [];
  let turn = 0;
  return {
    all: () => lines,
    add: (line) => void lines.push(line),
    remove: (line) => {
      const at = lines.indexOf(line);
      if (at >= 0) lines.splice(at, 1);
    },
    next: () => lines[turn++ % Math.max(lines.length, 1)],
    clear: () => {
      lines.length = 0;
    },
  };
}
