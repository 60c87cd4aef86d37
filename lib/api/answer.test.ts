/** Queries that are read, and those that are refused by name. */
import { expect, it } from "vitest";
import { z } from "zod";
import { BadQuery, parseQuery } from "./answer";
import { moment } from "./moment";

const schema = z.object({
  cluster: z.string().optional(),
  at: moment.optional(),
  points: z.coerce.number().default(7),
});
const parse = (query: string) => parseQuery(`http://h/${query}`, schema);

it("reads what is known", () => {
  expect(parse("?cluster=a%20b&at=5")).toEqual({ cluster: "a b", at: 5, points: 7 });
  expect(parse("")).toEqual({ points: 7 });
});

it.each([
  ["?__proto__=1", "__proto__"],
  ["?constructor=1", "constructor"],
  ["?toString=1", "toString"],
  ["?cluster=a&cluster=b", "cluster"],
  // Of each of these a number could be made.
  ...["", " ", "0x10", "1e3", "1.0", "+5", "true"].map((text) => [`?at=${encodeURIComponent(text)}`, "at"]),
  ["?points=", "points"],
  // The day after the last.
  ["?at=8640000000000001", "at"],
])("refuses %s", (query, field) => {
  let thrown: unknown;
  try {
    parse(query);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(BadQuery);
  expect((thrown as BadQuery).field).toBe(field);
});
