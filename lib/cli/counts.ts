/** Counts what test runners report. A runner that crashed, or reports nothing, has failed once. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { stripVTControlCharacters } from "node:util";

export interface Counts {
  passed: number;
  failed: number;
  /** What failed, by name, and why in its first lines. A run can fail without a name: its process was ended. */
  failures: readonly string[];
}

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  failures: [...a.failures, ...b.failures],
});

/** One failure, for what has no tests to count. */
export const failedOnce = (why: string): Counts => ({ passed: 0, failed: 1, failures: [why] });

interface VitestTest {
  status: string;
  fullName?: string;
  failureMessages?: readonly string[];
}

interface VitestReport {
  testResults: { status: string; name?: string; message?: string; assertionResults: VitestTest[] }[];
}

interface PlaywrightError {
  message?: string;
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file?: string;
    tests: { status: string; projectName?: string; results: { errors?: PlaywrightError[] }[] }[];
  }[];
}

interface PlaywrightReport {
  errors?: PlaywrightError[];
  suites?: PlaywrightSuite[];
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
  ok || counts.failed > 0
    ? counts
    : { ...counts, failed: 1, failures: ["The run failed, though no test of it did: see its output."] };

const LINES_OF_A_REASON = 6;
const NO_REPORT = "The run left no whole report: see its output.";

/** "where: why", the reason without colours and cut after a few lines: the rest is further up in the output. */
function nameFailure(where: string, reason = ""): string {
  const lines = stripVTControlCharacters(reason).trim().split("\n").slice(0, LINES_OF_A_REASON);
  return [where, ...lines.filter((line) => line.trim() !== "").map((line) => `    ${line}`)].join("\n");
}

/**
 * Counts vitest's JSON report (`--reporter=json`). A file that could not be loaded has no tests and counts as one
 * failure. `ok`: whether the runner's exit code was 0.
 */
export function countVitest(file: string, ok: boolean): Counts {
  const report = readReport<VitestReport>(file);
  if (!report) return failedOnce(NO_REPORT);
  const counts = { passed: 0, failed: 0, failures: [] as string[] };
  for (const { status, name = "", message, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed");
    counts.passed += assertionResults.filter((test) => test.status === "passed").length;
    counts.failed += status === "failed" && failed.length === 0 ? 1 : failed.length;
    if (status === "failed" && failed.length === 0) counts.failures.push(nameFailure(basename(name), message));
    for (const { fullName, failureMessages } of failed)
      counts.failures.push(nameFailure(`${basename(name)} › ${fullName}`, failureMessages?.[0]));
  }
  return atLeastOne(counts, ok);
}

/** Counts Playwright's JSON report; errors outside of tests (the server did not start) are one failure each. */
export function countPlaywright(file: string, ok: boolean): Counts {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return failedOnce(NO_REPORT);
  const { expected, unexpected, flaky } = report.stats;
  const errors = report.errors ?? [];
  const failures = [
    ...namesIn(report.suites),
    ...errors.map(({ message }) => nameFailure("outside of tests", message)),
  ];
  return atLeastOne({ passed: expected + flaky, failed: unexpected + errors.length, failures }, ok);
}

function namesIn(suites: readonly PlaywrightSuite[] = []): string[] {
  return suites.flatMap(({ suites: inner, specs = [] }) => [
    ...specs.flatMap(({ title, file = "", tests }) =>
      tests
        .filter(({ status }) => status === "unexpected")
        .map(({ projectName, results }) =>
          nameFailure(`${file} › ${title} (${projectName})`, results.at(-1)?.errors?.[0]?.message),
        ),
    ),
    ...namesIn(inner),
  ]);
}

/** The line that a test run closes with. */
export const formatCounts = ({ passed, failed }: Pick<Counts, "passed" | "failed">): string =>
  `${passed} passed, ${failed} failed`;

/** What failed, once more and in one place, for logs of which only the end is kept. */
export const formatFailures = ({ failures }: Pick<Counts, "failures">): string =>
  failures.length === 0 ? "" : `\nFailed:\n${failures.map((failure) => `  ${failure}\n`).join("")}`;
