import fc from "fast-check";
import { expect, it } from "vitest";
import { inertCell, textOfCell } from "./csv-cell";

it("leaves nothing that begins like a formula", () => {
  for (const text of ["=1+1", "+cmd", "-5", "@sum", "\t=1", "\r=1", "=a\nb", "＝1+1"]) {
    expect(inertCell(text)).toBe(`'${text}`);
  }
});

it("keeps numbers, unknowns and plain names as they are", () => {
  for (const cell of [-5, -5n, null, undefined, true, "billing", "a=b", "5"]) expect(inertCell(cell)).toBe(cell);
});

it("gives every text back", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", "=", "-", "\t", "a") }));
  fc.assert(
    fc.property(text, (given) => {
      expect(textOfCell(String(inertCell(given)))).toBe(given);
    }),
  );
});
