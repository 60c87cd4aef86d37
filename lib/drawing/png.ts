/** A picture as PNG. Drawn by sharp in threads of its own, with the fonts that stand beside this program. */
import path from "node:path";
import type sharpModule from "sharp";

/** A machine without anything else to do needs a tenth of a second. */
const MOST_SECONDS = 10;

export class NoPng extends Error {}

/** @throws NoPng where sharp has no program for this machine; Error where it takes too long */
export async function toPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await loaded();
  // Twice the pixels, for screens that have them.
  const image = sharp(new TextEncoder().encode(svg), { density: 144 });
  const { buffer, byteOffset, length } = await image.timeout({ seconds: MOST_SECONDS }).png().toBuffer();
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, length);
}

type Sharp = typeof sharpModule;
let sharpOnce: Promise<Sharp> | null = null;

/** It is an optional package: there is no program of it for every machine. */
function loaded(): Promise<Sharp> {
  // Read when the first text is drawn. Who names fonts of their own keeps them.
  process.env.FONTCONFIG_FILE ??= path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/drawing/fonts.conf");
  return (sharpOnce ??= import("sharp").then(
    ({ default: sharp }) => {
      // One picture at a time, and nothing of it kept.
      sharp.concurrency(1);
      sharp.cache(false);
      return sharp;
    },
    (cause: unknown) => {
      sharpOnce = null;
      throw new NoPng("sharp cannot be loaded", { cause });
    },
  ));
}
