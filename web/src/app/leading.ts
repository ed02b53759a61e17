import type { Job } from "../api/jobs";
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

/** The page on which a job was begun, with what it came to. */
export function leadingToJob(job: Job): string | undefined {
  switch (job.kind) {
    case "import":
      return `${within(job.subject, "data")}?${new URLSearchParams({ job: job.key }).toString()}`;
    case "take_up_recommendations":
      return `/navigation/recommendations?${new URLSearchParams({ workspace: job.subject }).toString()}`;
    default:
      return undefined;
  }
}
