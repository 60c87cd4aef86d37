import { expect, it } from "vitest";
import { drawPicture } from "./draw";
import { toPng } from "./png";
import { pastOf } from "./test-past";

it("draws a picture in twice its pixels, with its letters in the pages' own font", async () => {
  const png = Buffer.from(
    await toPng(drawPicture(pastOf(), { theme: "dark", size: "small", utcOffset: 0, language: "en" })),
  );
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([960, 520]);
  // One width for all letters: the font of another family that a machine falls back to makes the first narrower.
  const width = async (text: string) => (await inkOf(text)).right;
  expect(Math.abs((await width("iiiiiiiii!")) - (await width("WWWWWWWWW!")))).toBeLessThan(2);
});

it("has a font with Hangul, whatever the machine has", async () => {
  const widthIn = async (family: string) => (await inkOf("iiiiiiiii!", family)).right;
  expect(await widthIn("Nanum Gothic")).toBeLessThan((await widthIn("Geist Mono")) / 2);
  const [one, other] = [await inkOf("한", "Nanum Gothic"), await inkOf("국", "Nanum Gothic")];
  expect(one.dark).not.toBe(other.dark);
});

/** Of a picture of a text: its last column that is not white, and how much of it is dark. */
async function inkOf(text: string, family = "Geist Mono") {
  const { default: sharp } = await import("sharp");
  const font = `font-family="'${family}'" font-size="20"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><rect width="300" height="40" fill="#fff"/><text x="5" y="25" ${font}>${text}</text></svg>`;
  const { data, info } = await sharp(await toPng(svg))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [right, dark] = [0, 0];
  for (let index = 0; index < data.length; index += info.channels)
    if (data[index]! < 128) {
      dark++;
      right = Math.max(right, (index / info.channels) % info.width);
    }
  return { right, dark };
}
