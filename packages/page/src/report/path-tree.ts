/**
 * Paths of a document as a tree; a folder that holds nothing but one folder shares its line.
 */
import type { Guide } from '@milemark/core'

export interface Tree {
  readonly name: string
  readonly note: string | null
  readonly children: readonly Tree[]
}

interface Branch {
  name: string
  note: string | null
  readonly children: Map<string, Branch>
}

export function pathTree(paths: Guide['paths']): Tree[] {
  const root = branch('')
  for (const { path, kind, note } of paths) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.')
    let at = root
    for (const [index, part] of parts.entries()) {
      const isFolder = index < parts.length - 1 || kind === 'directory'
      const next = at.children.get(part) ?? branch(part)
      at.children.set(part, next)
      if (isFolder && !next.name.endsWith('/')) next.name = `${part}/`
      at = next
    }
    at.note ??= note
  }
  return [...root.children.values()].map(joined)
}

const branch = (name: string): Branch => ({ name, note: null, children: new Map() })

function joined({ name, note, children }: Branch): Tree {
  const trees = [...children.values()].map(joined)
  const [only] = trees
  if (trees.length === 1 && only !== undefined && note === null && only.name.endsWith('/')) return { ...only, name: name + only.name }
  return { name, note, children: trees }
}
