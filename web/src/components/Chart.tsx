import { Button } from "antd";
import { init, type EChartsCoreOption } from "echarts";
import { useEffect, useMemo, useRef } from "react";
import { useAppearance, useWords } from "../app/appearance";
import { PALETTES } from "../app/theme";

/** Colours of the server's charts, drawn for paper, and what stands for them on a dark page. */
const ON_DARK: Record<string, string | undefined> = {
  "#ffffff": PALETTES.dark.raised,
  "#27303c": PALETTES.dark.text,
  "#5b6673": PALETTES.dark.quiet,
  "#d5dbe3": PALETTES.dark.line,
  "#1f3a5f": "#7fa6dd",
  "#2f5b8c": "#6c98d4",
  "#c8553d": "#e58a76",
};

export function darkened(option: unknown): unknown {
  if (typeof option === "string") return ON_DARK[option.toLowerCase()] ?? option;
  if (Array.isArray(option)) return option.map(darkened);
  if (option === null || typeof option !== "object") return option;
  return Object.fromEntries(Object.entries(option).map(([name, below]) => [name, darkened(below)]));
}

/** Where a second axis bears its name at the top right, the legend stands between the two names. */
export function parted(option: Record<string, unknown>): Record<string, unknown> {
  const { yAxis, legend } = option;
  if (!Array.isArray(yAxis) || yAxis.length < 2 || legend === null || typeof legend !== "object") return option;
  return { ...option, legend: { ...legend, left: "center", right: "auto" } };
}

interface ChartProps {
  option: Record<string, unknown>;
  said: string;
  file: string;
  height?: number;
}

/** A chart of the server, with its pictures to take away; the table under it says the same in numbers. */
export function Chart({ option: told, said, file, height = 380 }: ChartProps) {
  const option = useMemo(() => parted(told), [told]);
  const words = useWords().charts;
  const { shade } = useAppearance();
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!room.current) return;
    const dark = shade === "dark";
    const chart = init(room.current, dark ? "dark" : null);
    chart.setOption((dark ? darkened(option) : option) as EChartsCoreOption);
    const watch = new ResizeObserver(() => {
      chart.resize();
    });
    watch.observe(room.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, shade]);
  // What is taken away is for paper, whatever the page looks like.
  const svg = () => {
    const { clientWidth: width = 900 } = room.current ?? {};
    const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
    chart.setOption(option as EChartsCoreOption);
    const text = chart.renderToSVGString();
    chart.dispose();
    save(URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })), `${file}.svg`);
  };
  const png = () => {
    const paper = document.createElement("div");
    const { clientWidth: width = 900 } = room.current ?? {};
    const chart = init(paper, null, { width, height, devicePixelRatio: 2 });
    chart.setOption({ ...option, animation: false } as EChartsCoreOption);
    save(chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: "#ffffff" }), `${file}.png`);
    chart.dispose();
  };
  return (
    <figure className="chart">
      <div ref={room} role="img" aria-label={said} style={{ height }} />
      <figcaption>
        <Button size="small" type="text" onClick={png} aria-label={`${words.save} PNG`}>PNG</Button>
        <Button size="small" type="text" onClick={svg} aria-label={`${words.save} SVG`}>SVG</Button>
      </figcaption>
    </figure>
  );
}

/** Hands a file to the browser's own saving. */
export function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  if (address.startsWith("blob:")) URL.revokeObjectURL(address);
}
