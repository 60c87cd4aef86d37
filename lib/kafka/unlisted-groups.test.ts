import { expect, it } from "vitest";
import { namesIn } from "./unlisted-groups";

it("takes names out of patterns that spell them out, and no others", () => {
  const patterns = [
    "billing",
    "^orders$",
    String.raw`^team\.orders\-eu$`,
    "a.b",
    "team-.*",
    "^(a|b)$",
    "[ab]",
    String.raw`\d`,
  ];
  expect(namesIn(patterns)).toEqual(["billing", "orders", "team.orders-eu", "a.b"]);
});
