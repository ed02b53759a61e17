import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The server that `qianglian serve` starts, for `npm run dev`.
const SERVER = "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [react()],
  server: { host: "127.0.0.1", proxy: { "/api": SERVER } },
  build: {
    target: "chrome100",
    outDir: "../src/qianglian/api/static",
    emptyOutDir: true,
    manifest: true,
    // Pictures inside the script would be drawn from `data:`; as files they are kept by the browser.
    assetsInlineLimit: 0,
    // Measured and bounded by scripts/first_load.mjs, over all that the first page takes.
    chunkSizeWarningLimit: 2_000,
  },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
