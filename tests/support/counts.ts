/** Whether the product is to be proved: every check at full counts, whatever it takes. */
export const isProof = process.env["PROVE"] === "1";

/** How often a check is repeated: few times in every test run, many times when the product is to be proved. */
export const count = (small: number, full: number): number => (isProof ? full : small);
