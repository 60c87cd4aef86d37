import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { problem } from "@/lib/api/contract";
import { openApiDocument } from "@/lib/api/openapi";
import { groupReplayQuery, replayAnswer, replayBody, replayed } from "@/lib/api/replay-contract";
import { replay } from "@/lib/core/past/replay";
import { readTrace } from "@/lib/core/past/trace";
import { SETTING_RANGES } from "@/lib/core/words/settings";
import { judgeElsewhere } from "./judge-elsewhere";
import { MOST_BYTES, serveReplay } from "./replay";

const T0 = 1_700_000_000_000;
/** Beyond 2^53, where numbers of JavaScript lose digits. */
const BASE = 9_007_199_254_740_993n;

/** Ten minutes of 10 records/s; the group stands from second 300 on and repeats its commit. */
const trace = (base = 0n) => ({
  profile: "tidemark",
  settings: {},
  every: 10_000,
  from: T0,
  to: T0 + 600_000,
  logOffsets: Array.from({ length: 61 }, (_, i) => [T0 + i * 10_000, String(base + 1000n + BigInt(i * 100)), "0"]),
  commits: Array.from({ length: 120 }, (_, i) => [
    T0 + i * 5000 + 200,
    String(base + 1000n + BigInt(Math.min(i, 60) * 50)),
  ]),
  members: [[T0, 1]],
});

const send = (body: string) => serveReplay(new Request("http://127.0.0.1/api/v1/replay", { method: "POST", body }));
const refusal = async (response: Response) => problem.parse(await response.json());

describe("POST /api/v1/replay", () => {
  it("answers a trace as the command does, and an array with an array", async () => {
    const expected = replay(readTrace(trace()));
    expect(expected.verdicts.some(([, status]) => status === "STALLED")).toBe(true);
    const one: unknown = await (await send(JSON.stringify(trace()))).json();
    expect(replayed.parse(one)).toEqual(expected);
    const many: unknown = await (await send(JSON.stringify([trace(), trace()]))).json();
    expect(replayAnswer.parse(many)).toEqual([expected, expected]);
  });

  it("keeps every digit of integers beyond 2^53", async () => {
    const asIntegers = JSON.stringify(trace(BASE)).replace(/"(\d+)"/g, "$1");
    expect(asIntegers).toContain(`${BASE + 1000n},`);
    expect(await (await send(asIntegers)).json()).toEqual(replay(readTrace(trace(BASE))));
  });

  it("names the field at fault, also within an array", async () => {
    const bad = { ...trace(), every: 0 };
    expect(await refusal(await send(JSON.stringify(bad)))).toMatchObject({ status: 400, field: "every" });
    expect(await refusal(await send(JSON.stringify([trace(), bad])))).toMatchObject({
      status: 400,
      field: "[1].every",
    });
    expect(await refusal(await send("{"))).toMatchObject({ status: 400, title: "Not JSON" });
  });

  it("refuses what would take too long, with the way out", async () => {
    const long = await refusal(await send(JSON.stringify({ ...trace(), every: 1 })));
    expect(long).toMatchObject({ status: 413, field: "every" });
    expect(long.detail).toContain("600001 evaluations");
    expect(await refusal(await send(" ".repeat(MOST_BYTES + 1)))).toMatchObject({ status: 413, title: "Too long" });
  });

  it("refuses a long body without a declared length before all of it has come", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(32));
      },
    });
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
    const response = await serveReplay(new Request("http://127.0.0.1/api/v1/replay", init));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(MOST_BYTES + 5_000_000);
  });

  it("runs two at a time and asks others to wait", async () => {
    const body = JSON.stringify({ ...trace(), every: 10 });
    const responses = await Promise.all([send(body), send(body), send(body)]);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
    expect(responses.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("5");
    expect((await send(JSON.stringify(trace()))).status).toBe(200);
  });
});

