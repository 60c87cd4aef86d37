/** "topic/7": a long topic is cut, the partition never is. Whoever holds it names it in full, for it is two pieces here. */
export function PartitionName({ topic, partition }: { topic: string; partition: number }) {
  return (
    <span className="flex min-w-0">
      <span className="truncate">{topic}</span>
      <span className="shrink-0">/{partition}</span>
    </span>
  );
}
