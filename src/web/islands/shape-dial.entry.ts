import { pointsFree, type ShapeLimits, withPoints } from "#domain/people/rules-shape.ts";
import { type DialPoint, dialOutline, dialPoint, dialRim, dialValue } from "#show/shape-dial.tsx";
import { handleSays, pointsInHand } from "#text/shape.ts";
import { type Speak, speak } from "#text/speak.ts";
import { islandsNamed } from "./props.ts";

// Makes the handles of a shape sliders, by thumb and by the arrow keys. The nine number fields stay what is sent: whatever
// moves a handle writes them, and whatever is typed moves the handles.

type Dial = {
  readonly svg: SVGSVGElement;
  readonly handles: readonly SVGGElement[];
  readonly fields: readonly HTMLInputElement[];
  readonly limits: ShapeLimits;
  readonly usualRim: number;
  readonly say: Speak;
  readonly told: Element | null;
};

for (const { element, data } of islandsNamed("shape-dial")) {
  const svg = element.querySelector<SVGSVGElement>("[data-dial]");
  const fields = [...element.querySelectorAll<HTMLInputElement>("[data-points]")];
  const handles = [...element.querySelectorAll<SVGGElement>("[data-handle]")];
  if (svg === null || fields.length !== handles.length) continue;
  const all = data.get("all") ?? "";
  const dial: Dial = {
    svg,
    fields,
    handles,
    limits: { most: Number(data.get("most")), all: all === "" ? null : Number(all) },
    usualRim: Number(data.get("rim")),
    say: speak(data.get("language") === "en" ? "en" : "ja"),
    told: element.querySelector("[data-points-left]"),
  };
  svg.removeAttribute("aria-hidden");
  svg.setAttribute("role", "group");
  for (const [index, handle] of handles.entries()) begin(dial, handle, index);
  for (const [index, field] of fields.entries()) {
    field.addEventListener("input", () => draw(dial));
    const row = field.parentElement;
    for (const button of row?.querySelectorAll<HTMLButtonElement>("[data-step]") ?? []) {
      button.hidden = false;
      button.addEventListener("click", () => set(dial, index, valueOf(dial, index) + Number(button.dataset["step"])));
    }
  }
  const byHand = element.querySelector<HTMLElement>("[data-by-hand]");
  if (byHand !== null) byHand.hidden = false;
  draw(dial);
  element.dataset["ready"] = "";
}

/** A handle becomes a slider; the name is that of its field. */
function begin(dial: Dial, handle: SVGGElement, index: number): void {
  const label = dial.fields[index]?.labels?.[0]?.textContent ?? "";
  for (const [name, value] of Object.entries({
    role: "slider",
    tabindex: "0",
    "aria-label": label,
    "aria-valuemin": "0",
  }))
    handle.setAttribute(name, value);
  handle.addEventListener("keydown", (event) => {
    const wanted = wantedBy(event.key, valueOf(dial, index), dial.limits.most);
    if (wanted === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(dial, index, wanted);
  });
  // `touch-action` does not reach into a picture: without this the page would scroll away under the thumb.
  handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus({ preventScroll: true });
    handle.setPointerCapture(event.pointerId);
    // The rim may not move under the finger.
    const rim = rimOf(dial);
    const move = (moved: PointerEvent) => set(dial, index, dialValue(index, placeOf(dial.svg, moved), rim));
    const end = (ended: PointerEvent) => {
      if (ended.type === "pointerup") move(ended);
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
      draw(dial);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  });
}

function wantedBy(key: string, now: number, most: number): number | null {
  if (key === "ArrowUp" || key === "ArrowRight") return now + 1;
  if (key === "ArrowDown" || key === "ArrowLeft") return now - 1;
  if (key === "PageUp") return now + 3;
  if (key === "PageDown") return now - 3;
  if (key === "Home") return 0;
  return key === "End" ? most : null;
}

/** Where the pointer is, in the picture's own measure. */
function placeOf(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): DialPoint {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const { width: across, height: down } = svg.viewBox.baseVal;
  return { x: ((clientX - left) / width) * across, y: ((clientY - top) / height) * down };
}

function shapeOf({ fields }: Dial): readonly number[] {
  return fields.map((field) => {
    const points = Number(field.value.normalize("NFKC").trim());
    return Number.isInteger(points) && points >= 0 && points <= 99 ? points : 0;
  });
}

function valueOf(dial: Dial, index: number): number {
  return shapeOf(dial)[index] ?? 0;
}

function rimOf(dial: Dial): number {
  return dialRim(shapeOf(dial), dial.usualRim);
}

/** Writes the field as near to the points wanted as the limits allow; a draft is kept as if somebody had typed. */
function set(dial: Dial, index: number, wanted: number): void {
  const before = shapeOf(dial);
  const points = withPoints(before, { index, wanted }, dial.limits)[index] ?? 0;
  const field = dial.fields[index];
  if (field === undefined || points === before[index]) return;
  field.value = String(points);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function draw(dial: Dial): void {
  const shape = shapeOf(dial);
  const rim = rimOf(dial);
  dial.svg.querySelector("[data-outline]")?.setAttribute("points", dialOutline(shape, rim));
  for (const [index, handle] of dial.handles.entries()) {
    const points = shape[index] ?? 0;
    const { x, y } = dialPoint(index, points, rim);
    handle.setAttribute("transform", `translate(${x} ${y})`);
    handle.setAttribute("aria-valuenow", String(points));
    handle.setAttribute("aria-valuemax", String(dial.limits.most));
    handle.setAttribute("aria-valuetext", dial.say(handleSays(points)));
    const text = handle.querySelector("[data-value]");
    if (text !== null) text.textContent = String(points);
  }
  const left = pointsFree(shape, dial.limits);
  const sentence = left === null ? "" : dial.say(pointsInHand(left));
  // An unchanged sentence is not read aloud again.
  if (dial.told !== null && dial.told.textContent !== sentence) dial.told.textContent = sentence;
}
