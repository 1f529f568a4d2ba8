/**
 * Packs the published program and installs the tarball into an empty folder, as a user would, without the network:
 * what is installed must need nothing but Node.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './stamps.mjs'

/** Runs `use(folder, launcher)` with a fresh installation and removes it afterwards. */
export async function withInstalled(use) {
  const folder = mkdtempSync(join(tmpdir(), 'milemark-packed-'))
  try {
    npm(['pack', '--workspace', 'packages/cli', '--pack-destination', folder], root)
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    npm(['install', '--offline', '--no-audit', '--no-fund', `./${tarball}`], folder)
    return await use(folder, join(folder, 'node_modules', 'milemark', 'bin', 'milemark.js'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bytes of all files below a folder. */
export function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

function npm(args, cwd) {
  const path = process.env.npm_execpath
  // The settings of an outer npm run (its folder, its workspaces) must not reach the inner one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_(local_prefix|workspaces?|prefix)|package_|lifecycle_)/i.test(name)),
  )
  const [command, rest] = path ? [process.execPath, [path, ...args]] : ['npm', args]
  const result = spawnSync(command, rest, { cwd, env, encoding: 'utf8', shell: !path && process.platform === 'win32' })
  if (result.status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`)
  return result.stdout
}
