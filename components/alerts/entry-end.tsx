/** How a form of the alerts' page ends: who enters it, what came of it, and the button that sends it. */
import { useErrorWords } from "@/lib/client/error-words";
import { FormEnd } from "../ui/form-end";
import { AuthorField } from "./author-field";

interface EntryEndProps {
  entry: { error: Error | null; isSuccess: boolean; isPending: boolean };
  saved: string;
  label: string;
  /** Something is still missing. */
  incomplete: boolean;
}

export function EntryEnd({ entry, saved, label, incomplete }: EntryEndProps) {
  const errorWords = useErrorWords();
  return (
    <>
      <AuthorField />
      <FormEnd
        error={entry.error ? errorWords(entry.error).detail : null}
        done={entry.isSuccess ? saved : null}
        disabled={entry.isPending || incomplete}
        label={label}
      />
    </>
  );
}
