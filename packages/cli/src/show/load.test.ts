import { describe, expect, test } from 'vitest'
import { displayWidth } from '../terminal/width.ts'
import { loadLines } from './load.ts'
import { silentIo } from './testing/io.ts'
import { minute, person, shop, until, viewOf } from './testing/view.ts'

describe('lines', () => {
  test('hours a week, too many of them, and absence', () => {
    expect(loadLines(silentIo(72), shop())).toEqual([
      '                          Nov',
      'hours a week from         23 30',
      '@ana               4.5 d  40 12!',
      '@ben 50 %            4 h   4  –',
      '',
      '! more than there are hours  – away  · free  dim: not the whole week',
      'Too much work for @ana in the weeks that are marked.',
      'The last to finish is @ana, on 2026-11-30.',
    ])
  })

  test('weeks share a column where there is no room', () => {
    const weeks = Array.from({ length: 40 }, (_, at) => ({ monday: minute('2026-11-23') + at * 7 * 1440, hours: 40, available: 40 }))
    const view = viewOf({ load: [person('ana', { hours: 1600, weeks, finish: until('2027-08-27') })] })
    expect(loadLines(silentIo(72), view).slice(0, 3)).toEqual([
      '                          Nov Dec Jan Feb Mar Apr May Jun Jul Aug',
      'hours in 4 weeks           23  21  18  15  15  12  10  07  05  02',
      '@ana               200 d  160 160 160 160 160 160 160 160 160 160',
    ])
    for (const width of [40, 60, 80, 120])
      for (const line of loadLines(silentIo(width), view).slice(0, 3)) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  test('a role is not called by @', () => {
    const weeks = [{ monday: minute('2026-11-23'), hours: 8, available: 40 }]
    expect(loadLines(silentIo(72), viewOf({ load: [person('One person', { hours: 8, weeks })] }))[2]).toBe('One person         1 d   8')
  })

  test('nobody', () => expect(loadLines(silentIo(72), viewOf())).toEqual([]))
})
