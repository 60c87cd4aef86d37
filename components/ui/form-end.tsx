/** How a form ends: what went wrong, or that it is done, and the button that sends it. */
import { Button } from "./button";

interface FormEndProps {
  /** What went wrong; null where nothing did. */
  error: string | null;
  /** That it is done; null before. */
  done: string | null;
  label: string;
  disabled: boolean;
}

export function FormEnd({ error, done, label, disabled }: FormEndProps) {
  return (
    <>
      {error === null ? null : (
        <p role="alert" className="text-error wrap-anywhere">
          {error}
        </p>
      )}
      <div className="flex items-center justify-end gap-3">
        <p role="status" className="text-xs text-text-2">
          {done}
        </p>
        <Button type="submit" variant="solid" disabled={disabled}>
          {label}
        </Button>
      </div>
    </>
  );
}
