/** Names in addresses and back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSegment } from "@/lib/core/words/path-segment";
import { nameOfSegment } from "./path-segment";

/** As a browser and a server normalise a path. */
const asRequested = (segment: string) => new URL(`http://h/groups/${segment}/history`).pathname.split("/")[2]!;

const fromSegment = (segment: string) => nameOfSegment(decodeURIComponent(segment));

describe("a name in a path", () => {
  it("comes back as it was, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (name) => {
        expect(fromSegment(asRequested(toSegment(name)))).toBe(name);
      }),
    );
  });

  it.each([
    ["", "~"],
    [".", "~."],
    ["..", "~.."],
    ["~", "~~"],
    ["~.", "~~."],
    ["%62illing", "%2562illing"],
    ["%2F", "%252F"],
    ["../x", "..%2Fx"],
    ["a\nb", "a%0Ab"],
    ["billing", "billing"],
  ])("%j is written %s", (name, segment) => {
    expect(toSegment(name)).toBe(segment);
    expect(fromSegment(asRequested(segment))).toBe(name);
  });
});
