import { NoPage } from "@/components/shell/no-page";

export default function NotFound() {
  return <NoPage />;
}
