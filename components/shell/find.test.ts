import { expect, it } from "vitest";
import { find, matches } from "./find";

const names = ["nightly-report", "billing", "prod-billing", "billing-archive", "audit"];
const found = (query: string, most = 9) => find(names, (name) => name, query, most);

it("finds names with every word of the query, in any order and case", () => {
  expect(found("BILL")).toEqual(["billing", "billing-archive", "prod-billing"]);
  expect(found("archive bill")).toEqual(["billing-archive"]);
  expect(found("no such")).toEqual([]);
});

it("puts names that begin with the query first, also where room is short", () => {
  expect(found("bill", 1)).toEqual(["billing"]);
  expect(found("", 2)).toEqual(["nightly-report", "billing"]);
});

it("takes an empty query for all", () => expect(matches("anything", "  ")).toBe(true));
