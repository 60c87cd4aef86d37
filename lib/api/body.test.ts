import { describe, expect, it, onTestFinished, vi } from "vitest";
import { BodyRefused, readBytes } from "./body";

const MB = 1_000_000;
const post = (body: BodyInit) => {
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
  return new Request("http://127.0.0.1/", init);
};
/** Sends so many MB at once and then nothing more, for ever. */
const halfSent = (megabytes: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let i = 0; i < megabytes; i++) controller.enqueue(new Uint8Array(MB));
    },
  });
const refusalOf = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (error: unknown) => (error instanceof BodyRefused ? error.response : Promise.reject(error as Error)),
  );

describe("a body", () => {
  it("is read whole", async () => {
    expect(new TextDecoder().decode(await readBytes(post("청구"), { bytes: 100 }))).toBe("청구");
  });

  it("that is too long is refused while it comes", async () => {
    const answer = await refusalOf(readBytes(post(halfSent(3)), { bytes: 2 * MB }));
    expect(answer?.status).toBe(413);
  });

  it("that does not come is not waited for", async () => {
    const answer = await refusalOf(readBytes(post(halfSent(1)), { bytes: 2 * MB, deadlineMs: 20 }));
    expect(answer?.status).toBe(408);
  });

  it("has 20 s to come", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let status: number | null = null;
    void refusalOf(readBytes(post(halfSent(1)), { bytes: 2 * MB })).then((answer) => (status = answer?.status ?? 0));
    await vi.advanceTimersByTimeAsync(19_999);
    expect(status).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(status).toBe(408);
  });

  it("is refused while others fill the memory, and taken again after them", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const slow = Array.from({ length: 6 }, () =>
      refusalOf(readBytes(post(halfSent(12)), { bytes: 20 * MB, deadlineMs: 200 })),
    );
    expect((await Promise.race(slow))?.status).toBe(503);
    await vi.advanceTimersByTimeAsync(200);
    const answers = await Promise.all(slow);
    expect(answers.map((answer) => answer?.status).sort()).toEqual([408, 408, 408, 408, 408, 503]);
    expect(answers.find((answer) => answer?.status === 503)?.headers.get("retry-after")).toBe("5");
    expect((await readBytes(post(new Uint8Array(12 * MB)), { bytes: 20 * MB })).byteLength).toBe(12 * MB);
  });
});
