/**
 * The versions that the repository itself pins: `.nvmrc`, `.node-version`, `.python-version`, `engines` and `packageManager` of the
 * manifest at the top. To be replaced by the facts of claims, which know more of them.
 */
import type { Source } from './source.ts'

export interface Need {
  readonly tool: string
  /** Null where any version will do. */
  readonly constraint: string | null
  /** Where it is stated: a path as the user named it, or one of the repository. */
  readonly path: string
  /** 1-based; null for a file as a whole. */
  readonly line: number | null
}

export const pins = (source: Source): Need[] => [
  ...versionFile(source, '.nvmrc', 'node'),
  ...versionFile(source, '.node-version', 'node'),
  ...versionFile(source, '.python-version', 'python'),
  ...manifestPins(source),
]

function versionFile(source: Source, path: string, tool: string): Need[] {
  const found = /^\s*v?(\d+(?:\.\d+){0,3})\s*$/m.exec(source.read(path)?.toString('utf8') ?? '')?.[1]
  return found === undefined ? [] : [{ tool, constraint: found, path, line: 1 }]
}

function manifestPins(source: Source): Need[] {
  const path = 'package.json'
  const text = source.read(path)?.toString('utf8') ?? ''
  const { engines, packageManager } = manifest(text)
  const lineOf = (word: string) => {
    const at = text.indexOf(`"${word}"`)
    return at < 0 ? null : text.slice(0, at).split('\n').length
  }
  const stated = ['node', 'npm', 'pnpm', 'yarn', 'bun'].flatMap((tool) => {
    const constraint = engines[tool]
    return typeof constraint === 'string' ? [{ tool, constraint, path, line: lineOf(tool) }] : []
  })
  const [, tool, constraint] = /^(npm|pnpm|yarn|bun)@(\d[\d.]*)/.exec(packageManager) ?? []
  return tool === undefined || constraint === undefined ? stated : [...stated, { tool, constraint, path, line: lineOf('packageManager') }]
}

function manifest(text: string): { engines: Readonly<Record<string, unknown>>; packageManager: string } {
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, '')) as { engines?: unknown; packageManager?: unknown } | null
    const engines = typeof value?.engines === 'object' && value.engines !== null ? (value.engines as Record<string, unknown>) : {}
    return { engines, packageManager: typeof value?.packageManager === 'string' ? value.packageManager : '' }
  } catch {
    return { engines: {}, packageManager: '' }
  }
}
