/**
 * Hash stamps under node_modules/.milemark: what was installed and built last, so that the second run does neither.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const stampFolder = join(root, 'node_modules', '.milemark')

/** What the bundle is made from: folders are read whole, tests excepted. */
const BUILD_INPUTS = [
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tools/build.mjs',
  'examples/template.md',
  ...['core', 'node', 'page', 'cli'].flatMap((name) => [
    `packages/${name}/package.json`,
    `packages/${name}/tsconfig.json`,
    `packages/${name}/src`,
  ]),
]

export const lockHash = () => hashOf(['package-lock.json'])
export const buildHash = () => hashOf(BUILD_INPUTS)

/** @param {'install' | 'build'} name */
export function readStamp(name) {
  const file = join(stampFolder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** @param {'install' | 'build'} name */
export function writeStamp(name, hash) {
  mkdirSync(stampFolder, { recursive: true })
  writeFileSync(join(stampFolder, name), hash)
}

function hashOf(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesOf(input)) {
      hash.update(`${file}\0`)
      hash.update(readFileSync(join(root, file)))
    }
  }
  return hash.digest('hex')
}

/** Files at or below a path, in a stable order. A path that does not exist has none. */
function filesOf(path) {
  let entries
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    if (error.code === 'ENOENT') return []
    throw error
  }
  return entries
    .map((entry) => entry.name)
    .sort()
    .filter((name) => !name.endsWith('.test.ts') && name !== 'fixtures')
    .flatMap((name) => filesOf(`${path}/${name}`))
}
