import { expect, it } from "vitest";
import { commonHeaders, dataPolicy, pagePolicy } from "./headers";

const closed = { frameAncestors: [], dev: false };

it("lets a page run its own files and what carries its nonce, and nothing inline", () => {
  const scripts = pagePolicy("abc", closed)
    .split("; ")
    .find((one) => one.startsWith("script-src"));
  expect(scripts).toBe("script-src 'self' 'nonce-abc'");
});

it("has on every answer what keeps it from being guessed at, referred to and used by others", () => {
  expect(commonHeaders(closed)).toEqual([
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "same-origin"],
    ["Permissions-Policy", expect.stringMatching(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["X-Frame-Options", "DENY"],
  ]);
});

it("keeps every answer out of frames, but for the sites that are named", () => {
  for (const policy of [pagePolicy("abc", closed), dataPolicy(closed)])
    expect(policy).toContain("frame-ancestors 'none'");
  expect(commonHeaders(closed)).toContainEqual(["X-Frame-Options", "DENY"]);
  const open = { ...closed, frameAncestors: ["https://portal.example/screens"] };
  for (const policy of [pagePolicy("abc", open), dataPolicy(open)])
    expect(policy).toContain("frame-ancestors https://portal.example");
  expect(commonHeaders(open).map(([name]) => name)).not.toContain("X-Frame-Options");
});
