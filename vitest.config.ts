import { defineConfig } from 'vitest/config'

// Packages import one another by name; the condition makes those names mean their sources, so tests need no build.
const conditions = ['milemark-source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    environment: 'node',
    testTimeout: 30_000,
  },
})
