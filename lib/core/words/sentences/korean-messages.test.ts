import { describe, expect, it } from "vitest";
import { messageInKorean } from "./korean-messages";

describe("messages in Korean", () => {
  it.each([
    ["Not found", "찾을 수 없음"],
    [
      'Cluster "lab" has no group "gone" now. Its history may still be there.',
      '클러스터 "lab"에 지금은 그룹 "gone"이(가) 없습니다. 기록은 남아 있을 수 있습니다.',
    ],
  ])("%s", (english, korean) => expect(messageInKorean(english)).toBe(korean));

  it.each(["toString", "", "INVALID_REQUEST.", "Something else went wrong."])("leaves as it came: %j", (text) => {
    expect(messageInKorean(text)).toBe(text);
  });
});
