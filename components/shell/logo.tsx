/** The mark: a waterline, and a tide mark under it. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden className="shrink-0">
      <rect width="24" height="24" rx="5" fill="var(--text)" />
      <path d="M3 13 C7 12 9 5 21 5 V12 C12 12 9 18 3 18 Z" fill="var(--ok-line)" opacity="0.55" />
      <path d="M3 13 C7 12 9 5 21 5" fill="none" stroke="var(--bg)" strokeWidth="1.75" />
      <path d="M3 18 C9 18 12 12 21 12" fill="none" stroke="var(--ok-line)" strokeWidth="1.75" />
    </svg>
  );
}
