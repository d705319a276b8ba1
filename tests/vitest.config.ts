import { defineConfig } from 'vitest/config'
import { ClosingLine } from './closing-line.js'

// The runner insists on a default export here; no other file has one.
// biome-ignore lint/style/noDefaultExport: required by the runner
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['tests/**/*.test.ts'],
    globalSetup: `${import.meta.dirname}/built-command.ts`,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Much of the time a test waits for a command of its own, so two files go side by side on two cores.
    maxWorkers: 2,
    reporters: ['default', new ClosingLine()],
  },
})
