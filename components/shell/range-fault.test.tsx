/** What the address asks for and cannot have is said, with the value and the way out; what it can have is silent. */
import { expect, it } from "vitest";
import { drawPage } from "@/lib/client/test-page";
import { NowTag } from "./now-tag";
import { RangeFaultNotice } from "./range-fault";

const notice = (search: string) => drawPage(<RangeFaultNotice />, { search })[0];

it.each([
  ["from=1800003600000&to=1800000000000", "swapped", "from=1800003600000 is later than its end", "the right way round"],
  ["from=tuesday&to=now", "unreadable", "from=tuesday", "last 1"],
  ["range=forever", "unreadable", "range=forever", "last 1"],
  ["from=1800003600000", "missing", "has no to", "last 1"],
])("%s", (search, key, names, way) => {
  const html = notice(search).replaceAll("\u00a0", " ");
  expect(html).toContain(`data-range-fault="${key}"`);
  expect(html).toContain('role="alert"');
  expect(html).toContain(names);
  expect(html).toContain(way);
});

it("cuts a value of any length", () => expect(notice(`from=${"x".repeat(5000)}&to=now`).length).toBeLessThan(2500));

it.each(["", "range=3h", "from=now-30m&to=now", "from=1800000000000&to=1800003600000"])("%j is understood", (search) =>
  expect(notice(search)).toBe(""),
);

it.each([
  ["range=3h", false],
  ["from=now-30m", false],
  ["from=now-2h&to=now-1h", true],
  ["from=1800000000000&to=1800003600000", true],
  ["at=1800000000000", true],
  ["at=99999999999999999999", false],
])("with %j what is of the present is tagged: %s", (search, past) =>
  expect(drawPage(<NowTag />, { search })[0].includes("data-now")).toBe(past),
);
