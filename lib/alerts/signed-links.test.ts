import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOf } from "./keys";
import { linkToken, readLink, type LinkClaim } from "./signed-links";

const KEY = "a key that nobody guesses";
const claim: LinkClaim = {
  action: "acknowledge",
  alert: "group/prod-eu/%ED%95%9C%EA%B5%AD@1780315200000",
  receiver: "운영",
  expiresAt: 1_000,
};

it("says what was signed, until it expires", () => {
  const token = linkToken(claim, KEY);
  expect(encodeURIComponent(token)).toBe(token);
  expect(readLink(token, KEY, 999)).toEqual({ claim });
  expect(readLink(token, KEY, 1_000)).toEqual({ fault: "expired" });
});

it("takes the longest names that there are", () => {
  const long = { ...claim, alert: `group/${"%ED".repeat(747)}/${"%ED".repeat(747)}@1`, receiver: "r".repeat(200) };
  expect(readLink(linkToken(long, KEY), KEY, 0)).toEqual({ claim: long });
});

describe("refuses", () => {
  const token = linkToken(claim, KEY);
  const [body = "", mac = ""] = token.split(".");
  it.each([
    ["nothing", "", "malformed"],
    ["no signature", body, "malformed"],
    ["an empty signature", `${body}.`, "malformed"],
    ["more parts", `${token}.x`, "malformed"],
    ["what is too long", "a".repeat(9_000), "malformed"],
    ["another body", `${Buffer.from('["silence","a","b",9e9]').toString("base64url")}.${mac}`, "forged"],
    ["another signature", `${body}.${"A".repeat(43)}`, "forged"],
    ["another key", linkToken(claim, `${KEY}!`), "forged"],
  ])("%s", (_name, given, fault) => {
    expect(readLink(given, KEY, 0)).toEqual({ fault });
  });

  it("a token of which any one character is another", () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(..."ABab01-_."), (at, character) => {
        fc.pre(token[at] !== character);
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        const read = readLink(changed, KEY, 0);
        // The last character holds bits that base64 leaves unused: the same signature, so the same claim.
        expect("fault" in read || ("claim" in read && at === token.length - 1)).toBe(true);
        if ("claim" in read) expect(read.claim).toEqual(claim);
      }),
    );
  });

  it("to sign with a key that could be guessed", () => {
    expect(() => linkToken(claim, "short")).toThrow("at least 16");
  });
});

it("makes keys that hold nothing but hex, the same each time", () => {
  expect(keyOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  fc.assert(fc.property(fc.string(), (id) => void expect(keyOf(id)).toMatch(/^[0-9a-f]{64}$/)));
});
