import { theme as antd, type ThemeConfig } from "antd";

export type Shade = "light" | "dark";

/** The colours of a shade. Ink blue is the brand; vermilion stands only where somebody has to act. */
export interface Palette {
  ink: string;
  vermilion: string;
  paper: string;
  raised: string;
  sunken: string;
  line: string;
  text: string;
  quiet: string;
  valid: string;
  pending: string;
  ended: string;
  unknown: string;
  marked: string;
}

export const PALETTES: Record<Shade, Palette> = {
  light: {
    ink: "#1c4587",
    vermilion: "#c8371b",
    paper: "#f4f5f7",
    raised: "#ffffff",
    sunken: "#eceef2",
    line: "#dfe2e8",
    text: "#1b2130",
    quiet: "#5f6878",
    valid: "#2e7d5b",
    pending: "#2f6fb7",
    ended: "#7d8594",
    unknown: "#a0a7b4",
    marked: "#fbeeb8",
  },
  dark: {
    ink: "#86aee8",
    vermilion: "#f0795f",
    paper: "#12151b",
    raised: "#1a1e26",
    sunken: "#232833",
    line: "#313846",
    text: "#e3e6ec",
    quiet: "#9aa3b3",
    valid: "#62b892",
    pending: "#74a9e6",
    ended: "#8a93a3",
    unknown: "#69717f",
    marked: "#574a14",
  },
};

export const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** Ant Design's tokens of a shade. */
export function themeOf(shade: Shade): ThemeConfig {
  const palette = PALETTES[shade];
  return {
    algorithm: shade === "dark" ? [antd.darkAlgorithm, antd.compactAlgorithm] : [antd.defaultAlgorithm, antd.compactAlgorithm],
    token: {
      colorPrimary: shade === "dark" ? "#4d7fc6" : palette.ink,
      colorInfo: shade === "dark" ? "#4d7fc6" : palette.ink,
      colorLink: palette.ink,
      colorError: palette.vermilion,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.raised,
      colorBgElevated: palette.raised,
      colorText: palette.text,
      colorTextSecondary: palette.quiet,
      colorBorderSecondary: palette.line,
      fontFamily: FONTS,
      // The compact algorithm takes two off.
      fontSize: 15,
      borderRadius: 4,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
    },
    components: {
      Menu: { itemHeight: 34, itemBorderRadius: 4, groupTitleFontSize: 12, itemSelectedBg: palette.sunken, itemSelectedColor: palette.ink },
      Layout: { headerHeight: 48, headerPadding: "0 16px", headerBg: palette.raised, siderBg: palette.raised },
    },
  };
}

/** Gives the palette to the style sheet as variables, by the names of the colours. */
export function paint(shade: Shade): void {
  const root = document.documentElement;
  root.dataset.theme = shade;
  for (const [name, colour] of Object.entries(PALETTES[shade])) root.style.setProperty(`--${name}`, colour);
}
