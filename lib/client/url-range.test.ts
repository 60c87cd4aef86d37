import { expect, it } from "vitest";
import { readUrlRange } from "./url-range";

const read = (query: string) => {
  const search = new URLSearchParams(query);
  return readUrlRange({ range: search.get("range"), from: search.get("from"), to: search.get("to") });
};

const MINUTE = 60_000;

it.each([
  ["", null],
  ["range=3h", { kind: "moving", fromAgo: 180 * MINUTE, toAgo: 0 }],
  ["from=now-30m", { kind: "moving", fromAgo: 30 * MINUTE, toAgo: 0 }],
  ["from=now-30m&to=now", { kind: "moving", fromAgo: 30 * MINUTE, toAgo: 0 }],
  ["from=now-2h&to=now-90s", { kind: "moving", fromAgo: 120 * MINUTE, toAgo: 90_000 }],
  ["from=1800000000000&to=1800003600000", { kind: "fixed", from: 1_800_000_000_000, to: 1_800_003_600_000 }],
  // Two moments go before a length, as they always did.
  ["range=3h&from=1800000000000&to=1800003600000", { kind: "fixed", from: 1_800_000_000_000, to: 1_800_003_600_000 }],
])("%j", (query, range) => expect(read(query)).toEqual(range));

it.each([
  ["range=soon", { key: "unreadable", field: "range", value: "soon" }],
  ["range=900d", { key: "unreadable", field: "range", value: "900d" }],
  ["from=yesterday&to=now", { key: "unreadable", field: "from", value: "yesterday" }],
  ["from=now-30m&to=1e3", { key: "unreadable", field: "to", value: "1e3" }],
  ["from=now%2Fh&to=now", { key: "unreadable", field: "from", value: "now/h" }],
  ["from=1800000000000", { key: "missing", field: "to", value: "" }],
  ["to=1800000000000", { key: "missing", field: "from", value: "" }],
  ["from=1800000000000&to=1800000000000", { key: "empty", field: "from", value: "1800000000000" }],
  ["from=1800000000000&to=now", { key: "mixed", field: "to", value: "now" }],
  ["from=0&to=1800000000000", { key: "tooLong", field: "from", value: "0" }],
])("%j is said to be wrong, with the value", (query, fault) => expect(read(query)).toEqual({ kind: "fault", fault }));

it.each([
  ["from=1800003600000&to=1800000000000", { range: null, from: "1800000000000", to: "1800003600000" }],
  ["from=now-1h&to=now-2h", { range: null, from: "now-2h", to: "now-1h" }],
])("%j is offered the right way round", (query, meant) => {
  const found = read(query);
  expect(found?.kind === "fault" && found.fault).toMatchObject({ key: "swapped", field: "from", meant });
});
