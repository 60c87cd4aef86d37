import fc from "fast-check";
import { expect, it } from "vitest";
import { english } from "@/lib/core/words/sentences/english";
import { plain, say } from "@/lib/core/words/sentences/facts";
import {
  currentFacts,
  fromArrayLiteral,
  fromStoredName,
  storedFacts,
  toArrayLiteral,
  toStoredName,
} from "./stored-text";

it("writes any name without NUL, and reads it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("\0", "\\", "0", "a", "\n", "🙂") }), (name) => {
      expect(toStoredName(name)).not.toContain("\0");
      expect(fromStoredName(toStoredName(name))).toBe(name);
    }),
  );
});

it("writes arrays as Postgres reads them, holes as unknown, and reads them back", () => {
  expect(toArrayLiteral([1n, null, undefined, 2 ** 53])).toBe("{1,NULL,NULL,9007199254740992}");
  const sparse: bigint[] = [];
  sparse[1] = 5n;
  expect(toArrayLiteral(sparse)).toBe("{NULL,5}");
  fc.assert(
    fc.property(fc.array(fc.option(fc.bigInt(), { nil: null })), (values) => {
      expect(fromArrayLiteral(toArrayLiteral(values), BigInt)).toEqual(values);
    }),
  );
  expect(fromArrayLiteral(null, BigInt)).toEqual([]);
});

it("reads facts as they were stored, and reasons that earlier releases stored as words", () => {
  const well = say("group.well-in-part", { counted: 2, partitions: 6 });
  const said = say("group.some-unknown", { said: well, unknown: 4, reason: plain("kafka.coordinator-loading") });
  expect(storedFacts(JSON.parse(JSON.stringify(said)))).toEqual({ said: said });
  const earlier = { key: "group.some-unknown", values: { said: well, unknown: 4, reason: "the group is gone" } };
  const muted = storedFacts({ key: "group.muted", values: { said: earlier } }).said!;
  expect(english(muted)).toBe("muted: keeping up on 2 of 6 partitions; 4 unknown: the group is gone");
  const aside = say("happened.set-aside", { pattern: "old-*", groups: 1, author: null, reason: "moved" });
  expect(storedFacts(aside)).toEqual({ said: aside });
  expect(storedFacts(null)).toEqual({});
});

it("reads facts that earlier releases stored under other names", () => {
  const reason = { key: "certificate.untrusted", values: { told: "expired", reason: plain("certificate.expired") } };
  const stored = { key: "problem.because", values: { reason } };
  const text = "the broker's certificate is not trusted (expired): it has expired";
  expect(english(storedFacts(stored).said!)).toContain(text);
  expect(currentFacts({ key: "kafka.requests-untold", values: {} })).toEqual(plain("kafka.requests-unreported"));
  const late = say("network.late", { text: "timed out" });
  expect(currentFacts({ key: "network.late", values: { told: "timed out" } })).toEqual(late);
  expect(currentFacts(late)).toEqual(late);
});

it.each([null, "words", 7, [], {}, { key: "network.late" }, { key: "network.late", values: null }])(
  "leaves %j, which is no facts, as it is",
  (stored) => expect(currentFacts(stored)).toEqual(stored),
);
