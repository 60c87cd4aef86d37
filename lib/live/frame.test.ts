import { constants, gunzipSync } from "node:zlib";
import type { NextConfig } from "next";
import { PHASE_PRODUCTION_SERVER } from "next/constants";
import { describe, expect, it } from "vitest";
import { ACCEPTS_GZIP, chooseEncoding, Frame, preamble } from "./frame";

const beat = (at: number, id: string | null = null) => new Frame([{ name: "heartbeat", data: { at } }], id);

describe("a frame", () => {
  it("is events as text, the id at the last one", () => {
    const frame = new Frame(
      [
        { name: "heartbeat", data: { at: 1 } },
        { name: "ready", data: { at: 2 } },
      ],
      "f.7",
    );
    expect(Buffer.from(frame.bytes("identity")).toString()).toBe(
      'event: heartbeat\ndata: {"at":1}\n\nid: f.7\nevent: ready\ndata: {"at":2}\n\n',
    );
  });

  it("stands in any reader's gzip stream, after whichever frames came before", () => {
    const [a, b, c] = [beat(1), beat(2), beat(3)];
    for (const order of [
      [a, b, c],
      [c, a],
      [b, b, b],
    ]) {
      const stream = Buffer.concat([preamble("gzip"), ...order.map((frame) => frame.bytes("gzip"))]);
      const text = gunzipSync(stream, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
      expect(text).toBe(order.map((frame) => Buffer.from(frame.bytes("identity")).toString()).join(""));
    }
  });

  it("is compressed once, however many ask", () => {
    const frame = beat(1);
    expect(frame.bytes("gzip")).toBe(frame.bytes("gzip"));
  });
});

describe("the encoding", () => {
  it("is told by Next's configuration where it is gzip", async () => {
    const file = new URL("../../next.config.js", import.meta.url).href;
    const { default: configure } = (await import(file)) as { default: (phase: string) => NextConfig };
    const [rule] = (await configure(PHASE_PRODUCTION_SERVER).headers?.()) ?? [];
    expect(rule).toMatchObject({
      source: "/api/v1/stream",
      has: [{ type: "header", key: "accept-encoding", value: ACCEPTS_GZIP }],
      headers: [{ key: "content-encoding", value: "gzip" }],
    });
  });

  it.each([
    ["gzip, deflate, br, zstd", "gzip"],
    ["br;q=1.0, gzip;q=0.8", "gzip"],
    ["gzip;q=0", "identity"],
    ["br", "identity"],
    [null, "identity"],
  ])("for %j is %s", (header, encoding) => expect(chooseEncoding(header)).toBe(encoding));
});
