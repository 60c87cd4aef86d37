/** The signature of a case as a drawing, said to be one. */
import type { Case } from "@/lib/core/terms";
import { Sparkline } from "../charts/sparkline";
import { LESSONS } from "./lessons";
import { SIGNATURES } from "./signature";

export function Drawing({ slug, width = 280, height = 80 }: { slug: Case; width?: number; height?: number }) {
  const { title, signature } = LESSONS[slug];
  return (
    <div className="[&>svg]:h-auto [&>svg]:w-full">
      <Sparkline {...SIGNATURES[slug]} {...{ width, height }} ariaLabel={`Drawing of ${title}: ${signature}`} />
    </div>
  );
}
