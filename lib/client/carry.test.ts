import { expect, it } from "vitest";
import { carriedPart, carryTo } from "./carry";

it("keeps the range, the zone and the language of a page, and nothing that belongs to the page alone", () => {
  expect(carriedPart(new URLSearchParams("q=bill&range=3h&sort=lag&tz=utc"))).toBe("range=3h&tz=utc");
  expect(carriedPart(new URLSearchParams("from=1&to=2"))).toBe("from=1&to=2");
  expect(carriedPart(new URLSearchParams("lang=ko&from=now-30m&to=now"))).toBe("from=now-30m&to=now&lang=ko");
  expect(carriedPart(new URLSearchParams("q=bill"))).toBe("");
});

it.each([
  ["/cases", "range=3h", "/cases?range=3h"],
  ["/?cluster=a%2Fb", "range=3h&tz=utc", "/?cluster=a%2Fb&range=3h&tz=utc"],
  ["/timeline?range=1d", "from=1&to=2&tz=utc", "/timeline?range=1d&tz=utc"],
  ["/clusters/a?from=5&to=6", "range=3h", "/clusters/a?from=5&to=6"],
  ["/lab#normal", "tz=utc", "/lab?tz=utc#normal"],
  ["/lab", "", "/lab"],
  ["https://kafka.apache.org/", "range=3h", "https://kafka.apache.org/"],
  ["#content", "range=3h", "#content"],
])("%s with %s becomes %s", (href, carried, there) => expect(carryTo(href, carried)).toBe(there));
