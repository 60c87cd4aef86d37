/** What the lab's records say: a small JSON object each, with a key that keeps one subject on one partition. */

export interface LabRecord {
  key: string;
  value: string;
  partition: number;
}

type Content = (number: number, subject: number) => Record<string, string | number>;

const CITIES = ["Busan", "Lisbon", "Oslo", "Quito", "Turin"] as const;
const PAGES = ["/", "/search", "/basket", "/checkout", "/help"] as const;

const CONTENT: Record<string, { subject: string; content: Content }> = {
  orders: {
    subject: "customer",
    content: (n, subject) => ({ order: n, customer: subject, items: 1 + (n % 4), city: CITIES[n % 5]! }),
  },
  clicks: { subject: "visitor", content: (n, subject) => ({ visitor: subject, page: PAGES[n % 5]!, click: n }) },
  payments: {
    subject: "account",
    content: (n, subject) => ({ payment: n, account: subject, cents: 100 + ((n * 37) % 9_900) }),
  },
  reports: {
    subject: "department",
    content: (n, subject) => ({ report: n, department: subject, rows: (n * 13) % 500 }),
  },
  sensors: { subject: "sensor", content: (n, subject) => ({ sensor: subject, celsius: 18 + ((n * 7) % 60) / 10 }) },
  inventory: { subject: "shelf", content: (n, subject) => ({ shelf: subject, change: (n % 9) - 4, stock: n }) },
};

const SUBJECTS_EACH = 10;

/** A record for this partition; `number` counts up. */
export function writeRecord(topic: string, partition: number, partitionCount: number, number: number): LabRecord {
  const { subject, content } = CONTENT[topic] ?? { subject: "subject", content: (n: number) => ({ number: n }) };
  // Subjects are dealt out to partitions in turn, as a hash of the key would.
  const who = (number % SUBJECTS_EACH) * partitionCount + partition;
  return { key: `${subject}-${who}`, value: JSON.stringify(content(number, who)), partition };
}

/** A record that breaks off in the middle, as a producer with a fault would write it. */
export function writePoison(topic: string, partition: number): LabRecord {
  const { value, key } = writeRecord(topic, partition, 1, 0);
  return { key, value: value.slice(0, Math.ceil(value.length / 2)), partition };
}

/** Whether a consumer can make sense of it. */
export function isReadable(value: Buffer | string | null | undefined): boolean {
  try {
    return value !== null && value !== undefined && typeof JSON.parse(value.toString()) === "object";
  } catch {
    return false;
  }
}
