import { expect, test } from "vitest";
import { divisionOfGroup, divisionOfGroups } from "#reference/industry-groups.ts";

test("each of the 99 major groups belongs to one division, in the order of the divisions", () => {
  const groups = Array.from({ length: 99 }, (_, at) => String(at + 1).padStart(2, "0"));
  const divisions = groups.map(divisionOfGroup);
  expect(divisions.join("")).toBe(
    "AABBCDDDEEEEEEEEEEEEEEEEEEEEEEEEFFFFGGGGGHHHHHHHHIIIIIIIIIIIIJJJJJJKKKLLLLMMMNNNOOPPPQQRRRRRRRRRSST",
  );
});

test("what is no major group has no division", () => {
  for (const text of ["", "0", "00", "9", "100", "E", "０９"]) expect(divisionOfGroup(text)).toBeNull();
});

test("of several codes the division that most of them name is taken, the first of equals", () => {
  expect(divisionOfGroups(["R", "92"])).toBe("R");
  expect(divisionOfGroups(["G", "L", "39", "72"])).toBe("G");
  expect(divisionOfGroups(["R", "E", "16", "27", "32", "95"])).toBe("E");
  expect(divisionOfGroups(["E", "XX"])).toBeNull();
  expect(divisionOfGroups([""])).toBeNull();
});
