import { cleanup, render } from "@testing-library/react";
import { App as Antd } from "antd";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, vi } from "vitest";
import { AppearanceProvider } from "../src/app/appearance";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

// A browser that is as wide as no rule asks: jsdom has none of its own.
vi.stubGlobal("matchMedia", (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));

// Nor does it measure anything.
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  },
);

/** What the pages stand in, without a server. */
export function dressed(page: ReactNode, language: "zh" | "en" = "zh") {
  localStorage.setItem("qianglian.language", language);
  const router = createMemoryRouter([{ path: "*", element: page }]);
  return render(
    <AppearanceProvider>
      <Antd>
        <RouterProvider router={router} />
      </Antd>
    </AppearanceProvider>,
  );
}
