/** Draws a chart of the page as a PNG, with its head above it. Loaded when somebody asks for it. */
import { toCanvas } from "html-to-image";
import { toneOf } from "../status/tone";
import { layHead, LOOKS, SWATCH_SIZE, type HeadLook, type PictureHead } from "./picture-head";

/** For screens that have twice the pixels. */
const SCALE = 2;

/** What an element shows, on its own background; `data-aside` parts are left out. */
export async function drawPng(head: PictureHead, element: HTMLElement): Promise<Blob> {
  const chart = await toCanvas(element, {
    pixelRatio: SCALE,
    backgroundColor: colour("var(--surface)"),
    filter: (node) => !(node instanceof HTMLElement && node.dataset.aside !== undefined),
  });
  const width = chart.width / SCALE;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("the browser drew nothing");
  const { parts, height } = layHead(head, width, (text, look) => {
    pen.font = fontOf(look);
    return pen.measureText(text).width;
  });
  canvas.width = chart.width;
  canvas.height = chart.height + height * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = colour("var(--surface)");
  pen.fillRect(0, 0, width, canvas.height / SCALE);
  for (const part of parts) {
    if (part.kind === "swatch") {
      pen.fillStyle = colour(part.color);
      pen.fillRect(part.x, part.y, SWATCH_SIZE.width, SWATCH_SIZE.height);
    } else {
      pen.font = fontOf(part.look);
      pen.fillStyle = colour(colourOf(part.look, head));
      pen.fillText(part.text, part.x, part.y);
    }
  }
  pen.drawImage(chart, 0, height, width, chart.height / SCALE);
  return toBlob(canvas);
}

const colourOf = (look: HeadLook, { status }: PictureHead): string =>
  look === "title" ? "var(--text)" : look === "status" && status ? `var(--${toneOf(status)})` : "var(--text-2)";

const styleOf = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A canvas knows no names of the theme. */
const colour = (value: string): string => {
  const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  return name === undefined ? value : styleOf(name);
};

const fontOf = (look: HeadLook): string => {
  const { weight, size } = LOOKS[look];
  return `${weight} ${size}px ${styleOf("--font-geist-mono") || "monospace"}, monospace`;
};

function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser drew nothing"))), "image/png"),
  );
}
