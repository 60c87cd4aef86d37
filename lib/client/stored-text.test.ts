import { afterEach, expect, it, vi } from "vitest";
import { storedText } from "./stored-text";

afterEach(() => vi.unstubAllGlobals());

it("is what the browser keeps", () => {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
  vi.stubGlobal("window", { localStorage });
  const text = storedText("a");
  expect(text.read()).toBeNull();
  text.write("one");
  expect([text.read(), storedText("a").read(), storedText("b").read()]).toEqual(["one", "one", null]);
  kept.set("a", "of another tab");
  expect(text.read()).toBe("of another tab");
});

it("lasts as long as the page where storage is forbidden", () => {
  const forbidden = () => {
    throw new Error("SecurityError");
  };
  vi.stubGlobal("window", { localStorage: { getItem: forbidden, setItem: forbidden } });
  const text = storedText("a");
  expect(text.read()).toBeNull();
  text.write("one");
  expect(text.read()).toBe("one");
});
