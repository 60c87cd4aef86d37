/** Every sentence of the lab in both languages, with the same facts. */
import { describe, expect, it } from "vitest";
import { labInEnglish } from "./english";
import { sayOfLab, type LabFacts, type LabKey, type LabSaid } from "./facts";
import { labInKorean } from "./korean";

/** A key without facts does not compile. */
const FACTS: { [K in LabKey]: LabFacts[K] } = {
  "lab.title.normal": {},
  "lab.title.throughput-problem": {},
  "lab.title.stalled-consumer": {},
  "lab.title.stopped": {},
  "lab.title.offline-partition": {},
  "lab.title.consumer-protocol": {},
  "lab.title.fixed-assignment": {},
  "lab.title.long-commit-interval": {},
  "lab.title.traffic": {},
  "lab.about.normal": {},
  "lab.about.throughput-problem": { rate: 90, capacity: 64 },
  "lab.about.stalled-consumer": {},
  "lab.about.stopped": {},
  "lab.about.offline-partition": {},
  "lab.about.offline-partition-alone": {},
  "lab.about.consumer-protocol": {},
  "lab.about.fixed-assignment": {},
  "lab.about.long-commit-interval": { seconds: 60 },
  "lab.about.traffic": {},
  "lab.action.add-consumer": { group: "billing" },
  "lab.action.remove-consumer": { group: "billing" },
  "lab.action.double-producer": { topic: "orders" },
  "lab.action.halve-producer": { topic: "orders" },
  "lab.action.reset-offset": { group: "shipping", records: 300 },
  "lab.action.kill-broker": { broker: 2 },
  "lab.action.restart-broker": { broker: 2 },
  "lab.action.poison": { partition: 1 },
  "lab.action.heal": { partition: 1 },
  "lab.action.kill-consumer": { group: "nightly-report" },
  "lab.action.start-consumer": { group: "nightly-report" },
  "lab.action.pause-traffic": {},
  "lab.action.resume-traffic": {},
  "lab.refused.most-consumers": { group: "billing", most: 3 },
  "lab.refused.fewest-consumers": { group: "billing", fewest: 1 },
  "lab.refused.fastest": { topic: "orders", rate: 384 },
  "lab.refused.slowest": { topic: "orders", rate: 1.5 },
  "lab.refused.no-consumers": { group: "shipping" },
  "lab.refused.one-broker": {},
  "lab.refused.broker": { broker: 2, state: "stopped" },
  "lab.refused.poisoned": { partition: 1 },
  "lab.refused.not-poisoned": {},
  "lab.refused.dead": { group: "nightly-report" },
  "lab.refused.alive": { group: "nightly-report" },
  "lab.refused.paused-already": {},
  "lab.refused.running": {},
  "lab.refused.paused": {},
};

const all = (Object.keys(FACTS) as LabKey[]).map((key): [LabKey, LabSaid] => [key, sayOfLab(key, FACTS[key])]);

describe("the lab says", () => {
  it.each(all)("%s in both languages, with all facts", (_key, said) => {
    const english = labInEnglish(said);
    const korean = labInKorean(said) ?? "";
    expect(english).toMatch(/^[A-Za-z0-9-]/);
    expect(korean).toMatch(/[가-힣]/);
    expect(korean).not.toMatch(/\b(is|has|the)\b|undefined/);
    for (const [name, fact] of Object.entries(said.values)) {
      expect(english).toContain(String(fact));
      // A state is a word of either language.
      if (name !== "state") expect(korean).toContain(String(fact));
    }
  });

  it("each of them in words of its own", () => {
    expect(new Set(all.map(([, said]) => labInEnglish(said))).size).toBe(all.length);
    expect(new Set(all.map(([, said]) => labInKorean(said))).size).toBe(all.length);
  });

  it.each<[LabSaid, english: string, korean: string]>([
    [sayOfLab("lab.title.stopped", {}), "Stopped", "중단됨"],
    [
      sayOfLab("lab.action.reset-offset", { group: "shipping", records: 300 }),
      "Set shipping back by 300 records per partition",
      "shipping: 파티션마다 레코드 300개 되돌리기",
    ],
    [
      sayOfLab("lab.refused.most-consumers", { group: "billing", most: 3 }),
      "billing has 3 consumers, the maximum.",
      "billing의 컨슈머는 3개이며, 실험실에서 줄 수 있는 최대입니다.",
    ],
    [
      sayOfLab("lab.refused.fewest-consumers", { group: "billing", fewest: 1 }),
      "billing has 1 consumer, the minimum.",
      "billing에 남은 컨슈머는 1개이며, 더 줄이지 않습니다.",
    ],
    [
      sayOfLab("lab.refused.fewest-consumers", { group: "billing", fewest: 2 }),
      "billing has 2 consumers, the minimum.",
      "billing에 남은 컨슈머는 2개이며, 더 줄이지 않습니다.",
    ],
    [sayOfLab("lab.refused.broker", { broker: 2, state: "starting" }), "Broker 2 is starting.", "브로커 2: 시작 중."],
    [
      sayOfLab("lab.refused.slowest", { topic: "orders", rate: 1.5 }),
      "orders already gets 1.5 records per second, the minimum.",
      "orders에 초당 레코드 1.5개가 들어오며, 최소입니다.",
    ],
  ])("%j", (said, english, korean) => {
    expect(labInEnglish(said)).toBe(english);
    expect(labInKorean(said)).toBe(korean);
  });

  it("nothing of what another release says", () => expect(labInKorean({ key: "lab.boil", values: {} })).toBeNull());
});
