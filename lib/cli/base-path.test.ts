import { describe, expect, it } from "vitest";
import { readBasePath, withBase, withoutBase } from "./base-path.mjs";

describe("TIDEMARK_BASE_PATH", () => {
  it.each([
    [undefined, ""],
    ["", ""],
    ["/", ""],
    ["/tidemark", "/tidemark"],
    ["tidemark/", "/tidemark"],
    ["/ops/kafka-lag_2", "/ops/kafka-lag_2"],
  ])("%j is %j", (given, path) => expect(readBasePath({ TIDEMARK_BASE_PATH: given } as never)).toBe(path));

  it.each(["/a b", "/a//b", "/../x", "/a/.", "/a?b", "/%41", "//host", '/"', "/ü"])("%j is refused", (given) =>
    expect(() => readBasePath({ TIDEMARK_BASE_PATH: given } as never)).toThrow("such as /tidemark"),
  );
});

describe("an address", () => {
  it.each([
    ["/tidemark", "/", "/tidemark"],
    ["/tidemark/", "/", "/tidemark"],
    ["/tidemark?status=lagging", "/?status=lagging", "/tidemark?status=lagging"],
    ["/tidemark/wall?a=/b", "/wall?a=/b", "/tidemark/wall?a=/b"],
    ["/wall", "/wall", "/tidemark/wall"],
    ["/tidemarks", "/tidemarks", "/tidemark/tidemarks"],
  ])("%s is %s to the edge and %s to Next", (sent, inner, outer) => {
    expect(withoutBase(sent, "/tidemark")).toBe(inner);
    expect(withBase(inner, "/tidemark")).toBe(outer);
  });

  it("stays what it is where there is no path", () => {
    expect(withoutBase("/tidemark/?a", "")).toBe("/tidemark/?a");
    expect(withBase("/?a", "")).toBe("/?a");
  });
});
