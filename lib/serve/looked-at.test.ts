import { expect, it } from "vitest";
import { Hub } from "@/lib/live/hub";
import { serveLookedAt } from "./looked-at";

const NOW = 1_700_000_000_000;

const ask = (hub: Hub, body: unknown) => {
  const request = new Request("http://127.0.0.1/api/v1/looked-at", { method: "POST", body: JSON.stringify(body) });
  return serveLookedAt({ hub }, request, NOW);
};

it("what a page shows counts as looked at, and what is no list of rows is refused", async () => {
  const hub = new Hub();
  const rows = [
    { cluster: "lab", group: "billing" },
    { cluster: "lab", group: "fraud", open: true },
  ];
  expect((await ask(hub, { rows })).status).toBe(204);
  expect([...hub.lookedAt.of("lab", NOW)]).toEqual([
    ["billing", false],
    ["fraud", true],
  ]);
  const many = Array.from({ length: 201 }, () => rows[0]);
  for (const body of [{ rows: many }, { rows: [{ group: "billing" }] }, {}, { rows: [{ ...rows[0], more: 1 }] }]) {
    const answer = await ask(hub, body);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
  }
});
