import { createContext, type JSX } from "preact";
import { useContext } from "preact/hooks";

/** The hat that the page is drawn for, where its reader has several; else null. */
export const DrawnFor = createContext<string | null>(null);

/** The hidden field in which a form names that hat. */
export const hatField = "drawnForHat";

/** A form that changes something: it does so in the hat that its page shows, whatever another window has put on since. */
export function PostForm({ children, ...attributes }: Omit<JSX.IntrinsicElements["form"], "method">) {
  const hat = useContext(DrawnFor);
  return (
    <form {...attributes} method="post">
      {hat !== null && <input type="hidden" name={hatField} value={hat} />}
      {children}
    </form>
  );
}
