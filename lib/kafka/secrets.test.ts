/** Tokens from an endpoint: the client secret goes to the address in the settings, and to no other. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { tokensOf } from "./secrets";
import { clusterSettings, type OauthSettings } from "./settings";
import { LastGood } from "./last-good";

async function serverOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
}

/** As a cluster with this endpoint asks for a token. */
function tokenOf(tokenEndpoint: string): Promise<string> {
  const sasl = { mechanism: "OAUTHBEARER", tokenEndpoint, clientId: "tide", clientSecretEnv: "S" };
  const settings = clusterSettings.parse({ brokers: ["kafka-1:9092"], sasl });
  return tokensOf(tokenEndpoint, settings.sasl as OauthSettings, new LastGood(() => "ebb"))();
}

it("a token is fetched from the endpoint with the client's secret", async () => {
  const seen: (string | undefined)[] = [];
  const endpoint = await serverOf(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end(JSON.stringify({ access_token: "flood", expires_in: 60 }));
  });
  expect(await tokenOf(endpoint)).toBe("flood");
  expect(seen).toEqual([`Basic ${Buffer.from("tide:ebb").toString("base64")}`]);
});

it.each([301, 302, 303, 307, 308])(
  "an endpoint that answers %d and another address is not followed there",
  async (status) => {
    let asked = 0;
    const elsewhere = await serverOf((_, response) => {
      asked++;
      response.end(JSON.stringify({ access_token: "drift" }));
    });
    const endpoint = await serverOf((_, response) => response.writeHead(status, { location: elsewhere }).end());
    await expect(tokenOf(endpoint)).rejects.toThrow(`The token endpoint ${endpoint} does not answer.`);
    expect(asked).toBe(0);
  },
);
