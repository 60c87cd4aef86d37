import { describe, expect, it } from "vitest";
import { settingsOf, variantsOf, type Schema } from "./settings-fields";

const SECRET = {
  anyOf: [
    { type: "object", properties: { env: { type: "string" } }, required: ["env"] },
    { type: "object", properties: { file: { type: "string" } }, required: ["file"] },
  ],
};

const MAIL: Schema = {
  type: "object",
  properties: {
    port: { type: "integer" },
    host: { type: "string" },
    tls: { default: "starttls", type: "string", enum: ["implicit", "starttls", "none"] },
    insecure: { default: false, type: "boolean" },
    password: SECRET,
    to: { type: "array", items: { type: "string" } },
    url: { anyOf: [{ type: "string" }, SECRET] },
    headers: { default: {}, type: "object" },
    responders: { default: [], type: "array", items: { type: "object" } },
  },
  required: ["host", "to"],
};

describe("fields", () => {
  it("are of the types that the schema says, what is needed first", () => {
    const [fields = []] = variantsOf(MAIL);
    expect(fields.map(({ name, type, standard }) => [name, type, standard])).toEqual([
      ["host", "text", ""],
      ["to", "list", ""],
      ["port", "number", ""],
      ["tls", "choice", "starttls"],
      ["insecure", "check", "false"],
      ["password", "secret", ""],
      ["url", "text-or-secret", ""],
      ["headers", "json", ""],
      ["responders", "json", ""],
    ]);
  });

  it("are apart for each way to set a receiver up", () => {
    const bot = { type: "object", properties: { token: SECRET, channel: { type: "string" } }, required: ["token"] };
    const webhook = { type: "object", properties: { url: SECRET }, required: ["url"] };
    expect(variantsOf({ anyOf: [webhook, bot] }).map((fields) => fields.map(({ name }) => name))).toEqual([
      ["url"],
      ["token", "channel"],
    ]);
  });

  it.each<[string, Schema]>([
    ["nothing", {}],
    ["no object", { type: "string" }],
    ["strange properties", { properties: [1, 2] }],
  ])("are none where the schema is %s", (_, schema) => expect(variantsOf(schema)).toEqual([[]]));
});

describe("settings", () => {
  const [fields = []] = variantsOf(MAIL);
  const needed = { host: "mail", to: "a@example.com,\n b@example.com ," };

  it("are made of what was typed", () => {
    const typed = { port: "587", insecure: "true", password: "TIDEMARK_SECRET_SMTP", headers: '{ "x": "y" }' };
    expect(settingsOf(fields, { ...needed, ...typed, url: "https://a.example" })).toEqual({
      ...{ host: "mail", to: ["a@example.com", "b@example.com"], port: 587, insecure: true },
      ...{ password: { env: "TIDEMARK_SECRET_SMTP" }, headers: { x: "y" }, url: "https://a.example" },
    });
    expect(settingsOf(fields, { ...needed, url: "TIDEMARK_SECRET_URL" })).toMatchObject({
      url: { env: "TIDEMARK_SECRET_URL" },
    });
  });

  it.each([
    ["something needed is missing", { host: "mail" }],
    ["a number is none", { ...needed, port: "many" }],
    ["JSON is none", { ...needed, headers: "{x" }],
  ])("are none where %s", (_, typed) => expect(settingsOf(fields, typed)).toBeNull());
});
