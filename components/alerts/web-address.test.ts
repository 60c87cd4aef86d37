import { expect, it } from "vitest";
import { webAddress } from "./web-address";

it.each([
  ["https://wiki.example.com/runbook?x=1", "https://wiki.example.com/runbook?x=1"],
  ["http://wiki", "http://wiki/"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["wiki page 7", null],
  [null, null],
])("%s leads to %s", (text, address) => expect(webAddress(text)).toBe(address));
