import { expect, it } from "vitest";
import { compileFilter } from "./name-filter";

it.each<[string, Parameters<typeof compileFilter>[0], string, boolean]>([
  ["nothing said", {}, "billing", true],
  ["one of two", { include: ["^a", "ing$"] }, "billing", true],
  ["none of them", { include: ["^a"] }, "billing", false],
  ["excluded after all", { include: ["^b"], exclude: ["ill"] }, "billing", false],
  ["letters as they are", { exclude: ["^B"] }, "billing", true],
])("%s", (_, filter, name, passes) => {
  const test = compileFilter(filter);
  expect([test(name), test(name)]).toEqual([passes, passes]);
});

it("is done with names and expressions that are made for each other", () => {
  const test = compileFilter({ exclude: ["^(a+)+$", "(x|x)*y"] });
  const names = ["a".repeat(30_000) + "!", "x".repeat(30_000)];
  // With the language's own expressions this takes longer than the age of the universe.
  expect(names.map(test)).toEqual([true, true]);
});
