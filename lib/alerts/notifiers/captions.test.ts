import { expect, it } from "vitest";
import { linksOf, moreOf } from "./captions";
import { alertOf } from "./test-messages";

it("names only what there is an address for", () => {
  const alert = alertOf("x", { links: { open: "https://a.test/1", acknowledge: null, silence: "https://a.test/2" } });
  expect(linksOf(alert, { language: "en" })).toEqual([
    { caption: "Open", url: "https://a.test/1" },
    { caption: "Silence", url: "https://a.test/2" },
  ]);
  expect(linksOf(alert, { language: "ko" }).map(({ caption }) => caption)).toEqual(["열기", "음소거"]);
});

it.each([
  [0, "en", null],
  [12, "en", "and 12 more"],
  [12, "ko", "외 12건"],
] as const)("%i left out, in %s: %s", (count, language, text) => expect(moreOf(count, { language })).toBe(text));
