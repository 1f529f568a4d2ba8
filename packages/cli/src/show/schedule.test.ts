import { describe, expect, test } from 'vitest'
import { boundSentence, finishSentence, latenessCell, scheduleHead } from './finish.ts'
import { assumedLines, scheduleLines } from './schedule.ts'
import { silentIo } from './testing/io.ts'
import { from, milestone, minute, shop, task, until, viewOf } from './testing/view.ts'

describe('lines', () => {
  test('tasks by phase, then milestones', () => {
    const io = silentIo(72)
    expect([...scheduleHead(io, shop()), ...scheduleLines(io, shop(), 'plan.md')]).toEqual([
      'As of Mon 2026-11-23: finishes Mon 2026-11-30, 6 working days from Mon',
      '2026-11-23 on. No schedule can be shorter.',
      '',
      '                         start       last day    who   slack',
      '  Phase 1: Start         2026-11-23  2026-11-25',
      '    1.1 Spike            done',
      '  ● 1.2 Service (begun)  2026-11-23  2026-11-25  @ana   none',
      '  Phase 2: Pages         2026-11-26  2026-11-30',
      '  ● 2.1 Cart page        2026-11-26  2026-11-30  @ana   none',
      '    2.2 Texts (late)     2026-11-26  2026-11-26  @ben    2 d',
      '',
      '  ● critical: a day lost there is a day lost at the end',
      '',
      '                             target      expected',
      '  ◆ Milestone 1: On staging  2026-11-27  2026-11-25  2 days early',
      '  ◆ Milestone 2: Live        2026-11-27  2026-11-30  1 day late',
    ])
  })

  test('a narrow window keeps the last day; a title is cut before its note', () => {
    const view = viewOf({ tasks: [task('1.1', 'A title that is much too long', { state: 'doing', finish: until('2026-11-25') })] })
    expect(scheduleLines(silentIo(40), view, 'plan.md')).toEqual([
      '',
      '                              last day',
      '    1.1 A title tha… (begun)  2026-11-25',
    ])
  })

  test('tasks of other documents are left to them', () => {
    expect(scheduleLines(silentIo(80), shop(), 'other.md')).toEqual([])
  })

  test('a circle has no dates and a sentence', () => {
    const view = viewOf({
      tasks: [task('1.1', 'A'), task('1.2', 'B')],
      unscheduled: [{ tasks: [], message: '1.1 and 1.2 wait for each other.' }],
    })
    expect(scheduleHead(silentIo(80), view)).toEqual([
      'As of Mon 2026-11-23: nothing could be scheduled.',
      '  no dates  1.1 and 1.2 wait for each other.',
    ])
    expect(scheduleLines(silentIo(80), view, 'plan.md')).toEqual([
      '',
      '           start     last day  who  slack',
      '    1.1 A  no dates',
      '    1.2 B  no dates',
    ])
  })
})

describe('words', () => {
  test.each([
    [{ status: 'optimal', lowerBoundDays: 6 }, 'No schedule can be shorter.'],
    [{ status: 'feasible', lowerBoundDays: 5, gap: 0.1704 }, 'It cannot be shorter than 5 working days: this is at most 18 % above that.'],
    [{ status: 'feasible', lowerBoundDays: 6, gap: 0.04 }, 'No schedule takes fewer working days.'],
    [{ status: 'infeasible', lowerBoundDays: 6, gap: 0 }, 'No schedule can be shorter.'],
  ] as const)('%j', (more, expected) => expect(boundSentence({ ...shop(), ...more })).toBe(expected))

  test('nothing is left, or nothing can be scheduled', () => {
    expect(finishSentence(viewOf({ tasks: [task('1', 'A', { state: 'done' })] }))).toBe('nothing is left to do')
    expect(finishSentence(viewOf({ tasks: [task('1', 'A')] }))).toBe('nothing could be scheduled')
  })

  test.each([
    [{ state: 'done' }, 'reached'],
    [{}, ''],
    [{ target: minute('2026-12-01'), finish: until('2026-11-30'), lateDays: 0 }, 'on time'],
    [{ target: minute('2026-12-01'), finish: from('2026-12-01'), lateDays: 1, late: true }, '1 day late'],
    [{ target: minute('2026-12-05'), finish: until('2026-11-30'), lateDays: -4 }, '4 days early'],
  ] as const)('%j', (more, expected) => expect(latenessCell(milestone('1', 'M', more)).text).toBe(expected))
})

test('what is assumed is short', () => {
  const assumed = ['a', 'b', 'c', 'd', 'e', 'f']
  expect(assumedLines(silentIo(80), { assumed, tasks: [task('1', 'A', { assumed: ['x'] })] })).toEqual([
    '',
    'Assumed',
    '  - a',
    '  - b',
    '  - c',
    '  - d',
    '  … and 2 more',
    '  1 task with more of that: milemark explain TASK',
  ])
  expect(assumedLines(silentIo(80), { assumed: [], tasks: [] })).toEqual([])
})
