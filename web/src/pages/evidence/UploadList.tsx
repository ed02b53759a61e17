import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { Unreached } from "../../api/asking";
import { useWords } from "../../app/appearance";
import { Trouble } from "../../components/Trouble";
import { sizeSaid } from "./sizes";
import type { Upload } from "./uploads";

const DOTS: Record<Upload["state"], string> = { waiting: "unknown", sending: "pending", kept: "valid", refused: "failed" };

interface UploadListProps {
  uploads: Upload[];
  again: (id: number, file: File) => void;
  drop: (gone: (one: Upload) => boolean) => void;
}

/** Each file with its progress; one that is refused says at its place why. */
export function UploadList({ uploads, again, drop }: UploadListProps) {
  const words = useWords().evidence;
  return (
    <ul className="uploads">
      {uploads.map((one) => (
        <li key={one.id}>
          <span className="upload-line">
            <span className="clipped">{one.file.name}</span>
            <span className="quiet">{sizeSaid(one.file.size)}</span>
            <span className="status">
              <span className={`dot dot-${DOTS[one.state]}`} aria-hidden />
              {words.states[one.state]}
            </span>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={`${words.leaveOut} ${one.file.name}`}
              disabled={one.state === "sending" || one.state === "waiting"}
              onClick={() => { drop((other) => other.id === one.id); }}
            />
          </span>
          {one.state === "sending" ? <progress className="bar" aria-label={one.file.name} max={1} value={one.gone} /> : null}
          {one.error ? <Trouble error={one.error} {...(one.error instanceof Unreached ? { again: () => { again(one.id, one.file); } } : {})} /> : null}
        </li>
      ))}
    </ul>
  );
}
