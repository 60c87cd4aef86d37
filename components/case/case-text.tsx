/** The words of a case: what it is, why the status follows, what to do in which order. */
import { StatusBadge } from "../status/status-badge";
import { Card } from "../ui/card";
import type { Lesson } from "./lessons";

export function CaseWhat({ lesson }: { lesson: Lesson }) {
  return (
    <Card title="What it is">
      <div className="flex max-w-[70ch] flex-col gap-3 text-base leading-6">
        {lesson.what.map((paragraph) => (
          <p key={paragraph.slice(0, 24)}>{paragraph}</p>
        ))}
      </div>
    </Card>
  );
}

export function CaseWhy({ lesson }: { lesson: Lesson }) {
  return (
    <Card title="Why the status follows" className="flex-1">
      <dl className="mb-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <div className="flex items-center gap-2">
          <dt className="text-text-3">Partition</dt>
          <dd>
            <StatusBadge status={lesson.partitionStatus} size="md" />
          </dd>
        </div>
        <div className="flex items-center gap-2">
          <dt className="text-text-3">Group</dt>
          <dd>
            <StatusBadge status={lesson.consumerStatus} size="md" />
          </dd>
        </div>
      </dl>
      <p className="max-w-[70ch] text-base leading-6">{lesson.why}</p>
    </Card>
  );
}

export function CaseSteps({ lesson }: { lesson: Lesson }) {
  return (
    <Card title="What to do, in this order">
      <ol className="flex max-w-[70ch] flex-col gap-4">
        {lesson.todo.map(({ step, detail }, index) => (
          <li key={step} className="grid grid-cols-[24px_1fr] gap-x-3">
            <span
              aria-hidden
              className="figures flex size-6 items-center justify-center rounded-full border border-line-strong text-xs"
            >
              {index + 1}
            </span>
            <div>
              <p className="text-base leading-6 font-medium">{step}</p>
              <p className="text-sm text-text-2">{detail}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
