/** The kinds of traces: what can happen to a group, healthy and sick, with everything about it drawn at random. */
import type { Random } from "./random";
import type { Plan } from "./world";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export type Kind = (random: Random) => Plan;

/** A healthy, steady group; kinds change what is special about them. */
export function steady(kind: string, random: Random, over: Partial<Plan> = {}): Plan {
  const rate = 10 ** random.between(0.7, 3);
  const ratio = random.between(1.5, 4);
  const produce = over.produce ?? (() => rate);
  return {
    kind,
    produce,
    capacity: (t) => produce(t) * ratio,
    alive: () => true,
    stuck: () => false,
    paused: () => false,
    hasLeader: () => true,
    delayMs: random.between(0, 1500),
    recordMs: () => 0,
    backlog: 0,
    startsAt: -Infinity,
    rewind: null,
    incident: null,
    ...over,
  };
}

const within = (spans: readonly (readonly [number, number])[]) => (t: number) =>
  spans.some(([from, to]) => t >= from && t < to);

/** Spans of `length` ms with pauses of `every` ms between them, over 40 minutes and more. */
function spans(random: Random, every: readonly [number, number], length: readonly [number, number]) {
  const list: [number, number][] = [];
  for (let t = random.between(...every); t < 60 * MINUTE;) {
    const end = t + random.between(...length);
    list.push([t, end]);
    t = end + random.between(...every);
  }
  return list;
}

const slowRate = (random: Random) => 10 ** random.between(-1.3, -0.3);

export const HEALTHY: Record<string, Kind> = {
  steady: (random) => steady("steady", random),
  busy: (random) => {
    const rate = 10 ** random.between(2.5, 3.7);
    const ratio = random.between(1.12, 1.3);
    return steady("busy", random, { produce: () => rate, capacity: () => rate * ratio * random.between(0.85, 1.15) });
  },
  sparse: (random) => {
    const rate = 1 / random.between(20, 300);
    return steady("sparse", random, { produce: () => rate, capacity: () => 50 });
  },
  slow: (random) => {
    const rate = random.between(0.2, 2);
    return steady("slow", random, { produce: () => rate, capacity: () => rate * 4 });
  },
  bursty: (random) => {
    const rate = 10 ** random.between(0.7, 2.5);
    const factor = random.between(3, 8);
    const inBurst = within(spans(random, [2 * MINUTE, 6 * MINUTE], [10 * SECOND, 40 * SECOND]));
    // Enough to make good even the longest burst before the next one can come.
    const capacity = rate * Math.max(random.between(1.6, 3), (40 * factor + 100) / 140);
    return steady("bursty", random, { produce: (t) => rate * (inBurst(t) ? factor : 1), capacity: () => capacity });
  },
  "batch-commits": (random) => steady("batch-commits", random, { commitMs: random.between(60, 300) * SECOND }),
  diurnal: (random) => {
    const rate = 10 ** random.between(1, 3);
    const period = random.between(20, 80) * MINUTE;
    const depth = random.between(0.4, 0.9);
    const phase = random.between(0, 2 * Math.PI);
    const capacity = rate * (1 + depth) * random.between(1.1, 1.5);
    const produce = (t: number) => rate * (1 + depth * Math.sin(phase + (2 * Math.PI * t) / period));
    return steady("diurnal", random, { produce, capacity: () => capacity });
  },
  rebalance: (random) =>
    steady("rebalance", random, {
      paused: within(spans(random, [2 * MINUTE, 8 * MINUTE], [4 * SECOND, 30 * SECOND])),
    }),
  deploy: (random) => {
    const down = within(spans(random, [8 * MINUTE, 18 * MINUTE], [40 * SECOND, 62 * SECOND]));
    return steady("deploy", random, { alive: (t) => !down(t) });
  },
  "constant-delay": (random) => steady("constant-delay", random, { delayMs: random.between(20, 300) * SECOND }),
  "long-records": (random) => {
    const mean = random.between(5, 35) * SECOND;
    const rate = SECOND / (mean * random.between(1.5, 3));
    return steady("long-records", random, { produce: () => rate, recordMs: (r) => mean * r.between(0.6, 1.4) });
  },
  "catching-up": (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const ratio = random.between(1.25, 3);
    const backlog = Math.round(rate * 60 * random.between(2, 20));
    return steady("catching-up", random, { produce: () => rate, capacity: () => rate * ratio, backlog, startsAt: 0 });
  },
  "just-started": (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const startsAt = random.between(1, 10) * MINUTE;
    return steady("just-started", random, {
      produce: () => rate,
      capacity: () => rate * random.between(1.9, 4),
      startsAt,
    });
  },
};

/** Commits as of Kafka Connect (60 s), of Flink's checkpoints (3 min), of batches, and of quick clients. */
const COMMITS_AT_START_MS = [5, 20, 30, 60, 60, 120, 180, 180, 300, 600].map((seconds) => seconds * SECOND);

