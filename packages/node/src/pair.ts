/**
 * Planning and implementation in two files: the other half of a guide (FORMAT: the same feature, else the same file name,
 * under sibling folders `planning/` and `implementation/`).
 */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { head } from './files.ts'

const OTHER: Readonly<Record<string, string>> = { planning: 'implementation', implementation: 'planning' }
const HEAD_BYTES = 4096

/** The path of the other half; null when the document stands alone. */
export async function pairedWith(path: string): Promise<string | null> {
  const folder = dirname(path)
  const other = OTHER[basename(folder)]
  const name = basename(path)
  // A read-me describes its folder; it is no half of anything.
  if (other === undefined || /^readme\./i.test(name)) return null
  const sibling = join(dirname(folder), other)
  const names = await markdownIn(sibling)
  const feature = featureIn(await head(path, HEAD_BYTES))
  if (feature !== null)
    for (const candidate of names)
      if (featureIn(await head(join(sibling, candidate), HEAD_BYTES)) === feature) return join(sibling, candidate)
  return names.includes(name) ? join(sibling, name) : null
}

async function markdownIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.md$/i.test(name)).sort()
  } catch {
    return []
  }
}

/** The value of `feature:` in front matter. */
export function featureIn(text: string): string | null {
  const matter = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''
  const value = /^feature:[ \t]*["']?([^"'\r\n#]+?)["']?[ \t]*(?:#.*)?\r?$/m.exec(matter)?.[1]
  return value?.trim() ?? null
}
