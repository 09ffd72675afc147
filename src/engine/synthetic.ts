import { type Random, seededRandom } from "#kit/random.ts";
import { release } from "./memory.ts";
import type { Problem } from "./problem.ts";

/** Which market of the synthetic family: the same four numbers give the same problem on every machine. */
export type SyntheticMarket = {
  /** Number of people, 1 or more. */
  readonly people: number;
  /** Projects ÷ people; at 1.75 the projects want about as many units as there are. */
  readonly ratio: number;
  /** Pairs kept a project, 1 … 64. */
  readonly pairsPerProject: number;
  readonly seed: number;
};

/** Skills a person or a project has some of; vectors of unit length. */
const skills = 12;
/** Typical mixtures of skills: people and projects scatter around them. */
const archetypes = 40;
/** Units that projects want, each entry equally likely (mean 3.45). */
const demands = Int32Array.of(1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 5, 5, 5, 5, 10, 10);
/** A project looks at people until it has 64 or has looked 160 times. */
const mostLooks = 160;
const mostCandidates = 64;
const peoplePerRegion = 2000;

/**
 * A synthetic regional market for benchmarks and tests: people of 2 … 10 units in regions, with skills around 40
 * archetypes; a project meets mostly people of its own archetype and region, and keeps the best of them.
 * fit = 620 × cos² of the skills + 200 in the same region + up to 180 for the person + noise, cut to 1 … 1000.
 */
export function syntheticProblem(market: SyntheticMarket): Problem {
  const { people, pairsPerProject } = market;
  const projects = Math.round(people * market.ratio);
  const random = seededRandom(market.seed);
  const society = drawSociety(people, random);
  const problem = {
    people,
    projects,
    capacity: society.capacity,
    maxEngagements: society.capacity.map((units) => 1 + Math.floor(units / 2.5)),
    demand: new Int32Array(projects),
    pairStart: new Int32Array(projects + 1),
    pairPerson: new Int32Array(projects * pairsPerProject),
    pairFit: new Int32Array(projects * pairsPerProject),
  };
  const looks = newLooks(people);
  for (let j = 0; j < projects; j++) drawProject(society, problem, looks, j);
  const { archetype, region, quality, skill, cellStart, member } = society;
  release([archetype, region, quality, skill, cellStart, member, looks.seenBy]);
  const pairs = problem.pairStart[projects]!;
  // No copy: at a million people the pairs are most of the memory.
  return { ...problem, pairPerson: problem.pairPerson.subarray(0, pairs), pairFit: problem.pairFit.subarray(0, pairs) };
}

/** FNV-1a over capacities, demands, people and fits of all pairs: two problems with one hash are the same problem. */
export function problemHash(problem: Problem): string {
  let hash = 2_166_136_261;
  for (const numbers of [problem.capacity, problem.demand, problem.pairPerson, problem.pairFit]) {
    for (const number of numbers) hash = Math.imul(hash ^ number, 16_777_619) >>> 0;
  }
  return hash.toString(16);
}

type Society = {
  readonly random: Random;
  readonly normal: () => number;
  readonly regions: number;
  readonly archetype: Float32Array;
  readonly capacity: Int32Array;
  readonly region: Int32Array;
  readonly quality: Float32Array;
  readonly skill: Float32Array;
  /** People by (archetype, region): those of cell b are `member[cellStart[b]] … member[cellStart[b + 1] - 1]`. */
  readonly cellStart: Int32Array;
  readonly member: Int32Array;
};

function drawSociety(people: number, random: Random): Society {
  const normal = normals(random);
  const regions = Math.max(1, Math.round(people / peoplePerRegion));
  const archetype = drawArchetypes(random);
  const capacity = new Int32Array(people);
  const region = new Int32Array(people);
  const kind = new Int32Array(people);
  const quality = new Float32Array(people);
  const skill = new Float32Array(people * skills);
  for (let i = 0; i < people; i++) {
    capacity[i] = 2 + random.below(9);
    kind[i] = random.below(archetypes);
    region[i] = random.below(regions);
    quality[i] = random.unit() * random.unit();
    drawSkills(archetype, kind[i]!, normal, skill.subarray(i * skills, (i + 1) * skills));
  }
  const cell = kind.map((a, i) => a * regions + region[i]!);
  const cellStart = new Int32Array(archetypes * regions + 1);
  for (const b of cell) cellStart[b + 1]!++;
  for (let b = 0; b < archetypes * regions; b++) cellStart[b + 1]! += cellStart[b]!;
  const next = cellStart.slice();
  const member = new Int32Array(people);
  for (let i = 0; i < people; i++) member[next[cell[i]!]!++] = i;
  return { random, normal, regions, archetype, capacity, region, quality, skill, cellStart, member };
}

