/** Whether something has been so at any time since the component is there. */
"use client";

import { useState } from "react";

/**
 * For what stands below a part of unknown size: it comes when that part is there, and stays when the part loads anew. Shown earlier it
 * would move away under whoever is about to press it.
 */
export function useOnce(now: boolean): boolean {
  const [was, setWas] = useState(now);
  if (now && !was) setWas(true);
  return was || now;
}
