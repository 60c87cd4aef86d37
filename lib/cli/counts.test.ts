import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { add, countPlaywright, countVitest, failedOnce, formatCounts, formatFailures, type Counts } from "./counts";

const dir = mkdtempSync(join(tmpdir(), "tidemark-counts-"));
afterAll(() => rmSync(dir, { recursive: true }));

let turn = 0;
function report(content: unknown): string {
  const file = join(dir, `${turn++}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const test = (status: string, fullName = "a test", ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});
const file = (status: string, ...assertionResults: { status: string }[]) => ({
  name: "/somewhere/some.test.ts",
  status,
  assertionResults,
});
const numbers = ({ passed, failed }: Counts) => ({ passed, failed });

describe("vitest", () => {
  it("counts tests; what was skipped is neither", () => {
    const testResults = [
      file("passed", test("passed"), test("passed")),
      file("failed", test("passed"), test("failed"), test("skipped")),
    ];
    expect(numbers(countVitest(report({ testResults }), false))).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a file that could not be loaded as one failure", () => {
    const testResults = [file("passed", test("passed")), file("failed")];
    expect(numbers(countVitest(report({ testResults }), false))).toEqual({ passed: 1, failed: 1 });
  });

  it("has one failure when all tests passed and the run did not (an unhandled error)", () => {
    const testResults = [file("passed", test("passed"))];
    expect(numbers(countVitest(report({ testResults }), false))).toEqual({ passed: 1, failed: 1 });
    expect(numbers(countVitest(report({ testResults }), true))).toEqual({ passed: 1, failed: 0 });
  });
});

describe("Playwright", () => {
  const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 1 };

  it("counts tests", () => {
    expect(numbers(countPlaywright(report({ errors: [], stats }), true))).toEqual({ passed: 4, failed: 0 });
    const some = { errors: [], stats: { ...stats, unexpected: 2 } };
    expect(numbers(countPlaywright(report(some), false))).toEqual({ passed: 4, failed: 2 });
  });

  it("counts an error outside of tests", () => {
    const broken = { errors: [{ message: "the server did not start" }], stats: { ...stats, expected: 0 } };
    expect(numbers(countPlaywright(report(broken), false))).toEqual({ passed: 0, failed: 1 });
  });
});

it.each([countVitest, countPlaywright])(
  "a runner without a whole report has failed once, even with exit code 0",
  (count) => {
    expect(numbers(count(join(dir, "missing.json"), true))).toEqual({ passed: 0, failed: 1 });
    expect(numbers(count(report('{"testResults": ['), true))).toEqual({ passed: 0, failed: 1 });
  },
);

it("adds up and says", () => {
  const three = { passed: 3, failed: 1, failures: ["format: exit code 1"] };
  const sum = add(three, { passed: 4, failed: 0, failures: [] });
  expect(formatCounts(sum)).toBe("7 passed, 1 failed");
  expect(sum.failures).toEqual(["format: exit code 1"]);
});

describe("what failed is named once more at the end, with the first lines of why", () => {
  const long = [
    "\u001b[31mAssertionError: expected 1 to be 2\u001b[39m",
    ...Array.from({ length: 20 }, () => "  at x"),
  ];

  it("by vitest", () => {
    const testResults = [
      file("failed", test("passed"), test("failed", "lag is never negative", long.join("\n"))),
      { ...file("failed"), message: "Cannot find module" },
    ];
    const { failures } = countVitest(report({ testResults }), false);
    expect(failures[0]).toMatch(/^some\.test\.ts › lag is never negative\n {4}AssertionError: expected 1 to be 2\n/);
    expect(failures[0]!.split("\n")).toHaveLength(7);
    expect(failures[1]).toBe("some.test.ts\n    Cannot find module");
  });

  it("by Playwright, in suites within suites", () => {
    const ran = (status: string, ...errors: { message: string }[]) => ({
      status,
      projectName: "phone",
      results: [{ errors }],
    });
    const specs = [
      { title: "fits", file: "wall.spec.ts", tests: [ran("expected"), ran("unexpected", { message: "too wide" })] },
    ];
    const stats = { expected: 1, unexpected: 1, flaky: 0 };
    const { failures } = countPlaywright(
      report({ errors: [{ message: "the server died" }], stats, suites: [{ suites: [{ specs }] }] }),
      false,
    );
    expect(failures).toEqual(["wall.spec.ts › fits (phone)\n    too wide", "outside of tests\n    the server died"]);
  });

  it("and a run without a name of what failed says so", () => {
    expect(countVitest(report({ testResults: [file("passed", test("passed"))] }), false).failures).toEqual([
      "The run failed, though no test of it did: see its output.",
    ]);
    expect(formatFailures(failedOnce("Java is missing"))).toBe("\nFailed:\n  Java is missing\n");
    expect(formatFailures({ failures: [] })).toBe("");
  });
});
