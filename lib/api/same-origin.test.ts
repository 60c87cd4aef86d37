/** Who may change something. */
import { describe, expect, it } from "vitest";
import { refuseForeign } from "./same-origin";

const ask = (headers: Record<string, string>) =>
  refuseForeign(
    new Request("http://127.0.0.1:3000/api/v1/notes", {
      method: "POST",
      headers: { host: "127.0.0.1:3000", "content-type": "application/json", ...headers },
    }),
  )?.status ?? null;

describe("a request that changes something", () => {
  it("is taken from the server's own pages and from programs", () => {
    expect(ask({ "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:3000" })).toBeNull();
    expect(ask({})).toBeNull();
    expect(ask({ "content-type": "application/json; charset=utf-8" })).toBeNull();
  });

  it("is refused for pages of other sites, whichever header says so", () => {
    expect(ask({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(ask({ "sec-fetch-site": "same-site" })).toBe(403);
    expect(ask({ origin: "https://elsewhere.example" })).toBe(403);
    expect(ask({ origin: "http://127.0.0.1:3001" })).toBe(403);
    expect(ask({ origin: "null" })).toBe(403);
  });

  it("is refused in a form that an HTML form could have sent", () => {
    expect(ask({ "content-type": "text/plain" })).toBe(415);
    expect(ask({ "content-type": "application/x-www-form-urlencoded" })).toBe(415);
  });
});
