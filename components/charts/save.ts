/** Saves a chart as numbers or as a picture. What it takes is loaded when somebody asks for it. */
import { fileName, saveFile } from "@/lib/client/download";
import { toCsvRows, type ChartData } from "./chart-data";

export async function saveCsv(name: string, data: ChartData): Promise<void> {
  const { printCsv } = await import("@/lib/client/csv");
  const text = printCsv(toCsvRows(data));
  saveFile(fileName(name, "csv", Date.now()), new Blob([text], { type: "text/csv;charset=utf-8" }));
}

/** Saves what an element shows, in twice its size and on its own background; `data-aside` parts are left out. */
export async function savePng(name: string, element: HTMLElement): Promise<void> {
  const { toBlob } = await import("html-to-image");
  const picture = await toBlob(element, {
    pixelRatio: 2,
    backgroundColor: getComputedStyle(document.documentElement).getPropertyValue("--surface").trim(),
    filter: (node) => !(node instanceof HTMLElement && node.dataset.aside !== undefined),
  });
  if (!picture) throw new Error("the browser drew nothing");
  saveFile(fileName(name, "png", Date.now()), picture);
}
