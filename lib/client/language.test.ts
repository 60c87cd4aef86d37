import { describe, expect, it } from "vitest";
import { messagesOf, pickLanguage } from "./language";

describe("pickLanguage", () => {
  it.each([
    ["what the address asks for", "en", "ko,en;q=0.5", "ko", "ko"],
    ["the choice made on the page, where the address asks for none of ours", "ko", "en", "ko", "xx"],
    ["the choice made on the page", "ko", "en-US,en", "ko"],
    ["the browser's first wish that Tidemark speaks", undefined, "fr-FR,ko-KR;q=0.8,en;q=0.5", "ko"],
    ["a regional form of English", undefined, "en-GB", "en"],
    ["the wish of greater weight", undefined, "ko;q=0.3,en;q=0.9", "en"],
    ["English where no wish can be met", undefined, "fr", "en"],
    ["English without a wish", undefined, null, "en"],
    ["the browser's wish when the choice is none of ours", "xx", "ko", "ko"],
  ])("%s", (_name, chosen, accept, language, asked: string | null = null) => {
    expect(pickLanguage(asked, chosen, accept)).toBe(language);
  });
});

it("compiles a language's words once", () => {
  expect(messagesOf("ko")).toBe(messagesOf("ko"));
  expect(messagesOf("ko")).not.toBe(messagesOf("en"));
});
