import { expect, it } from "vitest";
import { linksOf, moreOf } from "./captions";
import { alertOf } from "./test-messages";

it("names only what there is an address for", () => {
  const alert = alertOf("x", {
    links: { open: "https://a.test/1", picture: "https://a.test/3", acknowledge: null, silence: "https://a.test/2" },
  });
  expect(linksOf(alert, { language: "en" })).toEqual([
    { caption: "Open", url: "https://a.test/1" },
    { caption: "Chart", url: "https://a.test/3" },
    { caption: "Silence", url: "https://a.test/2" },
  ]);
  expect(linksOf(alert, { language: "ko" }).map(({ caption }) => caption)).toEqual(["열기", "차트", "사일런스"]);
});

it.each([
  [0, "en", null],
  [12, "en", "12 more, not listed here."],
  [12, "ko", "이 밖에 12건이 더 있으며 여기에는 적지 않았습니다."],
] as const)("%i left out, in %s: %s", (count, language, text) => expect(moreOf(count, { language })).toBe(text));
