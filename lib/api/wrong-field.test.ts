/** What zod refuses is told in the words that it always was, and every frequent kind of it by facts. */
import { expect, it } from "vitest";
import { z } from "zod";
import { refusalInEnglish } from "@/lib/core/words/sentences/refusals/english";
import { eventCountsQuery, eventsQuery, noteBody } from "./events-contract";
import { exportQuery } from "./export-contract";
import { groupReplayQuery } from "./replay-contract";
import { setAsideBody } from "./set-aside-contract";
import { whatIsWrong } from "./wrong-field";

const note = { cluster: "lab", at: 1, text: "deploy" };
const entry = { cluster: "lab", pattern: "billing", author: null, reason: null };
const range = { from: "1", to: "2" };

it.each<[key: string, schema: z.ZodType, given: unknown]>([
  ["wrong.type", noteBody, null],
  ["wrong.type", noteBody, { ...note, cluster: 7 }],
  ["wrong.type", noteBody, { ...note, at: "soon" }],
  ["wrong.type", noteBody, { ...note, at: 1.5 }],
  ["wrong.type", noteBody, { ...note, text: undefined }],
  ["wrong.type", noteBody, { ...note, text: ["a"] }],
  ["wrong.type", setAsideBody, []],
  ["wrong.type", setAsideBody, { ...entry, pattern: null }],
  ["wrong.type", eventsQuery, { to: "2" }],
  ["wrong.type", eventsQuery, { from: "x", to: "2" }],
  ["wrong.type", z.object({ at: z.number() }), { at: Infinity }],
  ["wrong.number", noteBody, { ...note, at: 0 }],
  ["wrong.number", noteBody, { ...note, at: 9e15 }],
  ["wrong.number", eventsQuery, { ...range, limit: "1001" }],
  ["wrong.number", eventsQuery, { ...range, limit: "0" }],
  ["wrong.number", eventsQuery, { ...range, from: "-1" }],
  ["wrong.number", eventCountsQuery, { ...range, stepMs: "10" }],
  ["wrong.number", groupReplayQuery, { ...range, windowMs: "-1" }],
  ["wrong.length", noteBody, { ...note, cluster: "" }],
  ["wrong.length", noteBody, { ...note, cluster: "a".repeat(250) }],
  ["wrong.length", z.array(z.number()).max(1), [1, 2]],
  ["wrong.choice", noteBody, { ...note, kind: "rumour" }],
  ["wrong.choice", exportQuery, { ...range, cluster: "lab", format: "xlsx" }],
  ["wrong.choice", z.literal(null), 1],
  ["wrong.keys", noteBody, { ...note, colour: "red" }],
  ["wrong.keys", noteBody, { ...note, colour: "red", size: 2 }],
  ["wrong.characters", noteBody, { ...note, text: "a".repeat(501) }],
  ["wrong.characters", setAsideBody, { ...entry, author: "a".repeat(101) }],
  ["wrong.no-words", noteBody, { ...note, text: " " }],
  ["wrong.pattern-long", eventsQuery, { ...range, groupPattern: "a".repeat(201) }],
  ["wrong.pattern-nul", eventsQuery, { ...range, groupPattern: "\0" }],
  ["wrong.cursor", eventsQuery, { ...range, cursor: "x" }],
  ["wrong.words", eventsQuery, { ...range, kind: "rumour" }],
  ["refused.as-it-is", z.string().regex(/^a$/), "b"],
])("%s", (key, schema, given) => {
  const issue = schema.safeParse(given, { reportInput: true }).error!.issues[0]!;
  const said = whatIsWrong(issue);
  expect(said.key).toBe(key);
  expect(refusalInEnglish(said)).toBe(issue.message);
});
