/** Puts text on the clipboard, also where the page came over plain HTTP and the browser keeps its clipboard to itself. */

/** @throws Error where the browser allows neither way */
export async function copyText(text: string): Promise<void> {
  try {
    // Absent without HTTPS, except on the machine itself.
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
}

function copyBySelection(text: string): void {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.setAttribute("aria-hidden", "true");
  area.style.cssText = "position:fixed;top:0;left:0;opacity:0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!done) throw new Error("the browser does not let the page copy");
}
