import { expect, it } from "vitest";
import { redactUrls } from "./log";

it.each([
  ["postgresql://tide:s3cret@db:5432/app failed", "postgresql://tide:***@db:5432/app failed"],
  ["https://example.org/path?x=1", "https://example.org/path?x=1"],
  ["no url here: a@b", "no url here: a@b"],
])("blanks passwords in %s", (text, expected) => {
  expect(redactUrls(text)).toBe(expected);
});
