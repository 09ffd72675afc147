import { availableParallelism, loadavg } from "node:os";

/** How many want each processor of this machine: what takes a second alone takes longer among others. */
export const crowding = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
