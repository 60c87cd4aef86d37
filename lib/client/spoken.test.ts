/** Languages that come late: what is said until they are there, and where they cannot be had. */
import { beforeEach, expect, it, vi } from "vitest";

const KOREAN = "@/lib/core/words/sentences/korean";

beforeEach(() => {
  vi.resetModules();
  vi.doUnmock(KOREAN);
});

it("has nothing to load where the server sends the sentences made", async () => {
  const { loadSpoken, spokenIn } = await import("./spoken");
  expect(loadSpoken("en")).toBeNull();
  expect(spokenIn("en")).toBeUndefined();
});

it("is loaded once, and there from then on", async () => {
  const { loadSpoken, spokenIn } = await import("./spoken");
  const first = loadSpoken("ko");
  expect(loadSpoken("ko")).toBe(first);
  expect(spokenIn("ko")).toBeUndefined();
  await first;
  expect(loadSpoken("ko")).toBeNull();
  expect(spokenIn("ko")!.sentence({ key: "group.unjudged", values: {} })).toBe("아직 판정하지 않음");
});

it("is not asked for again where it could not be had", async () => {
  const asked = vi.fn(() => {
    throw new Error("404");
  });
  vi.doMock(KOREAN, asked);
  const { loadSpoken, spokenIn } = await import("./spoken");
  const first = loadSpoken("ko");
  await first;
  expect(loadSpoken("ko")).toBe(first);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(spokenIn("ko")).toBeUndefined();
});
