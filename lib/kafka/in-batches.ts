/**
 * Runs a request for the groups of each coordinator, so many at a time. The batches of one coordinator run
 * one after another, since Kafka would queue them anyway; those of different ones together.
 */
export async function inBatches<Item extends { coordinator: number }, Node extends { id: number }>(
  brokers: readonly Node[],
  items: readonly Item[],
  size: number,
  run: (broker: Node, batch: Item[]) => Promise<void>,
): Promise<void> {
  await Promise.all(
    brokers.map(async (broker) => {
      const mine = items.filter(({ coordinator }) => coordinator === broker.id);
      for (let start = 0; start < mine.length; start += size) await run(broker, mine.slice(start, start + size));
    }),
  );
}
