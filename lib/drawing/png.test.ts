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

/** The last column of a picture that is not white. */
async function inkOf(text: string) {
  const { default: sharp } = await import("sharp");
  const font = 'font-family="\'Geist Mono\'" font-size="20"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><rect width="300" height="40" fill="#fff"/><text x="5" y="25" ${font}>${text}</text></svg>`;
  const { data, info } = await sharp(await toPng(svg))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let right = 0;
  for (let index = 0; index < data.length; index += info.channels)
    if (data[index]! < 128) right = Math.max(right, (index / info.channels) % info.width);
  return { right };
}
