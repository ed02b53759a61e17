import { NavLink } from "react-router";
import { useWords } from "../../app/appearance";

/** The pages of the desk of navigation, side by side. */
export function Tabs() {
  const words = useWords().navigation;
  const pages = [
    ["/navigation", words.projects],
    ["/navigation/recommendations", words.recommendations],
    ["/navigation/catalogue", words.catalogue],
    ["/navigation/requests", words.requests],
  ] as const;
  return (
    <nav className="tabs" aria-label={words.title}>
      {pages.map(([to, said]) => (
        <NavLink key={to} to={to} end>
          {said}
        </NavLink>
      ))}
    </nav>
  );
}
