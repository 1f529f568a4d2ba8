import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextEdit } from './edit.ts'
import { applied } from './edit.ts'
import { unifiedDiff } from './patch.ts'

const text = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join('')
const replace = (from: string, to: string): TextEdit => ({ from: text.indexOf(from), to: text.indexOf(from) + from.length, insert: to })

test('one changed line with its neighbours', () => {
  expect(unifiedDiff('plan.md', text, [replace('line 7\n', 'LINE 7\n')], 1)).toBe(
    '--- a/plan.md\n+++ b/plan.md\n@@ -6,3 +6,3 @@\n line 6\n-line 7\n+LINE 7\n line 8\n',
  )
})

test('nothing changed is nothing to show', () => {
  expect(unifiedDiff('plan.md', text, [])).toBe('')
})

test('edits that touch share their lines', () => {
  const edits = [
    { from: 8, to: 8, insert: 'one\ntwo\n' },
    { from: 8, to: 10, insert: '' },
  ]
  expect(unifiedDiff('f', 'long line\nend', edits)).toBe(
    '--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n-long line\n+long linone\n+two\n end\n\\ No newline at end of file\n',
  )
})

test('git applies what is printed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milemark-patch-'))
  const body = fc.array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'long line\n'), { minLength: 1, maxLength: 30 })
  const cases = fc.tuple(
    body,
    fc.constantFrom('', 'end'),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', 'x', 'y\n', 'one\ntwo\n')), { maxLength: 4 }),
  )
  try {
    fc.assert(
      fc.property(cases, ([lines, end, wishes]) => {
        const before = lines.join('') + end
        const edits: TextEdit[] = []
        for (const [at, size, insert] of wishes) {
          const from = at % (before.length + 1)
          const to = Math.min(before.length, from + size)
          if (edits.every((other) => to < other.from || from > other.to)) edits.push({ from, to, insert })
        }
        const patch = unifiedDiff('file', before, edits)
        const after = applied(before, edits)
        if (after === before || after === '') return
        writeFileSync(join(folder, 'file'), before)
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, stdio: ['pipe', 'pipe', 'pipe'] })
        expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(after)
      }),
      { numRuns: 60 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
