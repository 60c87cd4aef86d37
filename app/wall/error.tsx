"use client";

import { useEffect } from "react";

const RETRY_MS = 10_000;

/** Nobody stands at a wall screen to press a button: it reloads itself. */
export default function WallError({ error }: { error: Error }) {
  useEffect(() => {
    const timer = window.setTimeout(() => window.location.reload(), RETRY_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <main data-wall className="fixed inset-0 flex flex-col items-center justify-center gap-4 text-2xl">
      <h1>This screen starts anew in a moment.</h1>
      <p className="text-base text-text-3">{error.message}</p>
    </main>
  );
}
