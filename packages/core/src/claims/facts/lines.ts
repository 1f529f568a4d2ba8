/**
 * Lines of the files of a tree that match a pattern: for facts that are written in code as plain literals.
 */
import type { Tree } from '../tree.ts'

export interface Hit {
  readonly path: string
  /** 1-based. */
  readonly line: number
  readonly text: string
  readonly match: RegExpMatchArray
}

const LONGEST_LINE = 2_000

/** @param pattern without the flag `g`; tried on each line by itself */
export function* hits(tree: Tree, paths: Iterable<string>, pattern: RegExp): Generator<Hit> {
  for (const path of paths) {
    const lines = tree.read(path)?.split('\n') ?? []
    for (const [index, text] of lines.entries()) {
      if (text.length > LONGEST_LINE) continue
      const match = text.match(pattern)
      if (match) yield { path, line: index + 1, text, match }
    }
  }
}
