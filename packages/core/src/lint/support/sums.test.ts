import { expect, test } from 'vitest'
import { readPlan } from '../../plan/read.ts'
import { partsOf } from './sums.ts'

const parts = (...lines: string[]) => {
  const plan = readPlan(`# Raft\n\n## Task Breakdown\n\n${lines.join('\n')}\n`, { asOf: '2026-11-23' })
  return partsOf(plan, plan.tasks)
}

test('what is planned, and the other ways to add it', () => {
  const found = parts('- [x] Task 1.1: Fell (1h)', '- [-] Task 1.2: Burn (2h)', '- [ ]* Task 1.3: Carve (4h)', '- [ ] Task 1.4: Tie (8h)')
  expect(found?.planned.likely).toBe(13)
  expect(found?.others().map(({ likely }) => likely)).toEqual([15, 9, 12])
})

test('nothing, where a task has no figure that can be added', () => {
  expect(parts('- [ ] Task 1.1: Fell (1h)', '- [ ] Task 1.2: Tie')).toBeNull()
  expect(parts()).toBeNull()
})
