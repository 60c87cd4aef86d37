import { describe, expect, it } from "vitest";
import { layHead, LOOKS, type HeadLook, type PictureHead } from "./picture-head";

const measure = (text: string, look: HeadLook) => [...text].length * LOOKS[look].size * 0.6;

const head: PictureHead = {
  title: "payments/1",
  place: "prod-eu / fraud-check",
  range: "2026-11-24 14:02:09 – 15:02:09 KST",
  unit: "records",
  status: "STALLED",
  lines: [
    { label: "log end offset", color: "var(--water)" },
    { label: "committed offset", color: "var(--error-line)" },
  ],
};

const textsOf = (width: number, changes: Partial<PictureHead> = {}) =>
  layHead({ ...head, ...changes }, width, measure).parts.flatMap((part) => (part.kind === "text" ? [part] : []));

describe("the head of a picture", () => {
  it("says what, how it stands, where, when, in which unit, and what each line is", () => {
    expect(textsOf(600).map(({ text }) => text)).toEqual([
      ...["payments/1", "STALLED", "prod-eu / fraud-check", "2026-11-24 14:02:09 – 15:02:09 KST", "records"],
      ...["log end offset", "committed offset"],
    ]);
  });

  it.each([320, 600, 1600])("keeps everything within %i pixels", (width) => {
    const long = `${"n".repeat(249)}-end`;
    const lines = Array.from({ length: 9 }, (_, index) => ({ label: index === 4 ? long : `p${index}`, color: "red" }));
    const { parts, height } = layHead({ ...head, title: long, place: long, lines }, width, measure);
    const title = parts[0]!;
    for (const part of parts) {
      const right = part.x + (part.kind === "text" ? measure(part.text, part.look) : 12);
      expect(right).toBeLessThanOrEqual(width - 12 + 0.001);
      expect(part.y).toBeLessThan(height);
    }
    expect(title.kind === "text" && title.text.endsWith("-end")).toBe(true);
    expect(title.kind === "text" && title.x + measure(title.text, "title")).toBeLessThan(
      textsOf(width).find(({ text }) => text === "STALLED")!.x,
    );
  });

  it("has no empty rows for what is not known", () => {
    const bare = { place: "", unit: "", status: null, lines: [] };
    expect(textsOf(600, bare).map(({ text }) => text)).toEqual(["payments/1", head.range]);
    expect(layHead({ ...head, ...bare }, 600, measure).height).toBeLessThan(layHead(head, 600, measure).height);
  });
});
