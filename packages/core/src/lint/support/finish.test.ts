import { expect, test } from 'vitest'
import { parseIsoMinute } from '../../calendar/minute.ts'
import { USUAL_WEEK, workingTime } from '../../calendar/working-time.ts'
import { readPlan } from '../../plan/read.ts'
import { context } from './context.ts'
import { dayText, isAhead, lateBy, overdue } from './finish.ts'

const at = (text: string): number => parseIsoMinute(text) as number
const known = (text: string) => context(readPlan(text, { asOf: '2026-11-23' }), { asOf: '2026-11-23', codes: new Set() })

test('the last day of work is the one that a person names', () => {
  expect(dayText(at('2026-11-27T17:00'))).toBe('2026-11-27')
  expect(dayText(at('2026-11-28'))).toBe('2026-11-27')
})

test('weekends are not late', () => expect(lateBy(workingTime(USUAL_WEEK), at('2026-11-28'), at('2026-11-30T17:00'))).toBe('1 working day'))

test('today is not past', () => expect([isAhead(at('2026-11-24'), known('')), isAhead(at('2026-11-23'), known(''))]).toEqual([true, false]))

test('milestones behind their targets, and whether that could be helped', () => {
  const text = (tasks: string) =>
    `# Raft\n\n## Milestones\n\n- [ ] M1: It floats (Phase 1, target 2026-11-24)\n\n## Task Breakdown\n\n### Phase 1: Wood\n\n${tasks}\n`
  const found = (tasks: string) => {
    const of = known(text(tasks))
    return overdue(of.scheduled().plan.of.plan, of).map(({ isOutOfReach }) => isOutOfReach)
  }
  expect(found('- [ ] Task 1.1: Fell (3d)')).toEqual([true])
  expect(found('- [ ] Task 1.1: Fell (2d)\n- [ ] Task 1.2: Bind (1d)')).toEqual([false])
  expect(found('- [ ] Task 1.1: Fell (2d)')).toEqual([])
})
