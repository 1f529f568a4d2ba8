import { expect, test } from 'vitest'
import type { Milestone } from '../../plan/plan.ts'
import { gatesOf } from './gates.ts'

test('what only a number suggests is assumed', () => {
  const milestone = { gatedBy: ['phase:1'], gatesStated: false } as unknown as Milestone
  expect(gatesOf(milestone)).toEqual({ stated: [], assumed: ['phase:1'] })
  expect(gatesOf({ ...milestone, gatesStated: true })).toEqual({ stated: ['phase:1'], assumed: [] })
})
