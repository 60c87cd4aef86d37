/** Saves a chart as a picture or as numbers. What it takes is loaded when somebody asks for it. */
import { toCsvRows, type ChartData } from "./chart-data";

/** A file name that every system takes: words of the chart's name and the minute it was saved in. */
export function fileName(name: string, extension: string, now: Date): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 80);
  return `${words || "chart"}-${now.toISOString().slice(0, 16).replace(/[-:]/g, "")}.${extension}`;
}

/** Saves numbers; cells that a spreadsheet would take for a formula are made harmless. */
export async function saveCsv(name: string, data: ChartData): Promise<void> {
  const { default: papa } = await import("papaparse");
  const text = papa.unparse(toCsvRows(data), { escapeFormulae: true });
  hand(fileName(name, "csv", new Date()), URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })));
}

/** Saves what an element shows, in twice its size and on its own background; `data-aside` parts are left out. */
export async function savePng(name: string, element: HTMLElement): Promise<void> {
  const { toPng } = await import("html-to-image");
  const url = await toPng(element, {
    pixelRatio: 2,
    backgroundColor: getComputedStyle(document.documentElement).getPropertyValue("--surface").trim(),
    filter: (node) => !(node instanceof HTMLElement && node.dataset.aside !== undefined),
  });
  hand(fileName(name, "png", new Date()), url);
}

function hand(name: string, url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by the next turn.
  window.setTimeout(() => URL.revokeObjectURL(url));
}
