/** What is let through and what is refused, before anything else looks at a request. */
import { describe, expect, it } from "vitest";
import { problemOf } from "@/lib/core/words/sentences/refusals/problem";
import { guard, MAX_ADDRESS_LENGTH } from "./guard";
import { servedNames } from "./host";

const PUBLIC = ["https://tidemark.example/lag"];
const settings = {
  names: servedNames(["Monitor-7", "0.0.0.0"], PUBLIC),
  publicOrigins: new Set(PUBLIC.map((url) => new URL(url).origin)),
};
const HOST = "127.0.0.1:3000";

function ask(url: string, headers: Record<string, string> = {}, method = "GET") {
  const all: Record<string, string> = { host: HOST, ...headers };
  return guard({ method, url, headers: all, rawHeaders: Object.entries(all).flat() }, settings);
}
const status = (...asked: Parameters<typeof ask>) => ask(...asked)?.status ?? "served";
const write = (headers: Record<string, string>, url = "/api/v1/notes") =>
  status(url, { "content-type": "application/json", "content-length": "2", ...headers }, "POST");

describe("the host", () => {
  it.each([
    ...[
      "127.0.0.1:3000",
      "localhost",
      "LocalHost:80",
      "tidemark.localhost:1",
      "[::1]:3000",
      "10.1.2.3",
      "[fd00::7]:80",
    ],
    ...["monitor-7:3000", "tidemark.example", "TIDEMARK.example.:443"],
  ])("%s is served", (host) => expect(status("/", { host })).toBe("served"));

  it.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:3000", "monitor-7.evil.example"])(
    "%s is not, on any address, and the answer says how it can be",
    (host) => {
      for (const url of ["/", "/api/v1/groups", "/v3/kafka", "/metrics", "/healthz", "/icon.svg", "/api/v1/stream"]) {
        const refused = problemOf(ask(url, { host })!);
        expect(refused).toMatchObject({ status: 421, detail: expect.stringContaining("server.publicUrls") });
      }
    },
  );

  it.each(["", "a b", "u@localhost", "localhost/x", "localhost:99999", "[::1"])("%j is malformed", (host) => {
    expect(status("/", { host })).toBe(400);
  });

  it("is named once", () => {
    const rawHeaders = ["Host", HOST, "host", HOST];
    expect(guard({ method: "GET", url: "/", headers: { host: HOST }, rawHeaders }, settings)?.status).toBe(400);
    expect(guard({ method: "GET", url: "/", headers: {}, rawHeaders: [] }, settings)?.status).toBe(400);
  });
});

describe("a write", () => {
  it("is taken from the server's own pages, also where a proxy names the upstream as host", () => {
    expect(write({ origin: `http://${HOST}`, "sec-fetch-site": "same-origin" })).toBe("served");
    expect(write({ origin: "https://tidemark.example" })).toBe("served");
    expect(write({ host: "localhost:80", origin: "http://localhost" })).toBe("served");
  });

  it("is taken from programs, which send JSON", () => {
    expect(write({})).toBe("served");
    expect(write({ "content-type": "application/json; charset=utf-8" })).toBe("served");
    expect(status("/api/v1/notes/7", {}, "DELETE")).toBe("served");
  });

  it.each<Record<string, string>>([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "same-origin", origin: "https://evil.example" },
    { origin: "https://evil.example" },
    // On plain HTTP names of a network browsers send Origin alone; another port is another origin.
    { origin: "http://127.0.0.1:3001" },
    { origin: "http://tidemark.example" },
    { origin: "null" },
    { origin: "file://" },
  ])("is refused from other pages: %j", (headers) => {
    for (const url of ["/api/v1/notes", "/api/v1/replay", "/api/v1/lab/normal/start"]) {
      expect(write(headers, url)).toBe(403);
    }
    expect(status("/api/v1/notes/7", headers, "DELETE")).toBe(403);
  });

  it("is refused in a form that an HTML form could have sent", () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
      expect(write({ "content-type": type })).toBe(415);
      expect(write({ "content-type": type, origin: `http://${HOST}` })).toBe(415);
    }
    expect(status("/api/v1/lab/normal/start", {}, "POST")).toBe(415);
    expect(status("/api/v1/lab/normal/start", { origin: `http://${HOST}` }, "POST")).toBe("served");
  });
});

describe("reading", () => {
  it("is for links from other sites, and for nothing that they embed", () => {
    expect(status("/", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBe("served");
    for (const mode of ["no-cors", "cors", "websocket"]) {
      expect(status("/api/v1/export", { "sec-fetch-site": "cross-site", "sec-fetch-mode": mode })).toBe(403);
    }
    expect(status("/api/v1/groups", { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" })).toBe("served");
  });
});

describe("the address", () => {
  it("has whole escapes, in pages and interfaces, before and after the question mark", () => {
    for (const url of [
      "/%ff",
      "/clusters/%zz",
      "/api/v1/clusters/%c3/groups/x",
      "/?q=%",
      "/v3/kafka/%ff",
      "/metrics?%e0%80",
      "/api/v1/groups?__proto__=1",
      "/api/v1/groups?cluster=a&%5f_proto__",
    ])
      expect(status(url)).toBe(400);
    expect(status("/clusters/a%20b/groups/%F0%9F%8C%8A?q=50%25")).toBe("served");
  });

  it("is a path, and not endless", () => {
    expect(status("http://evil.example/")).toBe(400);
    expect(status("*", {}, "OPTIONS")).toBe(400);
    expect(status(`/clusters/a/groups/${"%F0%9F%8C%8A".repeat(8_191)}`)).toBe("served");
    expect(status("/".padEnd(MAX_ADDRESS_LENGTH + 1, "a"))).toBe(414);
  });

  it("takes the methods that it has, and says which", () => {
    for (const method of ["TRACE", "PUT", "PATCH", "PROPFIND"]) {
      for (const url of ["/", "/metrics", "/v3/kafka", "/api/v1/notes", "/api/v1/stream", "/_next/static/x.js"]) {
        expect(ask(url, {}, method)).toMatchObject({ status: 405, headers: { allow: expect.any(String) } });
      }
    }
    expect(ask("/api/v1/notes")).toMatchObject({ status: 405, headers: { allow: "POST, OPTIONS" } });
    expect(ask("/api/v1/groups", {}, "POST")).toMatchObject({ headers: { allow: "GET, HEAD, OPTIONS" } });
    expect(status("/", {}, "POST")).toBe(405);
    expect(status("/api/v1/stream", {}, "HEAD")).toBe("served");
  });

  it("is known, where it is an interface's", () => {
    for (const url of ["/api", "/api/v1", "/api/v1/nothing", "/api/v1/groups/", "/api/v1/clusters//groups/x"])
      expect(status(url)).toBe(404);
    expect(status("/api/v1/clusters/a/groups/~?x=1")).toBe("served");
  });
});
