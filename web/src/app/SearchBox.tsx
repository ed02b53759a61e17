import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useWords } from "./appearance";
import { useFocus, within } from "./focus";

/** The one box: words, a sentence or the query language. `/` leads into it from anywhere. */
export function SearchBox() {
  const words = useWords().frame;
  const { workspace } = useFocus();
  const [query] = useSearchParams();
  const asked = query.get("q") ?? "";
  const [written, write] = useState(asked);
  const [last, setLast] = useState(asked);
  const go = useNavigate();
  const box = useRef<InputRef>(null);
  // Another page, or a step back, brings its own query into the box.
  if (asked !== last) {
    setLast(asked);
    write(asked);
  }
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest("input, textarea, select, [contenteditable=true]")) return;
      event.preventDefault();
      box.current?.focus({ cursor: "all" });
    };
    document.addEventListener("keydown", slash);
    return () => {
      document.removeEventListener("keydown", slash);
    };
  }, []);
  if (!workspace) return null;
  return (
    <search className="search-box">
      <Input
        ref={box}
        value={written}
        allowClear
        maxLength={8000}
        prefix={<SearchOutlined />}
        suffix={written ? null : <kbd>/</kbd>}
        placeholder={words.searchHint}
        aria-label={words.search}
        onChange={(event) => {
          write(event.target.value);
        }}
        onPressEnter={(event) => {
          // Enter also ends a word in an input method.
          if (event.nativeEvent.isComposing) return;
          void go(`${within(workspace.key, "search")}?${new URLSearchParams({ q: written.trim() }).toString()}`);
        }}
      />
    </search>
  );
}
