import { expect, it } from "vitest";
import { linksOf, linksWithin, moreOf } from "./captions";
import { alertOf } from "./test-messages";

it("names only what there is an address for", () => {
  const alert = alertOf("x", {
    links: {
      open: "https://a.test/1",
      incident: "https://a.test/4",
      picture: "https://a.test/3",
      acknowledge: null,
      silence: "https://a.test/2",
    },
  });
  expect(linksOf(alert, { language: "en" })).toEqual([
    { caption: "Open", url: "https://a.test/1" },
    { caption: "Incident", url: "https://a.test/4" },
    { caption: "Chart", url: "https://a.test/3" },
    { caption: "Silence", url: "https://a.test/2" },
  ]);
  const inKorean = linksOf(alert, { language: "ko" }).map(({ caption }) => caption);
  expect(inKorean).toEqual(["열기", "인시던트", "차트", "사일런스"]);
});

it.each([
  [100, "Open · Incident · Chart · Acknowledge · Silence"],
  [46, "Open · Chart · Acknowledge · Silence"],
  [35, "Open · Acknowledge · Silence"],
  [27, "Open · Acknowledge"],
  [17, "Open"],
  [3, "Open"],
])("writes in %i characters whole links alone: %s", (most, text) => {
  const address = "https://a.test/";
  const links = { open: address, incident: address, picture: address, acknowledge: address, silence: address };
  const write = ({ caption }: { caption: string }) => caption;
  expect(linksWithin(alertOf("x", { links }), { language: "en" }, { write, between: " · ", most })).toBe(text);
});

it.each([
  [0, "en", null],
  [12, "en", "12 more, not listed here."],
  [12, "ko", "이 밖에 12건이 더 있으며 여기에는 적지 않았습니다."],
] as const)("%i left out, in %s: %s", (count, language, text) => expect(moreOf(count, { language })).toBe(text));