/** Everyday groups that are judged wrong by whoever looks at a window alone. */
export const EVERYDAY: Record<string, Kind> = {
  "first-start": (random) =>
    steady("first-start", random, {
      commitMs: random.pick(COMMITS_AT_START_MS),
      watchedFrom: 15 * MINUTE,
      lengthMs: 45 * MINUTE,
    }),
  "rare-commits": (random) => {
    const commitMs = random.between(15, 120) * MINUTE;
    const rate = 10 ** random.between(-0.5, 1);
    return steady("rare-commits", random, {
      ...{ produce: () => rate, capacity: () => rate * 20, commitMs },
      ...{ lengthMs: 7 * commitMs, knownFrom: 2.2 * commitMs },
    });
  },
  "minute-bursts": (random) => {
    const rate = 10 ** random.between(0.7, 2.5);
    const factor = random.between(2, 5);
    const inBurst = within(spans(random, [7 * MINUTE, 14 * MINUTE], [40 * SECOND, 60 * SECOND]));
    const capacity = rate * random.between(1.4, 2.5);
    return steady("minute-bursts", random, {
      produce: (t) => rate * (inBurst(t) ? factor : 1),
      capacity: () => capacity,
    });
  },
  "scale-to-zero": (random) => {
    const rate = 10 ** random.between(0, 1.5);
    const everyMs = random.between(6, 12) * MINUTE;
    const startMs = random.between(45, 110) * SECOND;
    const burstMs = random.between(20, 60) * SECOND;
    const worksMs = startMs + burstMs + random.between(60, 120) * SECOND;
    // Records come at the beginning of each round; a pod is there some time later, works, and goes.
    const into = (t: number) => (t + 100 * everyMs) % everyMs;
    return steady("scale-to-zero", random, {
      produce: (t) => (into(t) < burstMs ? rate : 0),
      capacity: () => rate * 10,
      alive: (t) => into(t) >= startMs && into(t) < worksMs,
      commitMs: random.pick([1000, 5000, 5000]),
      lengthMs: 60 * MINUTE,
      knownFrom: 2 * everyMs,
    });
  },
};

/** When a sick trace is sick: it begins after some healthy time and ends before the trace does. */
function incident(random: Random, accept: readonly string[]) {
  const from = random.between(9, 15) * MINUTE;
  return { from, to: from + random.between(10, 20) * MINUTE, accept };
}

type Standing = "stuck" | "dead";

function standing(kind: string, how: Standing, random: Random, over: Partial<Plan> = {}): Plan {
  const span = incident(random, [how === "stuck" ? "STALLED/ERROR" : "STOPPED/ERROR"]);
  const during = (t: number) => t >= span.from && t < span.to;
  const behaviour: Partial<Plan> = how === "stuck" ? { stuck: during } : { alive: (t) => !during(t) };
  return steady(kind, random, { ...behaviour, ...over, incident: span });
}

function onSlowTopic(kind: string, how: Standing, random: Random): Plan {
  const rate = slowRate(random);
  return standing(kind, how, random, { produce: () => rate, capacity: () => 20 });
}

/** Commits so far apart that even a short good spell shows. */
const QUICK_COMMITS_MS = [100, 1000, 5000, 5000, 5000, 10_000, 15_000];

/** Trouble of minutes that ends for a short while and comes back, a few times; the last one is the incident that is graded. */
function again(kind: string, how: Standing, random: Random): Plan {
  const bad: [number, number][] = [];
  let from = random.between(5, 8) * MINUTE;
  let longest = 0;
  for (let earlier = random.pick([1, 2, 3]); earlier > 0; earlier--) {
    const to = from + random.between(2, 6) * MINUTE;
    bad.push([from, to]);
    const pause = random.between(30, 120) * SECOND;
    longest = Math.max(longest, pause);
    from = to + pause;
  }
  const span = { from, to: from + random.between(4, 6) * MINUTE };
  const during = within([...bad, [span.from, span.to]]);
  const plan = standing(kind, how, random, how === "stuck" ? { stuck: during } : { alive: (t) => !during(t) });
  // As with flapping: until it has been well for longer than it ever was between, nobody can know that it stays well.
  const incident = { ...span, accept: plan.incident!.accept, graceMs: longest, earlierFrom: bad[0]![0] };
  return { ...plan, incident, commitMs: random.pick(QUICK_COMMITS_MS) };
}

function producerEnds(kind: string, how: Standing, random: Random): Plan {
  const rate = 10 ** random.between(0.5, 2.5);
  const plan = standing(kind, how, random);
  const ends = plan.incident!.from + random.between(5, 60) * SECOND;
  return { ...plan, produce: (t) => (t < ends ? rate : 0), capacity: () => rate * 3 };
}

