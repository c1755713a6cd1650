/** Takes in output of any length and holds at most `maxBytes` of it. */
export interface BoundedOutput {
  push(chunk: Uint8Array): void;
  /** What is left: the end, or (kept `ends`) beginning and end with a line between that tells how much is missing. */
  text(): string;
}

/** `keep`: `end` holds the last `maxBytes`; `ends` half of them from the beginning, half from the end. */
export function createBoundedOutput(maxBytes: number, keep: "end" | "ends"): BoundedOutput {
  const headRoom = keep === "ends" ? Math.floor(maxBytes / 2) : 0;
  const tailRoom = maxBytes - headRoom;
  const head: Uint8Array[] = [];
  let headBytes = 0;
  let tail: Uint8Array[] = [];
  let tailBytes = 0;
  let droppedBytes = 0;

  function pushTail(chunk: Uint8Array): void {
    tail.push(chunk);
    tailBytes += chunk.length;
    // Trimmed only at twice the room, so that many small chunks are not joined again and again.
    if (tailBytes > 2 * tailRoom + 65536) trimTail();
  }

  function trimTail(): void {
    if (tailBytes <= tailRoom) return;
    const joined = Buffer.concat(tail);
    const kept = Buffer.from(joined.subarray(joined.length - tailRoom));
    droppedBytes += joined.length - kept.length;
    tail = [kept];
    tailBytes = kept.length;
  }

  return {
    push: (chunk) => {
      const fits = Math.min(headRoom - headBytes, chunk.length);
      if (fits > 0) {
        head.push(Buffer.from(chunk.subarray(0, fits)));
        headBytes += fits;
      }
      if (fits < chunk.length) pushTail(chunk.subarray(Math.max(fits, 0)));
    },
    text: () => {
      trimTail();
      if (droppedBytes === 0) return Buffer.concat([...head, ...tail]).toString("utf8");
      const start = keep === "ends" ? withoutCutCharacterAtEnd(Buffer.concat(head)).toString("utf8") : "";
      const end = withoutCutCharacterAtStart(Buffer.concat(tail)).toString("utf8");
      return `${start}${start ? "\n" : ""}[${droppedBytes} bytes left out here]\n${end}`;
    },
  };
}

function withoutCutCharacterAtStart(bytes: Buffer): Buffer {
  let start = 0;
  while (start < Math.min(3, bytes.length) && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return bytes.subarray(start);
}

function withoutCutCharacterAtEnd(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
