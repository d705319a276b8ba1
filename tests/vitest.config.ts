import { defineConfig } from 'vitest/config'

// The runner insists on a default export here; no other file has one.
// biome-ignore lint/style/noDefaultExport: required by the runner
export default defineConfig({
  test: { root: `${import.meta.dirname}/..`, include: ['tests/**/*.test.ts'], testTimeout: 30_000 },
})
