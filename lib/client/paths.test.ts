import { expect, it } from "vitest";
import { pictureQuery } from "@/lib/api/picture-contract";
import { picturePath } from "./paths";

it("an address of a picture asks for what the server takes", () => {
  const range = { topic: "pay.ments", partition: 3, from: 1000, to: 2000 };
  const query = { ...range, theme: "dark", utcOffset: -210, language: "ko" } as const;
  const { pathname, searchParams } = new URL(picturePath({ cluster: "prod", group: "a/b", ...query }), "http://a");
  expect(pathname).toBe("/api/v1/clusters/prod/groups/a%2Fb/chart.png");
  expect(pictureQuery.strict().parse(Object.fromEntries(searchParams))).toEqual({ ...query, size: "medium" });
});
