const legalForms =
  /^(株式会社|有限会社|合同会社|合名会社|合資会社|一般社団法人|NPO法人|協同組合)|[（(]?(株式会社|有限会社|合同会社)[）)]?$|^[（(][株有同][）)]/g;

/** A mark for each name, all different: the first character that no earlier name has taken, else a number. */
export function initialsOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });
  return names.map((name, index) => {
    const bare = name.replaceAll(legalForms, "").replaceAll(/[\s・.,－-]/g, "");
    const letters = [...segmenter.segment(bare)].map(({ segment }) => segment);
    const numbers = Array.from({ length: names.length }, (_, number) => String(number + 1));
    const free = [...letters.map((letter) => letter.toUpperCase()), ...numbers].find((mark) => !taken.has(mark));
    const initial = free ?? `#${index}`;
    taken.add(initial);
    return initial;
  });
}
