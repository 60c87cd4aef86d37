/** Kafka's protocol on a TCP stream: frames with a length before each. */

/** Cuts a stream into frames, length excluded. Call the answered function with each chunk as it arrives. */
export function frameReader(onFrame: (frame: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= 4) {
      const end = 4 + rest.readInt32BE();
      if (rest.length < end) return;
      onFrame(rest.subarray(4, end));
      rest = rest.subarray(end);
    }
  };
}

/** A frame with its length before it. */
export function withLength(frame: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(frame.length);
  return Buffer.concat([length, frame]);
}
