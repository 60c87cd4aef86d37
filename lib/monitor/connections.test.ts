import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { clientName, clientOf, settleConnections } from "./connections";

async function serverOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const nameOf = ({ headers }: IncomingMessage) =>
  clientName(new Request("http://127.0.0.1/", { headers: headers as Record<string, string> }));

describe("a request's client", () => {
  it("is the connection's address, whatever it says of itself", async () => {
    settleConnections({ trustProxy: false });
    const url = await serverOf((request, response) => response.end(nameOf(request)));
    const headers = { "x-forwarded-for": "9.9.9.9", "x-tidemark-client": "8.8.8.8", connection: "close" };
    expect(await (await fetch(url, { headers })).text()).toBe("127.0.0.1");
  });

  it("is what the nearest proxy says, where one is trusted", async () => {
    settleConnections({ trustProxy: true });
    const url = await serverOf((request, response) => response.end(nameOf(request)));
    const headers = { "x-forwarded-for": "9.9.9.9, 10.0.0.7", connection: "close" };
    expect(await (await fetch(url, { headers })).text()).toBe("10.0.0.7");
  });

  it.each([
    ["::ffff:10.0.0.7", "10.0.0.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::9", "2001:db8:1:2"],
    ["2001:DB8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["x".repeat(1000), "x".repeat(64)],
  ])("%s counts as %s", (address, client) => expect(clientOf(address)).toBe(client));
});

it("a connection may stand still for so long", async () => {
  settleConnections({ trustProxy: false });
  const timeouts: (number | undefined)[] = [];
  const url = await serverOf((request, response) => {
    timeouts.push(request.socket.timeout);
    response.end();
  });
  await fetch(url, { headers: { connection: "close" } });
  expect(timeouts).toEqual([120_000]);
});
