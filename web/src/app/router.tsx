import { createBrowserRouter, type RouteObject } from "react-router";
import { Fallen } from "./Fallen";
import { Frame } from "./Frame";

/** Every page by its address; each is fetched when it is first opened. */
export const PAGES: RouteObject[] = [
  { path: "/sign-in", lazy: async () => ({ Component: (await import("../pages/sign_in/SignIn")).SignIn }) },
  {
    path: "/",
    Component: Frame,
    children: [
      { index: true, lazy: async () => ({ Component: (await import("../pages/home/Home")).Home }) },
      { path: "/w/:workspace/data", lazy: async () => ({ Component: (await import("../pages/evidence/Evidence")).Evidence }) },
      { path: "/w/:workspace/search", lazy: async () => ({ Component: (await import("../pages/search/Search")).Search }) },
      {
        path: "/w/:workspace/publications/:number",
        lazy: async () => ({ Component: (await import("../pages/patent/Patent")).Patent }),
      },
      { path: "/w/:workspace/analyses", lazy: async () => ({ Component: (await import("../pages/analyses/Gallery")).Gallery }) },
      {
        path: "/w/:workspace/analyses/:name",
        lazy: async () => ({ Component: (await import("../pages/analyses/Analysis")).Analysis }),
      },
      { path: "/w/:workspace/chains/:chain", lazy: async () => ({ Component: (await import("../pages/chain/ChainMap")).ChainMap }) },
      {
        path: "/w/:workspace/chains/:chain/nodes/:node",
        lazy: async () => ({ Component: (await import("../pages/chain/Node")).Node }),
      },
      { path: "/navigation", lazy: async () => ({ Component: (await import("../pages/navigation/Projects")).Projects }) },
      { path: "/navigation/projects/:project", lazy: async () => ({ Component: (await import("../pages/navigation/Project")).Project }) },
      {
        path: "/navigation/recommendations",
        lazy: async () => ({ Component: (await import("../pages/navigation/Recommendations")).Recommendations }),
      },
      {
        path: "/navigation/catalogue",
        lazy: async () => ({ Component: (await import("../pages/navigation/Catalogue")).Catalogue }),
      },
      {
        path: "/navigation/requests",
        lazy: async () => ({ Component: (await import("../pages/navigation/Requests")).Requests }),
      },
      { path: "*", lazy: async () => ({ Component: (await import("../pages/missing/Missing")).Missing }) },
    ],
  },
];

export const router = createBrowserRouter([{ ErrorBoundary: Fallen, HydrateFallback: () => null, children: PAGES }]);
