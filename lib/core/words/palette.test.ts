import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { COLOURS, type Theme } from "./palette";

const css = readFileSync("app/globals.css", "utf8");

it.each(["light", "dark"] as const)("the %s colours are those of the pages", (theme: Theme) => {
  const start = css.indexOf(`[data-theme="${theme}"] {`);
  const rules = css.slice(start, css.indexOf("}", start));
  const named = Object.keys(COLOURS[theme]).map((name) => [name, new RegExp(`--${name}: ([^;]+);`).exec(rules)?.[1]]);
  expect(Object.fromEntries(named)).toEqual(COLOURS[theme]);
});
