import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { add, countPlaywright, countVitest, sayCounts } from "./counts";

const dir = mkdtempSync(join(tmpdir(), "tidemark-counts-"));
afterAll(() => rmSync(dir, { recursive: true }));

let turn = 0;
function report(content: unknown): string {
  const file = join(dir, `${turn++}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const test = (status: string) => ({ status });
const file = (status: string, ...assertionResults: { status: string }[]) => ({ status, assertionResults });

describe("vitest", () => {
  it("counts tests; what was skipped is neither", () => {
    const testResults = [
      file("passed", test("passed"), test("passed")),
      file("failed", test("passed"), test("failed"), test("skipped")),
    ];
    expect(countVitest(report({ testResults }), false)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a file that could not be loaded as one failure", () => {
    const testResults = [file("passed", test("passed")), file("failed")];
    expect(countVitest(report({ testResults }), false)).toEqual({ passed: 1, failed: 1 });
  });

  it("has one failure when all tests passed and the run did not (an unhandled error)", () => {
    const testResults = [file("passed", test("passed"))];
    expect(countVitest(report({ testResults }), false)).toEqual({ passed: 1, failed: 1 });
    expect(countVitest(report({ testResults }), true)).toEqual({ passed: 1, failed: 0 });
  });
});

describe("Playwright", () => {
  const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 1 };

  it("counts tests", () => {
    expect(countPlaywright(report({ errors: [], stats }), true)).toEqual({ passed: 4, failed: 0 });
    const some = { errors: [], stats: { ...stats, unexpected: 2 } };
    expect(countPlaywright(report(some), false)).toEqual({ passed: 4, failed: 2 });
  });

  it("counts an error outside of tests", () => {
    const broken = { errors: [{ message: "the server did not start" }], stats: { ...stats, expected: 0 } };
    expect(countPlaywright(report(broken), false)).toEqual({ passed: 0, failed: 1 });
  });
});

it.each([countVitest, countPlaywright])(
  "a runner without a whole report has failed once, even with exit code 0",
  (count) => {
    expect(count(join(dir, "missing.json"), true)).toEqual({ passed: 0, failed: 1 });
    expect(count(report('{"testResults": ['), true)).toEqual({ passed: 0, failed: 1 });
  },
);

it("adds up and says", () => {
  expect(sayCounts(add({ passed: 3, failed: 1 }, { passed: 4, failed: 0 }))).toBe("7 passed, 1 failed");
});
