import { describe, expect, it, onTestFinished, vi } from "vitest";
import { HeldOrder, inPlaces } from "./held-order";

const row = (key: string, lag = 0) => ({ key, lag });
const keyOf = ({ key }: { key: string }) => key;

describe("inPlaces", () => {
  it("keeps places and shows what is newest in them", () => {
    expect(inPlaces([row("a"), row("b")], [row("b", 7), row("a", 5)], keyOf)).toEqual([row("a", 5), row("b", 7)]);
  });

  it("keeps the place of who is gone, and puts who is new at the end", () => {
    expect(inPlaces([row("a"), row("b", 1)], [row("c"), row("a", 2)], keyOf)).toEqual([
      row("a", 2),
      row("b", 1),
      row("c"),
    ]);
  });
});

describe("an order that nothing holds", () => {
  it("is that of the rows, the same array for the same rows", () => {
    const order = new HeldOrder(keyOf);
    const first = [row("a"), row("b")];
    expect(order.arrange(first, ["lag"])).toBe(first);
    const second = [row("b"), row("a")];
    expect(order.arrange(second, ["lag"])).toBe(second);
  });
});

describe("an order that is held", () => {
  it("keeps its places while rows are scrolled and two seconds longer, and follows another choice at once", () => {
    vi.useFakeTimers();
    vi.stubGlobal("window", new EventTarget());
    onTestFinished(() => void (vi.useRealTimers(), vi.unstubAllGlobals()));
    const order = new HeldOrder(keyOf);
    let calls = 0;
    const end = order.watch(() => calls++);
    const before = [row("a"), row("b")];
    const turned = [row("b", 7), row("a", 5)];
    expect(order.arrange(before, ["lag"])).toBe(before);
    window.dispatchEvent(new Event("scroll"));
    expect(order.arrange(turned, ["lag"])).toEqual([row("a", 5), row("b", 7)]);
    vi.advanceTimersByTime(1_999);
    expect(order.arrange([...turned], ["lag"])).toEqual([row("a", 5), row("b", 7)]);
    expect(calls).toBe(0);
    vi.advanceTimersByTime(1);
    expect(calls).toBe(1);
    expect(order.arrange(turned, ["lag"])).toBe(turned);
    window.dispatchEvent(new Event("scroll"));
    expect(order.arrange(before, ["name"])).toBe(before);
    end();
  });

  it.each([
    ["focusin", true],
    ["keydown", true],
    ["focusin", false],
  ])("by %s keeps its places for fifteen seconds where it is on the rows: %s", (kind, onRows) => {
    class Row {
      closest = () => (onRows ? this : null);
    }
    vi.useFakeTimers();
    vi.stubGlobal("window", new EventTarget());
    vi.stubGlobal("Element", Row);
    onTestFinished(() => void (vi.useRealTimers(), vi.unstubAllGlobals()));
    const order = new HeldOrder(keyOf);
    const end = order.watch(() => {});
    order.arrange([row("a"), row("b")], []);
    window.dispatchEvent(Object.defineProperty(new Event(kind), "target", { value: new Row() }));
    const turned = () => order.arrange([row("b"), row("a")], []).map(({ key }) => key);
    expect(turned()).toEqual(onRows ? ["a", "b"] : ["b", "a"]);
    vi.advanceTimersByTime(15_000);
    expect(turned()).toEqual(["b", "a"]);
    end();
  });
});
