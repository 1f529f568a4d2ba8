/**
 * A unified diff for the eye: what goes in red, what comes in green.
 */
import type { Io } from '../io.ts'
import { harmless } from '../terminal/width.ts'

export const diffLines = ({ paint }: Pick<Io, 'paint'>, diff: string): string[] =>
  diff
    .trimEnd()
    .split('\n')
    .map((line) => {
      const text = harmless(line)
      if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', text)
      if (line.startsWith('@@')) return paint('dim', text)
      return line.startsWith('+') ? paint('green', text) : line.startsWith('-') ? paint('red', text) : text
    })
