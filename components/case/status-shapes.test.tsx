/** The drawings differ in what they are there to tell apart: whether a member stays, and what is committed. */
import { expect, it } from "vitest";
import { drawPage } from "@/lib/client/test-page";
import { CaseApart } from "./case-apart";
import { StatusDrawing } from "./status-drawing";
import { BEGIN, logEndAt, SHAPED, SHAPES, type Shaped } from "./status-shapes";

const offsets = (status: Shaped) => SHAPES[status].commits.filter(({ at }) => at > BEGIN).map(({ offset }) => offset);
const html = (status: Shaped) => drawPage(<StatusDrawing status={status} />, {})[0];
const memberWidth = (drawn: string) => Number(/width="(\d+)"[^>]*data-member/.exec(drawn)?.[1]);

it("STALLED: the member stays and commits one offset again and again", () => {
  expect(offsets("STALLED").length).toBeGreaterThan(3);
  expect(new Set(offsets("STALLED")).size).toBe(1);
  expect(SHAPES.STALLED.memberUntil).toBe(1);
});

it("STOPPED: the member goes, and nothing is committed any more", () => {
  expect(offsets("STOPPED")).toEqual([]);
  expect(SHAPES.STOPPED.memberUntil).toBeLessThan(0.5);
  expect(memberWidth(html("STOPPED"))).toBeLessThan(memberWidth(html("STALLED")) / 2);
});

it("REWIND goes below what it had committed, and WARNING goes on up, ever further below the log end", () => {
  const before = SHAPES.REWIND.commits.filter(({ at }) => at < BEGIN);
  expect(offsets("REWIND")[0]).toBeLessThan(before.at(-1)!.offset);
  const gaps = SHAPES.WARNING.commits.filter(({ at }) => at > BEGIN).map(({ at, offset }) => logEndAt(at) - offset);
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
  expect(offsets("WARNING")).toEqual([...offsets("WARNING")].sort((a, b) => a - b));
});

it.each(SHAPED)("%s stays within its frame, below the log end, and says what it shows", (status) => {
  for (const { at, offset } of SHAPES[status].commits) {
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(logEndAt(at));
  }
  const drawn = html(status);
  expect(drawn).toMatch(new RegExp(`role="img" aria-label="${status}: [^"]{40,}"`));
  expect(drawn.match(/data-commit/g)).toHaveLength(SHAPES[status].commits.length);
});

it("a stalled consumer's page shows it beside a stopped one, and leads to the glossary", () => {
  const [drawn] = drawPage(<CaseApart />, {});
  expect([...drawn.matchAll(/role="img" aria-label="(\w+):/g)].map(([, status]) => status)).toEqual([
    "STALLED",
    "STOPPED",
  ]);
  expect(drawn).toContain('href="/glossary"');
});
