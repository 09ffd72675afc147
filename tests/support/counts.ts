/** How often a check is repeated: few times in every test run, many times when the product is to be proved. */
export const count = (small: number, full: number): number => (process.env["PROVE"] === "1" ? full : small);
