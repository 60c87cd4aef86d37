/** Notes are written by people: who sends more of them in a minute is asked to wait. */
import { expect, it } from "vitest";
import { Hub } from "@/lib/live/hub";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import type { Runtime } from "../monitor/runtime";
import { serveNewNote } from "./notes";

const NOW = 1_700_000_000_000;

it("a client writes 60 in a minute, and is told when it may go on; another one may write meanwhile", async () => {
  const hub = new Hub();
  hub.publish(snapshotOf({ at: NOW }));
  let stored = 0;
  const history = {
    writeEvents: (events: object[]) => Promise.resolve(events.map((event) => ({ ...event, id: String(++stored) }))),
  } as unknown as Runtime["history"];
  const write = (client: string) => {
    const headers = { "content-type": "application/json", "x-tidemark-client": client };
    const body = JSON.stringify({ cluster: "lab", at: NOW, text: "deploy" });
    const request = new Request("http://127.0.0.1/api/v1/notes", { method: "POST", headers, body });
    return serveNewNote({ history, hub }, request, NOW);
  };
  for (let turn = 0; turn < 60; turn++) expect((await write("10.0.0.1")).status).toBe(201);
  const refused = await write("10.0.0.1");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  expect(stored).toBe(60);
  expect((await write("10.0.0.2")).status).toBe(201);
});
