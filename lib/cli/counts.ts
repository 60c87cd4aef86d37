/** Counts what test runners report. A runner that crashed, or reports nothing, has failed once. */
import { readFileSync } from "node:fs";

export interface Counts {
  passed: number;
  failed: number;
}

export const add = (a: Counts, b: Counts): Counts => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  errors?: unknown[];
  stats: { expected: number; unexpected: number; flaky: number };
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}

/** Never fewer than one failure for a run that did not end well, whatever its report says. */
const atLeastOne = (counts: Counts, ok: boolean): Counts =>
  ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };

/**
 * Counts vitest's JSON report (`--reporter=json`). A file that could not be loaded has no tests and counts as one
 * failure. `ok`: whether the runner's exit code was 0.
 */
export function countVitest(file: string, ok: boolean): Counts {
  const report = readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const counts = { passed: 0, failed: 0 };
  for (const { status, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    counts.passed += assertionResults.filter((test) => test.status === "passed").length;
    counts.failed += status === "failed" && failed === 0 ? 1 : failed;
  }
  return atLeastOne(counts, ok);
}

/** Counts Playwright's JSON report; errors outside of tests (the server did not start) are one failure each. */
export function countPlaywright(file: string, ok: boolean): Counts {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return atLeastOne({ passed: expected + flaky, failed: unexpected + (report.errors?.length ?? 0) }, ok);
}

/** The line that a test run closes with. */
export const sayCounts = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;
