/** Every element of the page that waits for the island `name`, with its data as text values. */
export function islandsNamed(name: string): { element: HTMLElement; data: ReadonlyMap<string, string> }[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`)].map((element) => {
    const parsed: unknown = JSON.parse(element.dataset["props"] ?? "{}");
    const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
    return {
      element,
      data: new Map(entries.map(([key, value]) => [key, String(value)])),
    };
  });
}
