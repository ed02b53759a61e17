import { useRef, type KeyboardEvent } from "react";
import { useWords } from "../app/appearance";
import type { Column } from "./columns";

interface GridProps<Item> {
  said: string;
  columns: readonly Column<Item>[];
  items: readonly Item[];
  keyOf: (item: Item) => string;
  onOpen?: (item: Item) => void;
  sort?: string;
  onSort?: (sort: string) => void;
  loading?: boolean;
}

/** Pixels that a column without a width of its own keeps. */
const WIDE = 270;

/** The table of the house: compact, its head stays, arrows walk the rows, Enter opens one; the server sorts. */
export function Grid<Item>({ said, columns, items, keyOf, onOpen, sort, onSort, loading }: GridProps<Item>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (event: KeyboardEvent<HTMLTableRowElement>, place: number) => {
    if (event.target !== event.currentTarget) return;
    const rows = body.current?.rows;
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
    const item = items[place];
    if (to !== undefined && rows?.[to]) rows[to].focus();
    else if (event.key === "Enter" && item && onOpen) onOpen(item);
    else return;
    event.preventDefault();
  };
  const least = columns.reduce((sum, column) => sum + (column.width ?? WIDE), 0);
  return (
    <table className="grid" style={{ minWidth: least }} aria-label={said} aria-busy={loading ?? false}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.name} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {items.map((item, place) => (
          <tr
            key={keyOf(item)}
            tabIndex={place === 0 ? 0 : -1}
            onKeyDown={(event) => {
              walk(event, place);
            }}
            onDoubleClick={() => onOpen?.(item)}
          >
            {columns.map((column) => (
              <td key={column.name} className={column.numeric ? "numeric" : undefined}>
                {column.render(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps<Item> {
  column: Column<Item>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function Head<Item>({ column, sort, onSort }: HeadProps<Item>) {
  const words = useWords().table;
  const { sort: both, title } = column;
  const now = both && sort === both.up ? "ascending" : both && sort === both.down ? "descending" : "none";
  const style = column.width ? { width: column.width } : undefined;
  const className = column.numeric ? "numeric" : undefined;
  if (!both || !onSort) {
    return (
      <th scope="col" style={style} className={className}>
        {title}
      </th>
    );
  }
  return (
    <th scope="col" style={style} className={className} aria-sort={now}>
      <button
        type="button"
        title={words.sort}
        onClick={() => {
          onSort(now === "descending" ? both.up : both.down);
        }}
      >
        {title}
        {now === "none" ? null : <span aria-hidden>{now === "ascending" ? " ▲" : " ▼"}</span>}
      </button>
    </th>
  );
}
