import { expect, it } from "vitest";
import { eventsQuery, noteBody } from "./events-contract";

const note = (text: string) => noteBody.safeParse({ cluster: "c", at: 1, text }).success;

it("takes a note that can be seen", () => {
  for (const text of ["deploy 42", "배포", "🚀", "a\u200bb", " . "]) expect(note(text)).toBe(true);
});

it("refuses one that cannot", () => {
  for (const text of ["", "  \n", "\u200b", "\u202e\u2060\ufeff", "\u3164", "\u2800 \u00ad"])
    expect(note(text)).toBe(false);
});

it("reads lists word by word", () => {
  const parse = (status: string) => eventsQuery.safeParse({ from: "0", to: "1", status });
  expect(parse("ERROR,OK").data?.status).toEqual(["ERROR", "OK"]);
  for (const bad of ["", "ERROR,", "NONE", "OK OK", `OK${",OK".repeat(20)}`]) expect(parse(bad).success).toBe(false);
});
