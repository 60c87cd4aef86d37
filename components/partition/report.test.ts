import { expect, it } from "vitest";
import { printReport } from "./report";

it("is a title, facts, a table and a link", () => {
  const text = printReport({
    title: "payments/1 of fraud-check: STALLED",
    facts: [["When", "14:02:09 KST, 2026-11-24T05:02:09.000Z"]],
    head: ["number", "value"],
    numbers: [["Lag", "8,412"]],
    link: "http://127.0.0.1:3000/clusters/lab?at=1",
  });
  expect(text.split("\n")).toEqual([
    "### payments/1 of fraud-check: STALLED",
    "",
    "- **When:** 14:02:09 KST, 2026-11-24T05:02:09.000Z",
    "",
    "| number | value |",
    "| --- | ---: |",
    "| Lag | 8,412 |",
    "",
    "<http://127.0.0.1:3000/clusters/lab?at=1>",
    "",
  ]);
});
