import { defineConfig } from 'vitest/config'
import { ClosingLine } from './closing-line.js'

// The runner insists on a default export here; no other file has one.
// biome-ignore lint/style/noDefaultExport: required by the runner
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', new ClosingLine()],
  },
})
