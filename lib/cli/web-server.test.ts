import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startService } from "./service";
import { awaitReady, chooseAddress } from "./web-server";

const dir = mkdtempSync(join(tmpdir(), "tidemark-web-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const environment = (values: Record<string, string> = {}) => values as NodeJS.ProcessEnv;

async function takePort(): Promise<{ port: number; free: () => void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, free: () => server.close() };
}

describe("the address", () => {
  it("refuses a taken port that was asked for, and names the way out", async () => {
    const { port, free } = await takePort();
    const both = [
      chooseAddress(String(port), environment()),
      chooseAddress(undefined, environment({ PORT: `${port}` })),
    ];
    for (const asked of both) await expect(asked).rejects.toThrow(new RegExp(`Port ${port} is taken.*--port`));
    free();
  });

  it("prefers the option over PORT", async () => {
    const { port, free } = await takePort();
    free();
    const address = await chooseAddress(String(port), environment({ PORT: "not a port" }));
    expect(address).toEqual({ host: "127.0.0.1", port, url: `http://127.0.0.1:${port}` });
  });

  it("takes a free one when none was asked for", async () => {
    const { port } = await chooseAddress(undefined, environment());
    expect(port).toBeGreaterThanOrEqual(3000);
  });

  it("names an address that a browser can open when it listens on all", async () => {
    expect((await chooseAddress(undefined, environment({ HOST: "0.0.0.0" }))).url).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+$/,
    );
    expect((await chooseAddress(undefined, environment({ HOST: "::1" }))).url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  });

  it("refuses a PORT that is none", async () => {
    await expect(chooseAddress(undefined, environment({ PORT: "http" }))).rejects.toThrow(/PORT=http is not a port/);
  });
});

/** A stand-in for the server process: answers /readyz as `answer` says, in a process of its own. */
async function startStandIn(answer: string) {
  const { port, free } = await takePort();
  free();
  const script = `let asked = 0; require("node:http").createServer((request, response) => { asked++; ${answer} }).listen(${port}, "127.0.0.1");`;
  const service = await startService({
    name: "the server",
    command: process.execPath,
    args: ["-e", script],
    cwd: dir,
    logFile: join(dir, `${port}.log`),
  });
  return { service, url: `http://127.0.0.1:${port}` };
}

describe("readiness", () => {
  it("is awaited, and says meanwhile what it waits for", async () => {
    const answer = `response.statusCode = asked > 2 ? 200 : 503; response.end(JSON.stringify({ waitingFor: ["prod-eu"] }));`;
    const { service, url } = await startStandIn(answer);
    const notes: string[] = [];
    await awaitReady(service, url, { note: (text) => notes.push(text) });
    expect(notes).toContain("waiting for prod-eu");
    await service.stop();
  }, 30_000);

  it("fails with the last words of a server that ends", async () => {
    const { service, url } = await startStandIn(`console.error("no database"); process.exit(78);`);
    await expect(awaitReady(service, url)).rejects.toThrow(
      /the server ended unexpectedly \(exit code 78\).*no database/s,
    );
  }, 30_000);

  it("fails when time is up, with what was missing and where to look", async () => {
    const { service, url } = await startStandIn("response.statusCode = 503; response.end();");
    await expect(awaitReady(service, url, { limitMs: 1_500 })).rejects.toThrow(/not ready within 1.5 s.*\.log/);
    await service.stop();
  }, 30_000);
});
