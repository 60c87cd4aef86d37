import { expect, it } from "vitest";
import { lookedAtBody } from "@/lib/api/looked-at-contract";
import { bodyOf } from "./looked-at";

it("rows that change places on the screen are not told anew, and no more are told than are taken", () => {
  const rows = ["b", "a"].map((group) => ({ cluster: "lab", group }));
  expect(bodyOf(rows)).toBe(bodyOf([...rows].reverse()));
  expect(bodyOf(rows)).not.toBe(bodyOf([{ ...rows[0]!, open: true }, rows[1]!] as typeof rows));
  const many = Array.from({ length: 500 }, (_, index) => ({ cluster: "lab", group: `g${index}` }));
  expect(lookedAtBody.parse(JSON.parse(bodyOf(many))).rows).toHaveLength(200);
});
