import { DownloadOutlined } from "@ant-design/icons";
import { PREFIX } from "../api/asking";
import type { Job } from "../api/jobs";
import { useWords } from "../app/appearance";
import { written } from "./numbers";

interface Made {
  key: string;
  name: string;
}

/** What a job came to, in one line; its files to take away. */
export function JobResult({ job }: { job: Job }) {
  const words = useWords().jobs;
  const result = job.result ?? {};
  const count = (name: string) => (Array.isArray(result[name]) ? result[name].length : 0);
  if (job.kind === "import") {
    return <p>{words.imported(written(count("imported"), "0"), written(count("failed"), "0"), written(Number(result.publications), ""))}</p>;
  }
  if (job.kind === "publish_map") {
    return <p>{result.new === false ? words.sameVersion(String(result.map)) : words.published(String(result.map))}</p>;
  }
  if (job.kind === "take_up_recommendations") {
    return <p>{words.takenUp(written(Number(result.made), ""), written(count("taken_up"), "0"))}</p>;
  }
  return <Files files={(Array.isArray(result.files) ? result.files : []) as Made[]} />;
}

function Files({ files }: { files: Made[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((one) => (
        <li key={one.key}>
          <a href={`${PREFIX}/files/${encodeURIComponent(one.key)}/content`} download={one.name}>
            <DownloadOutlined aria-hidden /> {one.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
