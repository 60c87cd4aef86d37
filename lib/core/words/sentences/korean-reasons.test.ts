import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { reasonInKorean } from "./korean-reasons";

const ENGLISH_WORD = /[a-z]{2}/;
const LIB = path.resolve(import.meta.dirname, "../../..");

/** Reasons without a number in them, out of the code that gives them. */
function reasonsGiven(): string[] {
  const files = ["core", "api", "kafka"].flatMap((room) =>
    readdirSync(path.join(LIB, room), { recursive: true, encoding: "utf8" }).map((file) => path.join(LIB, room, file)),
  );
  const code = files.filter((file) => file.endsWith(".ts") && !file.includes(".test.") && !/test-[^/]+$/.test(file));
  return code.flatMap((file) => {
    const text = readFileSync(file, "utf8").replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
    return [...text.matchAll(/\bunknown\(\s*"([^"]+)"/g)].map(([, reason]) => reason!);
  });
}

/** The half sentences of Kafka's and the network's errors that have no name or number in them. */
function errorsExplained(): string[] {
  const text = readFileSync(path.join(LIB, "kafka/errors.ts"), "utf8");
  return [...text.matchAll(/^ {2}(?:[A-Z_]+: |.*return )"([^"]+?)\.?",?;?$/gm)].map(([, reason]) => reason!);
}

describe("reasons in Korean", () => {
  const given = [...new Set(reasonsGiven())].sort();

  it("are looked for where they are given", () => {
    expect(given).toContain("no committed offset");
    expect(given.length).toBeGreaterThan(15);
  });

  it.each(given)("there are words for: %s", (reason) => {
    expect(reasonInKorean(reason)).not.toMatch(ENGLISH_WORD);
  });

  const errors = [...new Set(errorsExplained())].sort();

  it("has the errors, too", () => expect(errors.length).toBeGreaterThan(15));

  it.each(errors)("there are words for the error: %s", (reason) => {
    expect(reasonInKorean(reason)).toMatch(/[가-힣]/);
  });

  it.each([
    [
      "kafka-2:9092 answers for cluster B, not for A, which is watched: correct the address or, if it is to be that one from now on, set clusterId to B",
      "kafka-2:9092에서 지켜보는 클러스터 A이(가) 아니라 클러스터 B이(가) 응답함: 주소를 고치거나, 앞으로 그 클러스터를 지켜보려면 clusterId를 B(으)로 설정하세요",
    ],
    [
      "the broker is like Kafka 4.0 and does not know DescribeShareGroupOffsets: Kafka 4.1 or newer is needed",
      "브로커가 Kafka 4.0 수준이라 DescribeShareGroupOffsets 요청을 모름: Kafka 4.1 이상이(가) 필요",
    ],
    ["older than what was watched: at least 2 h 5 min", "지켜본 기간보다 오래됨: 최소 2시간 5분"],
    [
      "the log start offset did not move in the 45 s that it was watched",
      "지켜본 45초 동안 로그 시작 오프셋이 움직이지 않음",
    ],
    [
      "half of the partitions have no lag, the worst has 1 record",
      "파티션의 절반에 랙이 없고, 가장 큰 랙은 레코드 1개",
    ],
    [
      "12 at the present rates, more than the 6 partitions can use",
      "지금 속도로는 12개 필요: 파티션 6개가 쓸 수 있는 것보다 많음",
    ],
    [
      "log end offset: the partition has no leader: its replicas on broker 2 are offline",
      "로그 끝 오프셋: 파티션에 리더가 없음: 브로커 2의 복제본이 오프라인",
    ],
    [
      "its leader, broker 2, cannot be asked: the broker did not finish the request in time",
      "리더인 브로커 2에 물을 수 없음: 브로커가 요청을 제때 끝내지 못함",
    ],
    ["its coordinator, broker 3, is away", "코디네이터인 브로커 3이(가) 없음"],
    ["log end offset: the partition has no leader", "로그 끝 오프셋: 파티션에 리더가 없음"],
  ])("say the number, too: %s", (reason, korean) => {
    expect(reasonInKorean(reason)).toBe(korean);
  });

  it.each(["TOPIC_AUTHORIZATION_FAILED: Not authorized", "constructor", ""])("leave as it came: %j", (reason) => {
    expect(reasonInKorean(reason)).toBe(reason);
  });
});
