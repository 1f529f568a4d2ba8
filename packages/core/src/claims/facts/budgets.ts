/**
 * Size budgets as the tool size-limit states them, in package.json or a file of its own.
 */

import { unit } from '../literal.ts'
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { at, data, isTable, lineOf } from './yaml.ts'

export interface Budget {
  /** A path or a pattern. */
  readonly path: string
  readonly bytes: number
  readonly shown: string
  readonly file: string
  readonly line: number | null
}

export const budgetsOf = fact((tree): readonly Budget[] =>
  tree.files
    .filter((path) => /(?:^|\/)(?:package\.json|\.size-limit\.json)$/.test(path))
    .flatMap((file) => {
      const whole = data(tree, file)
      const list = file.endsWith('package.json') ? at(whole, 'size-limit') : whole
      return (Array.isArray(list) ? list : []).flatMap((entry) => budget(tree, file, entry))
    }),
)

function budget(tree: Tree, file: string, entry: unknown): Budget[] {
  if (!isTable(entry) || typeof entry.path !== 'string' || typeof entry.limit !== 'string') return []
  const [, number, word = ''] = /^(\d+(?:\.\d+)?)\s*([kKM]?i?B)$/.exec(entry.limit.trim()) ?? []
  const factor = unit(word.replace(/^k/, 'K'))?.factor
  return number && factor !== undefined
    ? [
        {
          path: entry.path.replace(/^\.\//, ''),
          bytes: Number(number) * factor,
          shown: entry.limit,
          file,
          line: lineOf(tree.read(file), entry.limit),
        },
      ]
    : []
}
