/** /cases/{case}: what the case is, how it looks on a real group, what to do, and who is or was in it. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseView } from "@/components/case/case-view";
import { CASES } from "@/lib/core/words/terms";
import { requestWords } from "../../request-words";

type Props = { params: Promise<{ case: string }> };

const find = async ({ params }: Props) => {
  const { case: given } = await params;
  return CASES.find((one) => one === given) ?? notFound();
};

export const generateMetadata = async (props: Props): Promise<Metadata> => ({
  title: (await requestWords()).cases[await find(props)].title,
});

export default async function CasePage(props: Props) {
  return <CaseView slug={await find(props)} />;
}
