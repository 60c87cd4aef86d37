import { expect, it } from "vitest";
import { refuseRequest } from "./control-server";

it.each([
  { host: "127.0.0.1:4000" },
  { host: "localhost:4000" },
  { host: "[::1]:4000" },
  { host: "127.0.0.1:4000", origin: "http://localhost:3000" },
])("answers %j", (headers) => {
  expect(refuseRequest(headers)).toBeNull();
});

it.each([{}, { host: "lab.example:4000" }, { host: "127.0.0.1.lab.example" }, { host: "localhost@lab.example" }])(
  "refuses a host that is not loopback: %j",
  (headers) => {
    expect(refuseRequest(headers)).toContain("loopback");
  },
);

it.each(["http://lab.example", "null", "http://127.0.0.1.lab.example", "https://localhost.lab.example:3000"])(
  "refuses orders from the page at %s",
  (origin) => {
    expect(refuseRequest({ host: "127.0.0.1:4000", origin })).toContain("other sites");
  },
);
