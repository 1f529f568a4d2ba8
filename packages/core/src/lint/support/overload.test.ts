import { expect, test } from 'vitest'
import { readPlan } from '../../plan/read.ts'
import { context } from './context.ts'
import { overloads } from './overload.ts'

const found = (tasks: string) => {
  const text = `# Raft\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks}\n`
  return overloads(context(readPlan(text, { asOf: '2026-11-23' }), { asOf: '2026-11-23', codes: new Set() }))
}

test('the day by which most is missing is named', () => {
  const [only, ...others] = found(
    '- [ ] Task 1.1: Fell (2d, @ida, due 2026-11-23)\n- [ ] Task 1.2: Bind (3d, @ida, due 2026-11-25)\n- [ ] Task 1.3: Sail (1d, @ida, due 2026-12-11)',
  )
  expect(others).toEqual([])
  expect(only).toMatchObject({ needed: 5 * 480, there: 3 * 480, units: [0, 1] })
})

test('without dates there is nothing to be late for', () => expect(found('- [ ] Task 1.1: Fell (90d, @ida)')).toEqual([]))
