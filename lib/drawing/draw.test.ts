import { describe, expect, it } from "vitest";
import { drawPicture } from "./draw";
import { COLOURS } from "@/lib/core/words/palette";
import { PICTURE_SIZES, type Look } from "./picture";
import { pastOf } from "./test-past";

const look: Look = { theme: "light", size: "medium", utcOffset: 0, language: "en" };
const { light } = COLOURS;

/** What can be read in it, in the order of the document. */
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const pathsIn = (svg: string, colour: string) =>
  [...svg.matchAll(/<path d="([^"]*)" fill="none" stroke="([^"]*)" stroke-width="2"/g)]
    .filter(([, , stroke]) => stroke === colour)
    .map(([, path]) => path);

describe("a picture", () => {
  it("says where, when by which clocks, how it stands, and what each line is", () => {
    const texts = textsOf(drawPicture(pastOf({ worstOf: 12 }), { ...look, utcOffset: 540 }));
    expect(texts.slice(0, 8)).toEqual([
      "payments/1",
      "STALLED",
      "prod-eu / fraud-check · worst of 12 partitions",
      "2025-11-25 01:00:00 – 02:00:00 UTC+09:00",
      "log end offset",
      "committed offset",
      "lag 6,000",
      "records above the lowest offset in the range",
    ]);
  });

  it("speaks Korean, and tells who does not see it the same", () => {
    const svg = drawPicture(pastOf(), { ...look, language: "ko" });
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["최신 오프셋", "컨슈머 오프셋", "랙 6,000"]));
    expect(svg).toContain(
      "payments/1, prod-eu의 그룹 fraud-check: STALLED. 최신 오프셋 18,212,000, 컨슈머 오프셋 18,206,000, 랙 6,000.",
    );
  });

  it("shows what is not known as unknown", () => {
    const last = { logEnd: null, committed: null, lag: null };
    const svg = drawPicture(pastOf({ last, status: "UNKNOWN", bands: [] }), look);
    expect(textsOf(svg)).toContain("lag unknown");
    expect(svg).toContain("Log end offset unknown, committed offset unknown, lag unknown.");
    expect(pathsIn(svg, light["ok-line"])).toEqual([]);
  });

  it("draws the committed offset in the colour of the status that held then", () => {
    const svg = drawPicture(pastOf(), look);
    const [fine] = pathsIn(svg, light["ok-line"]);
    const [stalled] = pathsIn(svg, light["error-line"]);
    const ends = (path = "") => path.split(/[ML]/).filter((point) => point !== "");
    // The second begins where the first ends, and stays at one height.
    expect(ends(fine).at(-1)).toBe(ends(stalled)[0]);
    expect(new Set(ends(stalled).map((point) => point.split(" ")[1])).size).toBe(1);
  });

  it("draws no line across time without data, and says so there", () => {
    const { at, from } = pastOf();
    const gap = { from: from + 600_000, to: from + 1_500_000 };
    const past = pastOf({ gaps: [gap] });
    const kept = past.at.map((moment) => moment <= gap.from || moment >= gap.to);
    const only = <T>(values: T[]) => values.filter((_, index) => kept[index]);
    const svg = drawPicture(
      { ...past, at: only(at), logEnd: only(past.logEnd), committed: only(past.committed) },
      { ...look, size: "large" },
    );
    expect(textsOf(svg)).toContain("no data");
    expect(pathsIn(svg, light["ok-line"])[0]!.match(/M/g)).toHaveLength(2);
  });

  it.each(["small", "medium", "large"] as const)("keeps the longest names within its edges: %s", (size) => {
    const long = "n".repeat(249);
    const svg = drawPicture(pastOf({ cluster: long, group: long, topic: long, worstOf: 100_000 }), { ...look, size });
    const { width } = PICTURE_SIZES[size];
    const [title = "", status = "", where = ""] = textsOf(svg);
    expect(title).toMatch(/^n+…n+\/1$/);
    expect(16 + title.length * 15 * 0.6).toBeLessThan(width - 16 - status.length * 13 * 0.6 - 18);
    expect(16 + where.length * 12 * 0.6).toBeLessThanOrEqual(width - 16);
  });

  it("is inert, whatever a name holds", () => {
    const svg = drawPicture(
      pastOf({
        group: `</text><script>alert(1)</script>`,
        topic: `"><a href=javascript:x>\u0000\u202e`,
        cluster: "&lt;",
      }),
      look,
    );
    const bare = svg.replace(/="[^"]*"/g, "").replace(/>[^<]*</g, "><");
    expect(bare).not.toMatch(/href|style|\son/);
    expect(new Set([...bare.matchAll(/<(\w+)/g)].map(([, name]) => name))).toEqual(
      new Set(["svg", "title", "pattern", "path", "rect", "text"]),
    );
    expect(svg.includes("\u0000") || svg.includes("\u202e")).toBe(false);
    expect(svg).toContain("&lt;/text&gt;&lt;script&gt;");
    expect(svg).toContain("&amp;lt; / ");
  });
});
