import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { allowedOnPage, redact, secret } from "./secrets";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "secrets-"));
  process.env.TIDEMARK_SECRET_TEST = "from the environment";
});
afterAll(async () => {
  delete process.env.TIDEMARK_SECRET_TEST;
  await rm(folder, { recursive: true });
});

it("reads the environment and files, without the newline at the end, and anew each time", async () => {
  expect(await secret({ env: "TIDEMARK_SECRET_TEST" })).toBe("from the environment");
  const file = join(folder, "token");
  await writeFile(file, "first\n");
  expect(await secret({ file })).toBe("first");
  await writeFile(file, "second\r\n");
  expect(await secret({ file })).toBe("second");
});

it.each([
  ["empty", ""],
  ["only a newline", "\n"],
  ["two lines", "QQQ1\nQQQ2\n"],
  ["too long", "x".repeat(65_537)],
])("refuses a file that is %s, naming the file and not what is in it", async (name, text) => {
  const file = join(folder, name.replaceAll(" ", "-"));
  await writeFile(file, text);
  const failed = await secret({ file }).then(
    () => null,
    (error: Error) => error.message,
  );
  expect(failed).toContain(file);
  if (text.trim() !== "") expect(failed).not.toContain(text.slice(0, 3));
});

it("names what is missing", async () => {
  await expect(secret({ env: "TIDEMARK_SECRET_NONE" })).rejects.toThrow("TIDEMARK_SECRET_NONE");
  await expect(secret({ file: "/nowhere/at/all" })).rejects.toThrow(
    "/nowhere/at/all with a secret cannot be read: ENOENT",
  );
});

it("reads no more of an endless device than is allowed", async () => {
  await expect(secret({ file: "/dev/zero" })).rejects.toThrow("longer than");
});

it.each([
  [{ env: "TIDEMARK_SECRET_SLACK" }, true],
  [{ env: "DATABASE_URL" }, false],
  [{ env: "tidemark_secret_slack" }, false],
  [{ file: "/run/secrets/slack" }, false],
])("lets a page refer to %j: %s", (reference, allowed) => {
  expect(allowedOnPage(reference)).toBe(allowed);
});

it.each([
  ["as it is", (value: string) => value],
  ["in a URL", encodeURIComponent],
  ["in a form", (value: string) => new URLSearchParams({ a: value }).toString()],
  ["in JSON", (value: string) => JSON.stringify(value)],
  ["in base64", (value: string) => Buffer.from(value).toString("base64")],
  ["in base64url", (value: string) => Buffer.from(value).toString("base64url")],
])("blanks a secret %s", (_name, written) => {
  const value = 'pä"ss wo+rd/?~';
  const text = redact(`no: ${written(value)} is wrong`, ["other", value]);
  expect(text).toContain("***");
  expect(text).toContain("is wrong");
  expect(text).not.toContain(written(value).slice(0, -2));
});

it("shows nothing of a text that holds a very short secret, and leaves others alone", () => {
  expect(redact("banana", ["an"])).toBe("***");
  expect(redact("banana", ["zz", ""])).toBe("banana");
  expect(redact("abcdefgh", ["abcde", "abcdefgh"])).toBe("***");
});

it("blanks the parts of a webhook's address, and leaves its host", () => {
  const url = "https://hooks.example.org/services/T0123456/abcdefghijkl?token=0123456789";
  const said = "POST /services/T0123456/abcdefghijkl: abcdefghijkl is unknown at hooks.example.org, token 0123456789";
  expect(redact(said, [url])).toBe("POST ***: *** is unknown at hooks.example.org, token ***");
});