/** Normal deviates in pairs (Box and Muller 1958). */
function normals(random: Random): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const second = spare;
      spare = null;
      return second;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random.unit()));
    // 2 π to the digits that the family was first drawn with.
    const angle = 6.283185307179586 * random.unit();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** A little of every skill, and three or four draws of a strong one. */
function drawArchetypes(random: Random): Float32Array {
  const archetype = new Float32Array(archetypes * skills);
  for (let a = 0; a < archetypes; a++) {
    for (let k = 0; k < skills; k++) archetype[a * skills + k] = 0.1 * random.unit();
    const strong = 3 + random.below(2);
    for (let n = 0; n < strong; n++) archetype[a * skills + random.below(skills)]! += 0.6 + 0.4 * random.unit();
  }
  return archetype;
}

function drawSkills(archetype: Float32Array, a: number, normal: () => number, into: Float32Array): void {
  let square = 0;
  for (let k = 0; k < skills; k++) {
    const skill = Math.max(0, archetype[a * skills + k]! + 0.22 * normal());
    into[k] = skill;
    square += skill * skill;
  }
  const scale = 1 / Math.sqrt(square + 1e-9);
  for (let k = 0; k < skills; k++) into[k]! *= scale;
}

/** The work space of a project that looks for people. */
type Looks = {
  readonly wanted: Float32Array;
  /** The last project that has looked at each person. */
  readonly seenBy: Int32Array;
  readonly candidate: Int32Array;
  readonly fit: Float64Array;
};

function newLooks(people: number): Looks {
  return {
    wanted: new Float32Array(skills),
    seenBy: new Int32Array(people).fill(-1),
    candidate: new Int32Array(mostCandidates),
    fit: new Float64Array(mostCandidates),
  };
}

function drawProject(society: Society, problem: Problem, looks: Looks, j: number): void {
  const { random, normal } = society;
  problem.demand[j] = demands[random.below(demands.length)]!;
  const kind = random.below(archetypes);
  const region = random.below(society.regions);
  drawSkills(society.archetype, kind, normal, looks.wanted);
  let count = 0;
  for (let look = 0; look < mostLooks && count < mostCandidates; look++) {
    const i = drawPerson(society, problem.people, kind, region);
    if (looks.seenBy[i] === j || problem.capacity[i]! < problem.demand[j]!) continue;
    looks.seenBy[i] = j;
    looks.candidate[count] = i;
    looks.fit[count] = fitOf(society, looks.wanted, i, region);
    count++;
  }
  keepBest(problem, looks, j, count);
}

/** 60 %: somebody of the archetype in the region; 35 %: of the archetype anywhere; else anybody. */
function drawPerson(society: Society, people: number, kind: number, region: number): number {
  const { random, cellStart, member, regions } = society;
  const first = kind * regions;
  const here = cellStart[first + region]!;
  const hereCount = cellStart[first + region + 1]! - here;
  const anywhere = cellStart[first]!;
  const anywhereCount = cellStart[first + regions]! - anywhere;
  const where = random.unit();
  if (where < 0.6 && hereCount > 0) return member[here + random.below(hereCount)]!;
  if (where < 0.95 && anywhereCount > 0) return member[anywhere + random.below(anywhereCount)]!;
  return random.below(people);
}

function fitOf(society: Society, wanted: Float32Array, i: number, region: number): number {
  let cosine = 0;
  for (let k = 0; k < skills; k++) cosine += society.skill[i * skills + k]! * wanted[k]!;
  const near = society.region[i] === region ? 0.2 : 0;
  const mean = 1000 * (0.62 * cosine * cosine + near + 0.18 * society.quality[i]!);
  return Math.min(1000, Math.max(1, Math.round(mean + 15 * society.normal())));
}

/** Moves the best candidates to the front by selection (the order among equals is part of the family), and keeps them. */
function keepBest(problem: Problem, looks: Looks, j: number, count: number): void {
  const { candidate, fit } = looks;
  const first = problem.pairStart[j]!;
  const most = problem.projects === 0 ? 0 : problem.pairPerson.length / problem.projects;
  const kept = Math.min(count, most);
  for (let place = 0; place < kept; place++) {
    let best = place;
    for (let other = place + 1; other < count; other++) if (fit[other]! > fit[best]!) best = other;
    const person = candidate[best]!;
    const score = fit[best]!;
    candidate[best] = candidate[place]!;
    fit[best] = fit[place]!;
    candidate[place] = person;
    fit[place] = score;
    problem.pairPerson[first + place] = person;
    problem.pairFit[first + place] = score;
  }
  problem.pairStart[j + 1] = first + kept;
}
