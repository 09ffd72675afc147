/** The list as it is saved when what was read names the same things, in whichever order; else what was read. */
export const savedOrRead = <T>(saved: readonly T[], read: readonly T[]): readonly T[] =>
  saved.length === read.length && saved.every((each) => read.includes(each)) ? saved : read;
