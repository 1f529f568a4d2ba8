import { expect, test } from 'vitest'
import { readPlan } from '../../plan/read.ts'
import { lengthOf, statedDates } from './dates.ts'

test.each([
  [1, 'a day'],
  [13, '13 days'],
  [14, '2 weeks'],
  [90, '3 months'],
  [800, '2 years'],
])('%i days', (days, expected) => expect(lengthOf(days)).toBe(expected))

test('every date of a plan has the name of what it is', () => {
  const plan = readPlan(
    '# Raft\n\n## Milestones\n\n- [ ] M1: It floats (target 2027-01-15)\n\n## Task Breakdown\n\n- [x] Task 1.1: Fell 🛫 2026-11-02 📅 2026-11-10 ✅ 2026-11-09\n',
    { asOf: '2026-11-23' },
  )
  expect(statedDates(plan).map(({ name, date }) => `${date.value} ${name.split(' of ')[0]}`)).toEqual([
    '2027-01-15 the target',
    '2026-11-02 the start',
    '2026-11-10 the due date',
    '2026-11-09 the done date',
  ])
})