describe("a hostile trace", () => {
  const hostile = (settings: object) => JSON.stringify({ ...trace(), settings, profile: "burrow" });

  it("has settings within the ranges of the configuration, or is refused by name", async () => {
    for (const [name, { least, most }] of Object.entries(SETTING_RANGES)) {
      for (const value of [least - 1, most * 2]) {
        const refused = await refusal(await send(hostile({ [name]: value })));
        expect(refused).toMatchObject({ status: 400, field: `settings.${name}` });
      }
    }
  });

  it("has company: a group's past is judged under settings within the same ranges", () => {
    const asked = (settings: object) => groupReplayQuery.safeParse({ from: "1", to: "2", ...settings }).success;
    for (const name of ["windowMs", "floorRecords", "floorMs", "holdMs"] as const) {
      const { least, most } = SETTING_RANGES[name];
      expect([least, most].map((value) => asked({ [name]: String(value) }))).toEqual([true, true]);
      expect([least - 1, most * 2].map((value) => asked({ [name]: String(value) }))).toEqual([false, false]);
    }
  });

  it("does not hold up the server, whatever it is made of", async () => {
    const point = (i: number) => [T0 + i, String(i), "0"];
    const tiny = '{"every":1,"from":1,"to":1,"logOffsets":[],"commits":[]}';
    const bodies = [
      JSON.stringify({ ...trace(), logOffsets: Array.from({ length: 100_000 }, (_, i) => point(i)) }),
      `[${Array.from({ length: 60_000 }, () => tiny).join(",")}]`,
      "[".repeat(5_000_000),
      `[1234567890123456${"-1.2e+3".repeat(50_000)}`,
    ];
    await send(JSON.stringify(trace()));
    const parsedHere = vi.spyOn(JSON, "parse");
    const statuses: number[] = [];
    const turns: number[] = [];
    for (const body of bodies) {
      let answered = false;
      const answer = send(body).finally(() => (answered = true));
      let taken = 0;
      for (; !answered; taken++) await wait(1);
      turns.push(taken);
      statuses.push((await answer).status);
    }
    const parsed = parsedHere.mock.calls.map(([text]) => text.length);
    parsedHere.mockRestore();
    expect(statuses).toEqual([200, 200, 400, 400]);
    // What is read here leaves others a turn or two, whatever it is; elsewhere a judgement takes hundreds, a refusal some twenty.
    expect(Math.min(...turns.slice(0, 2))).toBeGreaterThan(50);
    expect(Math.min(...turns.slice(2))).toBeGreaterThan(4);
    expect(Math.max(0, ...parsed)).toBeLessThan(10_000);
  });

  it("is cut off after its time, and leaves its place", async () => {
    const body = () => new TextEncoder().encode(JSON.stringify({ ...trace(), every: 10 }));
    const asked = () => ({ job: { kind: "traces" as const, body: body() }, signal: new AbortController().signal });
    for (let turn = 0; turn < 3; turn++) {
      const response = await judgeElsewhere(asked(), { budgetMs: 30, memoryMb: 64 });
      expect(response.status).toBe(413);
      expect((await refusal(response)).detail).toContain("0.03 s");
    }
    expect((await send(JSON.stringify(trace()))).status).toBe(200);
  });

  it("ends nothing but itself when it needs too much memory", async () => {
    const body = new TextEncoder().encode(`[${"[1],".repeat(1_500_000)}[1]]`);
    const asked = { job: { kind: "traces" as const, body }, signal: new AbortController().signal };
    const response = await judgeElsewhere(asked, { budgetMs: 60_000, memoryMb: 16 });
    expect(await refusal(response)).toMatchObject({ status: 413, title: "Too much to evaluate" });
  });
});

describe("the documented format", () => {
  it("is that of docs/trace.schema.json, and in the OpenAPI document", () => {
    const schema = JSON.parse(readFileSync("docs/trace.schema.json", "utf8")) as {
      properties: Record<string, { properties?: Record<string, object> }>;
    };
    const [one] = replayBody.options;
    expect(Object.keys(one.shape).sort()).toEqual(Object.keys(schema.properties).sort());
    const settings = one.shape.settings.unwrap();
    expect(Object.keys(settings.shape).sort()).toEqual(
      Object.keys(schema.properties.settings?.properties ?? {}).sort(),
    );
    for (const [name, { least, most, whole }] of Object.entries(SETTING_RANGES)) {
      expect(schema.properties.settings?.properties?.[name]).toMatchObject({
        ...{ minimum: least, maximum: most, type: whole ? "integer" : "number" },
      });
    }
    expect(() => replayBody.parse(trace())).not.toThrow();
    expect(openApiDocument("1").paths["/api/v1/replay"]?.post).toMatchObject({ requestBody: { required: true } });
  });
});
