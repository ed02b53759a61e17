import { within } from "./focus";

/** The page of the record that a notice or a job is about; none where it has no page of its own. */
export function leadingTo(kind: string, key: string): string | undefined {
  if (key === "") return undefined;
  switch (kind) {
    case "workspace":
      return within(key, "search");
    case "navigation_project":
      return `/navigation/projects/${encodeURIComponent(key)}`;
    case "navigation_recommendation":
      return "/navigation/recommendations";
    case "navigation_result":
      return "/navigation/catalogue";
    case "result_request":
    case "result_grant":
    case "result_adoption":
      return "/navigation/requests";
    default:
      return undefined;
  }
}
