import fc from "fast-check";
import { expect, test } from "vitest";
import { frameReader, withLength } from "./frames";

test("frames come out whole, however the stream is cut", () => {
  const frames = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 50 }), (sent, cut) => {
      const stream = Buffer.concat(sent.map((frame) => withLength(Buffer.from(frame))));
      const arrived: Buffer[] = [];
      const read = frameReader((frame) => arrived.push(frame));
      for (let at = 0; at < stream.length; at += cut) read(stream.subarray(at, at + cut));
      expect(arrived.map((frame) => frame.toString("hex"))).toEqual(sent.map((f) => Buffer.from(f).toString("hex")));
    }),
  );
});
