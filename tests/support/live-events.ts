import type { Live, LiveEvent } from "#engine/solve.ts";
import type { Random } from "#kit/random.ts";

/** The event that brings a person or project of a live plan back after it has left. */
export function addOf(live: Live, of: "person" | "project", index: number): LiveEvent {
  const rows = of === "person" ? live.offers : live.pairs;
  const from = rows.start[index] ?? 0;
  const places = Array.from({ length: rows.count[index] ?? 0 }, (_, at) => from + at);
  const ends = places.map((at) => ({ end: rows.other[at] ?? -1, fit: Math.abs(rows.fit[at] ?? 1) }));
  if (of === "project") {
    const pairs = ends.map(({ end, fit }) => ({ person: end, fit }));
    return { kind: "add-project", demand: live.demand[index] ?? 1, pairs };
  }
  return {
    kind: "add-person",
    capacity: live.capacity[index] ?? 0,
    maxEngagements: live.maxEngagements[index] ?? 0,
    pairs: ends.map(({ end, fit }) => ({ project: end, fit })),
  };
}

/** An event of any kind; some of them are refused, because somebody is not there or a pair is locked. */
export function anyEvent(live: Live, random: Random): LiveEvent {
  const person = random.below(live.people);
  const project = random.below(live.projects);
  const candidate = live.pairs.other[(live.pairs.start[project] ?? 0) + random.below(20)] ?? 0;
  const fit = anyFit(random);
  const near = { project, person: candidate };
  const events: readonly (() => LiveEvent)[] = [
    () => ({ kind: "add-person", ...newPerson(random), pairs: offersFor(live, random) }),
    () => ({ kind: "remove-person", person }),
    () => ({ kind: "change-person", person, ...newPerson(random) }),
    () => ({ kind: "add-project", demand: 1 + random.below(8), pairs: candidatesFor(live, random) }),
    () => ({ kind: "remove-project", project }),
    () => ({ kind: "change-project", project, demand: 1 + random.below(8) }),
    () => ({ kind: "set-fit", project, person, fit }),
    () => ({ kind: "set-fit", ...near, fit }),
    () => ({ kind: "forbid", ...near }),
    () => ({ kind: "allow", ...near }),
    () => ({ kind: "lock", ...near }),
    () => ({ kind: "unlock", project }),
  ];
  const event = events[random.below(events.length)];
  return event === undefined ? { kind: "unlock", project } : event();
}

/** Half of the fits are round, so that best sets tie. */
function anyFit(random: Random): number {
  return random.below(2) === 0 ? 100 * (1 + random.below(10)) : 1 + random.below(1000);
}

function newPerson(random: Random): { readonly capacity: number; readonly maxEngagements: number } {
  return { capacity: random.below(11), maxEngagements: random.below(5) };
}

function some(random: Random, count: number, isThere: Uint8Array): readonly number[] {
  const drawn = Array.from({ length: count === 0 ? 0 : random.below(21) }, () => random.below(count));
  return [...new Set(drawn)].filter((index) => isThere[index] === 1);
}

function offersFor(live: Live, random: Random): readonly { readonly project: number; readonly fit: number }[] {
  return some(random, live.projects, live.isProject).map((project) => ({ project, fit: anyFit(random) }));
}

function candidatesFor(live: Live, random: Random): readonly { readonly person: number; readonly fit: number }[] {
  return some(random, live.people, live.isPerson).map((person) => ({ person, fit: anyFit(random) }));
}
