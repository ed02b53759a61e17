import { Breadcrumb } from "antd";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "./appearance";

export interface Step {
  said: string;
  to?: string;
}

const Laying = createContext<((steps: Step[]) => void) | null>(null);
const Laid = createContext<Step[]>([]);

export function TrailProvider({ children }: { children: ReactNode }) {
  const [steps, setSteps] = useState<Step[]>([]);
  return (
    <Laying value={setSteps}>
      <Laid value={steps}>{children}</Laid>
    </Laying>
  );
}

/** A page says where it stands: the way to it, and its own name last, which becomes the window's title. */
export function useTrail(...steps: Step[]): void {
  const lay = useContext(Laying);
  const product = useWords().frame.product;
  const written = JSON.stringify(steps);
  useEffect(() => {
    const read = JSON.parse(written) as Step[];
    lay?.(read);
    document.title = [read.at(-1)?.said, product].filter(Boolean).join(" · ");
  }, [lay, written, product]);
}

export function Trail() {
  const steps = useContext(Laid);
  const words = useWords().frame;
  const items = useMemo(
    () =>
      steps.map((step, place) => ({
        key: place,
        title: step.to && place < steps.length - 1 ? <Link to={step.to}>{step.said}</Link> : step.said,
      })),
    [steps],
  );
  return (
    <nav className="trail" aria-label={words.trail}>
      <Breadcrumb items={items} />
    </nav>
  );
}
