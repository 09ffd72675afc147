/**
 * Measures how real weeks are laid: people as a region has them, one after the other, and groups with a weekly meeting.
 *
 *     node --conditions=source tests/bench/timetable.ts [--json]
 */
import { checkPerson } from "#engine/timetable/check-input.ts";
import { layShares } from "#engine/timetable/lay.ts";
import type { PersonToLay } from "#engine/timetable/pattern.ts";
import { layTogether } from "#engine/timetable/together.ts";
import { faultsOfPattern } from "#engine/timetable/verify.ts";
import { seededRandom } from "#kit/random.ts";
import { drawnPerson, type TimetableSize } from "../support/timetables.ts";

const cases: readonly { readonly name: string; readonly people: number; readonly size: TimetableSize }[] = [
  { name: "2 shares, 10 free cells", people: 2000, size: { free: 12, shares: 2, most: 12, towns: 6 } },
  { name: "up to 5 shares, 14 free cells", people: 2000, size: { free: 20, shares: 5, most: 8, towns: 6 } },
  { name: "up to 8 shares, all cells", people: 300, size: { free: 60, shares: 8, most: 8, towns: 6 } },
];

function drawnPeople(seed: number, wanted: number, size: TimetableSize): PersonToLay[] {
  const random = seededRandom(seed);
  const people: PersonToLay[] = [];
  while (people.length < wanted) {
    const drawn = drawnPerson(random, size);
    if (checkPerson(drawn) === null) people.push(drawn);
  }
  return people;
}

const cpuMs = (): number => process.cpuUsage().user / 1000;

function alone({ name, people, size }: (typeof cases)[number]) {
  const times: number[] = [];
  const counts = { laid: 0, none: 0, unknown: 0 };
  for (const person of drawnPeople(1, people, size)) {
    const started = cpuMs();
    const laid = layShares(person);
    times.push(cpuMs() - started);
    counts[laid.status]++;
    if (laid.status === "laid" && faultsOfPattern(person, laid.pattern).length > 0) throw new Error("a faulty week");
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => Number((times[Math.floor(times.length * part)] ?? 0).toFixed(2));
  return {
    instance: name,
    people,
    ...counts,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    worstMs: Number((times.at(-1) ?? 0).toFixed(1)),
  };
}

function together() {
  const people = drawnPeople(2, 60, { free: 60, shares: 2, most: 8, towns: 3 }).filter(
    (each) => layShares(each).status === "laid",
  );
  const meetings = Array.from({ length: Math.floor(people.length / 3) }, (_, index) => ({
    often: "once" as const,
    parts: [0, 1, 2].map((at) => ({ person: index * 3 + at, share: 0 })),
  }));
  const started = cpuMs();
  const { status } = layTogether(people, meetings);
  return {
    instance: `${people.length} people, ${meetings.length} meetings of 3`,
    status,
    cpuMs: Math.round(cpuMs() - started),
  };
}

const isJson = process.argv.includes("--json");
for (const line of [...cases.map(alone), together()])
  console.log(
    isJson
      ? JSON.stringify(line)
      : Object.entries(line)
          .map(([name, figure]) => `${name} ${figure}`)
          .join("  "),
  );