export const SICK: Record<string, Kind> = {
  "throughput-sudden": (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const span = incident(random, ["OK/WARNING"]);
    const loss = random.between(1.3, 3);
    const ratio = random.between(1.6, 3);
    const bad = (t: number) => t >= span.from && t < span.to;
    return steady("throughput-sudden", random, {
      produce: () => rate,
      capacity: (t) => (bad(t) ? rate / loss : rate * ratio),
      incident: span,
    });
  },
  "throughput-slow": (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const span = incident(random, ["OK/WARNING"]);
    const ramp = random.between(3, 7) * MINUTE;
    const lowest = random.between(0.4, 0.75);
    const capacity = (t: number) => {
      if (t >= span.to) return rate * 2;
      const share = Math.min(1, Math.max(0, (t - span.from) / ramp));
      return t < span.from ? rate * 1.5 : rate * (1 + (lowest - 1) * share);
    };
    return steady("throughput-slow", random, { produce: () => rate, capacity, incident: span });
  },
  "throughput-noisy": (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const span = incident(random, ["OK/WARNING"]);
    const loss = random.between(1.4, 2.5);
    const noise = random.between(0.2, 0.5);
    const blocks = Array.from({ length: 600 }, () => Math.max(0.1, 1 + noise * random.normal()));
    const block = (t: number) => blocks[Math.floor(t / (15 * SECOND)) % blocks.length]!;
    const bad = (t: number) => t >= span.from && t < span.to;
    return steady("throughput-noisy", random, {
      produce: (t) => rate * (0.85 + 0.3 * ((block(t + 77 * MINUTE) * 7) % 1)),
      capacity: (t) => (bad(t) ? (rate / loss) * block(t) : rate * 3),
      incident: span,
    });
  },
  stalled: (random) => standing("stalled", "stuck", random),
  "stalled-slow-topic": (random) => onSlowTopic("stalled-slow-topic", "stuck", random),
  "stalled-producer-ended": (random) => producerEnds("stalled-producer-ended", "stuck", random),
  stopped: (random) => standing("stopped", "dead", random),
  "stopped-slow-topic": (random) => onSlowTopic("stopped-slow-topic", "dead", random),
  "stopped-producer-ended": (random) => producerEnds("stopped-producer-ended", "dead", random),
  "stalled-again": (random) => again("stalled-again", "stuck", random),
  "stopped-again": (random) => again("stopped-again", "dead", random),
  rewind: (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const at = random.between(9, 16) * MINUTE;
    const by = Math.round(rate * 60 * random.between(3, 8));
    const ratio = random.between(1.4, 2.5);
    const until = at + (by / (rate * ratio)) * SECOND;
    return steady("rewind", random, {
      produce: () => rate,
      capacity: () => rate * ratio,
      rewind: { at, by },
      // Once it is seen to work off what was reset, nobody needs to be called.
      incident: { from: at, to: Math.min(until, at + MINUTE), accept: ["REWIND/ERROR"] },
    });
  },
  "rewind-stands": (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const at = random.between(9, 16) * MINUTE;
    const stands = at + random.between(5, 30) * SECOND;
    return steady("rewind-stands", random, {
      produce: () => rate,
      stuck: (t) => t >= stands && t < at + 15 * MINUTE,
      rewind: { at, by: Math.round(rate * 60 * random.between(3, 30)) },
      commitMs: random.pick(QUICK_COMMITS_MS),
      // That it is worked off has to be seen.
      incident: {
        ...{ from: at, to: at + 15 * MINUTE, graceMs: 60 * SECOND },
        accept: ["REWIND/ERROR", "STALLED/ERROR", "STOPPED/ERROR"],
      },
    });
  },
  "load-rise": (random) => {
    const rate = 10 ** random.between(0.7, 3);
    const span = incident(random, ["OK/WARNING"]);
    const room = random.between(1.2, 2);
    const over = random.between(1.3, 3);
    const risen = (t: number) => t >= span.from && t < span.to;
    return steady("load-rise", random, {
      produce: (t) => (risen(t) ? rate * room * over : rate),
      capacity: () => rate * room,
      // That the lag shrinks has to be seen.
      incident: { ...span, graceMs: 30 * SECOND },
    });
  },
  "first-start-stalled": (random) => {
    const commitMs = random.pick(COMMITS_AT_START_MS.filter((ms) => ms <= 180_000));
    const from = random.between(13, 14.5) * MINUTE;
    const span = { from, to: 40 * MINUTE, accept: ["STALLED/ERROR", "STOPPED/ERROR"], graceMs: commitMs };
    const stuck = (t: number) => t >= span.from && t < span.to;
    return steady("first-start-stalled", random, {
      ...{ stuck, commitMs, incident: span, watchedFrom: 15 * MINUTE, lengthMs: 50 * MINUTE },
    });
  },
  offline: (random) => {
    const span = incident(random, ["OFFLINE/ERROR"]);
    return steady("offline", random, { hasLeader: (t) => t < span.from || t >= span.to, incident: span });
  },
  flapping: (random) => {
    const span = incident(random, ["OK/WARNING", "STOPPED/ERROR", "STALLED/ERROR"]);
    const cycle = random.between(100, 180) * SECOND;
    const alive = random.between(20, 40) * SECOND;
    const rate = 10 ** random.between(0.7, 3);
    return steady("flapping", random, {
      produce: () => rate,
      capacity: () => rate * 2,
      alive: (t) => t < span.from || t >= span.to || (t - span.from) % cycle >= cycle - alive,
      // Until it has been up for longer than it used to be, nobody can know that it stays up.
      incident: { ...span, graceMs: alive },
    });
  },
};
