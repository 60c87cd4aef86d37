/** /cases: what lag is, the four situations a group can be in, and how many are in each. */
import type { Metadata } from "next";
import { CaseIndex } from "@/components/case/case-index";
import { requestWords } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).cases.title });

export default function CasesPage() {
  return <CaseIndex />;
}
