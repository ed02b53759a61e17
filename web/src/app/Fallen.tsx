import { useRouteError } from "react-router";
import { Trouble } from "../components/Trouble";

/** Instead of a page that failed. */
export function Fallen() {
  const error = useRouteError();
  return (
    <main className="fallen">
      <Trouble
        error={error}
        again={() => {
          location.reload();
        }}
      />
    </main>
  );
}
