/**
 * The files of a folder that git does not keep: a bounded walk that leaves out what programs made.
 */
import type { Dirent } from 'node:fs'
import { readdirSync } from 'node:fs'
import { isEntered } from '../find.ts'

export interface Walked {
  readonly files: readonly string[]
  readonly links: readonly string[]
  /** False where a limit ended it. */
  readonly isComplete: boolean
}

const MAX_ENTRIES = 50_000
const MAX_DEPTH = 16

/** @param root a real path */
export function walk(root: string): Walked {
  const files: string[] = []
  const links: string[] = []
  let left = MAX_ENTRIES
  const enter = (folder: string, depth: number): void => {
    for (const entry of entriesOf(`${root}/${folder}`)) {
      if (left <= 0) return
      left--
      // A file of that name leads to a repository elsewhere.
      if (entry.name === '.git') continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isSymbolicLink()) links.push(path)
      else if (entry.isFile()) files.push(path)
      else if (entry.isDirectory() && depth < MAX_DEPTH && (isEntered(entry.name) || entry.name === '.github')) enter(path, depth + 1)
    }
  }
  enter('', 0)
  return { files: files.sort(), links: links.sort(), isComplete: left > 0 }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
