import { describe, expect, it } from "vitest";
import { namePattern } from "./name-pattern";

describe("a pattern of names", () => {
  it.each([
    ["", "billing", true],
    ["bill", "billing", true],
    ["BILL", "billing", true],
    ["ship", "billing", false],
    ["etl-*", "etl-orders", true],
    ["etl-*", "my-etl-orders", false],
    ["*-dlq", "orders-dlq", true],
    ["a*a", "a", false],
    ["a*b*c", "a-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["ship, bill", "billing", true],
    ["!bill", "billing", false],
    ["!bill", "shipping", true],
    ["*ing,!bill*", "billing", false],
    ["*ing,!bill*", "shipping", true],
    ["(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", false],
  ])("%j and %j: %s", (pattern, name, fits) => expect(namePattern(pattern)(name)).toBe(fits));
});
