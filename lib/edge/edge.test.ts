/** The edge on a real server: what goes out on the wire. */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createEdge } from "./edge";

const edge = createEdge({ names: new Set(), publicOrigins: new Set(), frameAncestors: [], dev: false });
const served: IncomingMessage[] = [];
const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
  if (edge.request(request, response)) return;
  served.push(request);
  response.end("served");
});
server.on("clientError", (error, socket) => edge.clientError(error, socket));

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());

async function send(...lines: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.setEncoding("utf8").write([...lines, "Connection: close", "", ""].join("\r\n"));
  let text = "";
  for await (const piece of socket) text += piece;
  return text;
}

const HOST = "Host: 127.0.0.1";
const bodyOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf("\r\n\r\n"))) as unknown;

it("gives each page a nonce of its own, and tells it to what makes the page", async () => {
  const answers = [await send("GET / HTTP/1.1", HOST, "x-nonce: mine"), await send("GET / HTTP/1.1", HOST)];
  const nonces = answers.map((answer) => /'nonce-([^']+)'/.exec(answer)?.[1]);
  expect(new Set(nonces).size).toBe(2);
  expect(served.slice(-2).map(({ headers }) => headers["x-nonce"])).toEqual(nonces);
  expect(served.at(-1)!.headers["content-security-policy"]).toContain(`'nonce-${nonces[1]}'`);
});

it("lets nothing act that is no page, and believes no policy that a client sends", async () => {
  for (const path of ["/api/v1/groups", "/_next/static/chunks/a.js"]) {
    const answer = await send(`GET ${path} HTTP/1.1`, HOST, "content-security-policy: script-src 'nonce-x'");
    expect(answer).toContain("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox");
    expect(served.at(-1)!.headers["content-security-policy"]).toBeUndefined();
  }
});

it("answers refusals itself, with every header", async () => {
  const before = served.length;
  const answer = await send("GET /metrics HTTP/1.1", "Host: evil.example");
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  expect(answer).toContain("X-Content-Type-Options: nosniff");
  expect(bodyOf(answer)).toMatchObject({
    ...{ type: "about:blank", status: 421, title: "Misdirected request" },
    said: { detail: { key: "refused.host-not-known", values: { name: "evil.example" } } },
  });
  expect(await send("GET / HTTP/1.1", HOST, HOST)).toMatch(/^HTTP\/1\.1 400 /);
  expect(await send("TRACE / HTTP/1.1", HOST)).toMatch(/^HTTP\/1\.1 405 [^]*allow: GET, HEAD, OPTIONS/i);
  expect(served).toHaveLength(before);
});

it("says what an address takes", async () => {
  expect(await send("OPTIONS /api/v1/notes HTTP/1.1", HOST)).toMatch(/^HTTP\/1\.1 204 [^]*allow: POST, OPTIONS/i);
});

it("answers in a problem document what is no HTTP, or too much of it", async () => {
  expect(bodyOf(await send("no HTTP at all"))).toMatchObject({ status: 400 });
  expect(bodyOf(await send("GET / HTTP/1.1", HOST, `X-Long: ${"a".repeat(20_000)}`))).toMatchObject({ status: 431 });
});

it("tells a page's maker which language the address asks for, and nothing that a client says of it", async () => {
  const asked = async (path: string, ...more: string[]) => {
    await send(`GET ${path} HTTP/1.1`, HOST, ...more);
    return served.at(-1)!.headers["x-asked-language"];
  };
  expect(await asked("/topics?range=3h&lang=ko")).toBe("ko");
  expect(await asked("/topics", "x-asked-language: ko")).toBeUndefined();
  expect(await asked(`/topics?lang=${"k".repeat(500)}`)).toBeUndefined();
});
