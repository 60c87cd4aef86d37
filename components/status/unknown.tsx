/** What nobody knows is said to be unknown, with the reason at hand. */
export interface UnknownProps {
  /** Half a sentence: "no committed offset". */
  reason: string;
}

export function Unknown({ reason }: UnknownProps) {
  return (
    <span
      title={reason}
      aria-label={`unknown: ${reason}`}
      role="note"
      className="cursor-help text-text-3 underline decoration-dotted underline-offset-2"
    >
      unknown
    </span>
  );
}
