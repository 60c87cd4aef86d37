/** /cases: the four situations a group can be in, and how many are in each now. */
import type { Metadata } from "next";
import { CaseIndex } from "@/components/case/case-index";

export const metadata: Metadata = { title: "Cases" };

export default function CasesPage() {
  return <CaseIndex />;
}
