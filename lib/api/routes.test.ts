/** The table of addresses is that of the files under `app/api`, and that of the OpenAPI document. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { openApiDocument } from "./openapi";
import { API_ROUTES, apiMethods } from "./routes";

const sorted = (entries: [path: string, methods: readonly string[]][]) =>
  Object.fromEntries(entries.map(([path, methods]) => [path, [...methods].sort()]));

const table = sorted(Object.entries(API_ROUTES));

it("has every file's methods, and no other", () => {
  const files = readdirSync("app/api", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("route.ts"),
  );
  const found = files.map((file): [string, string[]] => {
    const text = readFileSync(join("app/api", file), "utf8");
    const path = `/api/${dirname(file)}`.replaceAll("[", "{").replaceAll("]", "}");
    return [path, ["GET", "POST", "DELETE", "PUT", "PATCH"].filter((method) => text.includes(`function ${method}(`))];
  });
  expect(sorted(found)).toEqual(table);
});

it("is described whole", () => {
  const { paths } = openApiDocument("1");
  const described = Object.entries(paths).map(([path, operations]): [string, string[]] => [
    path,
    Object.keys(operations).map((method) => method.toUpperCase()),
  ]);
  expect(sorted(described)).toEqual(table);
});

it("finds a path's methods by its segments as they were sent", () => {
  expect(apiMethods("/api/v1/clusters/a/groups/b%2Fc/history")).toEqual(["GET", "HEAD", "OPTIONS"]);
  expect(apiMethods("/api/v1/clusters/a/groups/b/c/history")).toBeNull();
  expect(apiMethods("/api/v1/notes/7")).toEqual(["DELETE", "OPTIONS"]);
});
