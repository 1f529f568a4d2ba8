#!/usr/bin/env node
// Starts the bundle. It is a committed file of its own because npm links a command only when its file exists at install time.
import { existsSync } from 'node:fs'

const bundle = new URL('../dist/main.js', import.meta.url)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`milemark needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a current Node and try again.`)
  process.exitCode = 7
} else if (!existsSync(bundle)) {
  console.error('milemark is not built yet: packages/cli/dist/main.js is missing. Run `npm run build` in the repository first.')
  process.exitCode = 4
} else {
  await import(bundle.href)
}
