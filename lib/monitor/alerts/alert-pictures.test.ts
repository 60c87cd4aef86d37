import { expect, it } from "vitest";
import { alertOf, messageOf } from "@/lib/alerts/notifiers/test-messages";
import type { GroupHistory } from "@/lib/history/history";
import type { PictureQuery, PictureSources } from "@/lib/drawing/read-past";
import { AlertPictures } from "./alert-pictures";

const STARTED = alertOf().startsAt;
const NOW = STARTED + 600_000;

const stored: GroupHistory = {
  ...{ resolution: "full", stepMs: 0, gaps: [], members: { at: [], count: [] } },
  topics: [
    {
      topic: "payments",
      at: [STARTED, NOW],
      partitions: [{ partition: 3, logStart: [0n, 0n], logEnd: [10n, 40n], committed: [10n, 10n], lag: [0n, 30n] }],
    },
  ],
};

function picturesOf(readGroup: () => Promise<GroupHistory>, asked: PictureQuery[] = [], mostMs = 30_000) {
  const sources: PictureSources = {
    hub: { group: () => undefined },
    history: {
      readGroup: (query) => {
        asked.push(query);
        return readGroup();
      },
      readEvents: () => Promise.resolve([]),
      readPartitionStatusesBefore: () => Promise.resolve([]),
    },
  };
  return new AlertPictures({ sources, timeZoneOf: () => "Asia/Seoul", now: () => NOW, mostMs });
}

const labels = { cluster: "prod-eu", group: "fraud-check", topic: "payments", partition: "3" };

it("is of the worst place, from before it began until now, and in words of the receiver's language", async () => {
  const asked: PictureQuery[] = [];
  const pictures = picturesOf(() => Promise.resolve(stored), asked);
  const picture = await pictures.of(messageOf([alertOf("fraud-check", { labels })], { language: "ko" }));
  expect(Buffer.from(picture!.png).subarray(1, 4).toString()).toBe("PNG");
  expect(picture!.inWords).toBe(
    "payments/3, prod-eu의 그룹 fraud-check: UNKNOWN. 최신 오프셋 40, 컨슈머 오프셋 10, 랙 30.",
  );
  expect(asked[0]).toMatchObject({
    ...{ cluster: "prod-eu", group: "fraud-check", topic: "payments", partition: 3 },
    ...{ from: STARTED - 1_800_000, to: NOW },
  });
});

it.each([
  ["about no group", messageOf([alertOf("x", { subject: { kind: "database" } })]), () => Promise.resolve(stored)],
  ["that is a test", messageOf([alertOf()], { kind: "test" }), () => Promise.resolve(stored)],
  ["of which nothing is stored", messageOf(), () => Promise.resolve({ ...stored, topics: [] })],
  ["while the database is away", messageOf(), () => Promise.reject(new Error("away"))],
])("there is none for a message %s", async (_, message, readGroup) => {
  expect(await picturesOf(readGroup).of(message)).toBeNull();
});

it("is not waited for when the database hangs", async () => {
  expect(await picturesOf(() => new Promise(() => {}), [], 20).of(messageOf())).toBeNull();
});
