import { expect, it } from "vitest";
import { printCsv } from "./csv";
import { fileName } from "./download";

const lines = (text: string) => text.replace("\ufeff", "").split("\r\n");

it("prints a header and a line per row, unknown as an empty cell", () => {
  expect(
    lines(
      printCsv([
        { group: "billing", lag: 3 },
        { group: "etl", lag: null },
      ]),
    ),
  ).toEqual(["group,lag", "billing,3", "etl,"]);
});

it("has the columns of every row, in the order in which they come up", () => {
  expect(lines(printCsv([{ a: 1 }, { b: 2, a: 3 }]))).toEqual(["a,b", "1,", "3,2"]);
});

it("quotes what would break a line, and disarms what a spreadsheet would run", () => {
  expect(lines(printCsv([{ group: 'a,"b"' }]))[1]).toBe('"a,""b"""');
  for (const name of ["=1+1", "+cmd", "-cmd", "@sum", "=1\n+1"]) {
    expect(lines(printCsv([{ group: name }]))[1]).toContain(`'${name}`);
  }
  expect(lines(printCsv([{ change: -5 }]))[1]).toBe("-5");
});

it("names a file after what is in it and when it was taken", () => {
  const at = Date.UTC(2026, 10, 24, 14, 2, 9);
  expect(fileName("groups", "csv", at)).toBe("tidemark-groups-2026-11-24T140209Z.csv");
  expect(fileName("../a b:c", "png", at)).toBe("tidemark-..-a-b-c-2026-11-24T140209Z.png");
});
