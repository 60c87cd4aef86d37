/** Saves a chart as numbers or as a picture, or hands it to the clipboard. What it takes is loaded when somebody asks for it. */
import { copyText } from "@/lib/client/clipboard";
import { fileName, saveFile } from "@/lib/client/download";
import { toCsvRows, type ChartData } from "./chart-data";
import type { PictureHead } from "./picture-head";

/** Names of files may have 255 bytes, names of topics nearly as many letters. */
const MOST_LETTERS = 120;

/** @param at the last moment that is shown */
export async function saveCsv(name: string, data: ChartData, at: number): Promise<void> {
  const { printCsv } = await import("@/lib/client/csv");
  const text = printCsv(toCsvRows(data));
  saveFile(fileName(name.slice(0, MOST_LETTERS), "csv", at), new Blob([text], { type: "text/csv;charset=utf-8" }));
}

async function draw(head: PictureHead, element: HTMLElement): Promise<Blob> {
  const { drawPng } = await import("./picture");
  return drawPng(head, element);
}

/** Saves what an element shows until `at`, in twice its size, with its head above it. */
export async function savePng(head: PictureHead, element: HTMLElement, at: number): Promise<void> {
  const picture = await draw(head, element);
  saveFile(fileName(head.title.slice(0, MOST_LETTERS), "png", at), picture);
}

/**
 * Puts the same picture on the clipboard.
 * @throws Error where the browser keeps its clipboard to itself: without HTTPS, or where it takes no pictures
 */
export async function copyPng(head: PictureHead, element: HTMLElement): Promise<void> {
  if (typeof ClipboardItem === "undefined") throw new Error("the browser copies no pictures");
  // Given before it is drawn: Safari takes it only while the click lasts.
  await navigator.clipboard.write([new ClipboardItem({ "image/png": draw(head, element) })]);
}

/** @throws Error where the browser does not let the page copy */
export const copyAddress = (path: string): Promise<void> => copyText(new URL(path, window.location.origin).href);
