/** Nothing to show, said so that one knows why: nothing there yet, or nothing that matches. */
import type { ReactNode } from "react";
import type { LucideIcon } from "lucide-react";

export interface EmptyStateProps {
  icon?: LucideIcon;
  title: string;
  /** What to do, or what will make something appear. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {Icon ? <Icon size={24} strokeWidth={1.5} aria-hidden className="text-text-3" /> : null}
      <p className="text-base font-medium">{title}</p>
      {children ? <div className="max-w-[60ch] text-sm text-text-2">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
