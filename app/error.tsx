"use client";

import { ErrorState } from "@/components/ui/error-state";

/** A page that failed to render. The rest of the program goes on. */
export default function PageError({ error, reset }: { error: Error; reset(): void }) {
  return <ErrorState error={error} retry={reset} />;
}
