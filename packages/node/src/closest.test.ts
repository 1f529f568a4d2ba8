import { expect, test } from 'vitest'
import { closest } from './closest.ts'

test.each([
  ['paln.md', ['plan.md', 'notes.md'], 'plan.md'],
  ['PLAN.MD', ['notes.md', 'plan.md'], 'plan.md'],
  ['plan.md', ['notes.md'], null],
  ['plan.md', [], null],
  [`${'long-'.repeat(12)}plan.md`, [`${'long-'.repeat(12)}pln.md`], `${'long-'.repeat(12)}pln.md`],
])('%s among %j', (wanted, names, expected) => expect(closest(wanted, names)).toBe(expected))
