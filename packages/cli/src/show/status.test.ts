import type { ReadyRow } from '@milemark/core'
import { status } from '@milemark/core'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../terminal/width.ts'
import { statusLines } from './status.ts'
import { silentIo } from './testing/io.ts'
import { shop, task } from './testing/view.ts'

const NONE = { error: 0, warning: 0, info: 0 }
const ready = (id: string, title: string, more: Partial<ReadyRow> = {}): ReadyRow => ({
  ...task(id, title),
  phaseTitle: null,
  estimate: null,
  priority: null,
  steps: { done: 0, total: 0 },
  unlocks: 0,
  assumedAfter: [],
  external: [],
  ...more,
})

describe('one screen', () => {
  test('of one document', () => {
    const estimate = { text: '3d', low: 3, mid: null, high: 3, unit: 'd', line: 11 } as const
    const next = { ready: [ready('1.2', 'Service', { state: 'doing', estimate, owners: ['ana'] })], waiting: [] }
    expect(statusLines(silentIo(80), status(shop(), next, { error: 1, warning: 2, info: 0 }), ['plan.md'])).toEqual([
      'Shop                                                                     plan.md',
      'As of Mon 2026-11-23: 1 of 4 tasks done (25 %), 1 begun, 2 open.',
      'Finishes Mon 2026-11-30, 6 working days from Mon 2026-11-23 on. No schedule can',
      'be shorter.',
      '',
      '  Phase 1: Start  █████░░░░░  1 of 2  2026-11-25',
      '  Phase 2: Pages  ░░░░░░░░░░  0 of 2  2026-11-30',
      '',
      'What decides the finish (2 tasks)',
      '  1.2 → (@ana) 2.1',
      '',
      'Late (2)',
      '  ◆ Milestone 2: Live  target 2026-11-27  2026-11-30  1 d late',
      '  2.2 Texts            due 2026-11-25     2026-11-26      late',
      '',
      'Next',
      '  1.2 Service (begun)  3d  @ana',
      '',
      'Check  1 error, 2 warnings: milemark check plan.md',
    ])
  })

  test('of several documents has a line for each', () => {
    const documents = ['a.md', 'b.md'].map((path) => ({ path, kind: 'plan' as const, title: null }))
    const tasks = shop().tasks.map((row, at) => ({ ...row, path: at < 2 ? 'a.md' : 'b.md' }))
    const lines = statusLines(silentIo(80), status({ ...shop(), documents, tasks }, { ready: [], waiting: [] }, NONE), [])
    expect(lines.slice(0, 8)).toEqual([
      '2 plans, scheduled together',
      'As of Mon 2026-11-23: 1 of 4 tasks done (25 %), 1 begun, 2 open.',
      'Finishes Mon 2026-11-30, 6 working days from Mon 2026-11-23 on. No schedule can',
      'be shorter.',
      '',
      '  a.md  █████░░░░░  1 of 2  2026-11-25',
      '  b.md  ░░░░░░░░░░  0 of 2  2026-11-30',
      '',
    ])
    expect(lines.at(-1)).toBe('Check  nothing to complain about')
  })

  test.each([40, 60, 80, 120])('of a large plan fits %i columns and 40 lines', (width) => {
    const long = '结帐页面的四个步骤 and more words than fit '.repeat(3)
    const many = <T>(row: T) => Array.from({ length: 30 }, () => row)
    const { phases, milestones, tasks, criticalPath } = shop()
    const view = {
      ...shop(),
      phases: many({ ...phases[0], title: long } as (typeof phases)[number]),
      milestones: many({ ...milestones[1], title: long } as (typeof milestones)[number]),
      tasks: many({ ...tasks[3], title: long } as (typeof tasks)[number]),
      criticalPath: many(criticalPath[1] as (typeof criticalPath)[number]),
      unscheduled: many({ tasks: [], message: '1.1 and 1.2 wait for each other.' }),
    }
    const lines = statusLines(silentIo(width), status(view, { ready: many(ready('1.1', long)), waiting: [] }, NONE), [])
    if (width >= 60) expect(lines.length).toBeLessThanOrEqual(40)
    for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
  })
})
