/** Hands a file to the browser's downloads. */

/** Saves `content` as a file of that name. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun with the click, but some browsers read the address a turn later.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** "tidemark-groups-2026-11-24T140209Z.csv": what it is, and of which moment (UTC). */
export function fileName(what: string, extension: string, at: number): string {
  const safe = what.replace(/[^\p{L}\p{N}_.-]+/gu, "-").replace(/^-+|-+$/g, "") || "export";
  const moment = new Date(at).toISOString().slice(0, 19).replaceAll(":", "");
  return `tidemark-${safe}-${moment}Z.${extension}`;
}
