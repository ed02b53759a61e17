import { ApartmentOutlined, BarChartOutlined, CompassOutlined, DatabaseOutlined, HomeOutlined, SearchOutlined } from "@ant-design/icons";
import type { ComponentType } from "react";
import type { Messages } from "../locales";

/** The policy's own five parts; evidence and search stand above them, without a heading. */
export const GROUPS = ["creation", "industrialisation", "cooperation", "overseas", "assurance"] as const;
export type Group = (typeof GROUPS)[number];

export interface Desk {
  name: keyof Messages["frame"]["desks"];
  icon: ComponentType;
  /** Where it stands in the menu; `null` is above the groups. */
  group: Group | null;
  /** Its address; with `:workspace` it is of the workspace in focus. */
  path: string;
  /** The permission without which it is not shown. */
  permission?: string;
}

/** Every entry of the menu, in its order: one line adds one. */
export const DESKS: readonly Desk[] = [
  { name: "home", icon: HomeOutlined, group: null, path: "/" },
  { name: "data", icon: DatabaseOutlined, group: null, path: "/w/:workspace/data", permission: "evidence.read" },
  { name: "search", icon: SearchOutlined, group: null, path: "/w/:workspace/search", permission: "evidence.read" },
  { name: "chain", icon: ApartmentOutlined, group: "creation", path: "/w/:workspace/chains/current", permission: "chain.read" },
  { name: "analyses", icon: BarChartOutlined, group: "creation", path: "/w/:workspace/analyses", permission: "analysis.run" },
  { name: "navigation", icon: CompassOutlined, group: "creation", path: "/navigation", permission: "record.read" },
];
