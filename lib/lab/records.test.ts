import { describe, expect, it } from "vitest";
import { isReadable, writePoison, writeRecord } from "./records";

const TOPICS = ["orders", "clicks", "payments", "reports", "sensors", "inventory"];

describe.each(TOPICS)("records of %s", (topic) => {
  it("are JSON, and a key stays on one partition", () => {
    const home = new Map<string, number>();
    for (let number = 0; number < 300; number++) {
      const { key, value, partition } = writeRecord(topic, number % 3, 3, number);
      expect(isReadable(value)).toBe(true);
      expect(home.get(key) ?? partition).toBe(partition);
      home.set(key, partition);
    }
    expect(new Set(home.values()).size).toBe(3);
  });

  it("are poison when they break off", () => {
    expect(isReadable(writePoison(topic, 1).value)).toBe(false);
  });
});

it.each([null, undefined, "", "12"])("takes %j for unreadable", (value) => {
  expect(isReadable(value)).toBe(false);
});
