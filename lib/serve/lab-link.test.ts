/** What the server says of a lab that refuses, answers nothing of use, or is not there. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { problem } from "@/lib/api/contract";
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import { serveLab } from "./lab-link";

const server = createServer();
afterEach(() => {
  server.removeAllListeners("request");
  server.close();
});

/** What is said of a lab that gives this answer to every order. */
async function refusalOf(status: number, body: unknown) {
  server.on("request", (_request, response) => void response.writeHead(status).end(JSON.stringify(body)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await serveLab(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "POST", "/stopped/rain");
  expect(answer.status).toBe(status);
  return problem.parse(await answer.json());
}

it("hands on why the lab refuses, in words and as facts", async () => {
  const said = sayOfLab("lab.refused.paused", {});
  const detail = "All traffic is paused; resume it first.";
  expect(await refusalOf(409, { status: 409, detail, said })).toMatchObject({
    ...{ status: 409, title: "The lab refused", detail },
    said: { title: { key: "title.lab-refused" }, detail: said },
  });
});

it("says that it refused where it does not say why", async () => {
  expect(await refusalOf(500, "boom")).toMatchObject({
    ...{ status: 500, title: "The lab refused", detail: "The lab refused." },
    said: { detail: { key: "refused.lab-silent" } },
  });
});

it.each([
  [null, 404, "refused.no-lab"],
  ["http://lab.example:4000", 500, "refused.lab-not-loopback"],
  // Nothing can listen on port 0.
  ["http://127.0.0.1:0", 503, "refused.lab-away"],
])("tells of a lab at %s", async (url, status, key) => {
  const answer = await serveLab(url, "GET", "");
  expect(answer.status).toBe(status);
  expect(problem.parse(await answer.json()).said?.detail.key).toBe(key);
});
