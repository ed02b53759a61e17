import { InboxOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useWords } from "../../app/appearance";

/** Where files are dropped, or chosen by hand. */
export function DropZone({ add }: { add: (files: readonly File[]) => void }) {
  const words = useWords().evidence;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? "drop-zone over" : "drop-zone"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => { setOver(false); }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add([...event.dataTransfer.files]);
      }}
    >
      <InboxOutlined className="drop-zone-mark" aria-hidden />
      <span>
        {words.drop} <Button onClick={() => input.current?.click()}>{words.choose}</Button>
        <span className="second">{words.dropHint}</span>
      </span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.choose}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          // The same file may be chosen once more.
          event.target.value = "";
        }}
      />
    </div>
  );
}
