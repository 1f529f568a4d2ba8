import { describe, expect, test } from 'vitest'
import { painter } from '../terminal/colour.ts'
import { displayWidth } from '../terminal/width.ts'
import { ganttLines } from './gantt.ts'
import { silentIo } from './testing/io.ts'
import { from, shop, task, until, viewOf } from './testing/view.ts'

describe('a chart', () => {
  test('of a few days shows each of them', () => {
    expect(ganttLines(silentIo(72), shop())).toEqual([
      '                 Nov 2026',
      '                 23    24    25    26    27    28    29    30',
      '─────────────────▼───────────────────────────────────────────────',
      'Phase 1: Start   ├────────────────┤ 1/2        ············',
      '● 1.2 Service    █████████▓▓▓▓▓▓▓▓▓ ana        ············',
      'Phase 2: Pages   ┊             0/2 ├────────────────────────────┤',
      '● 2.1 Cart page  ┊             ana ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓',
      '  2.2 Texts      ┊                 ░░░░░░ ben late·········',
      '◆ M1 On staging  ┊                ◆           ◇············',
      '◆ M2 Live        ┊                       late ◇············     ◆',
      '',
      '█ done  ▓ critical  ░ to do  ◆ expected  ◇ target  ┊ today  · no work',
      '1 task that is over without dates is not drawn.',
    ])
  })

  test('of months shows Mondays, of years months', () => {
    const long = (finish: string) =>
      viewOf({
        start: from('2026-11-23'),
        finish: until(finish),
        tasks: [task('1', 'Work', { start: from('2026-11-23'), finish: until(finish) })],
      })
    expect(ganttLines(silentIo(60), long('2027-02-12')).slice(0, 4)).toEqual([
      '                 Nov Dec             Jan 2027        Feb',
      '                 23 30  7   14 21  28  4  11  18  25 1   8',
      '─────────────────▼──────────────────────────────────────────',
      '  1 Work         ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░',
    ])
    expect(ganttLines(silentIo(60), long('2029-02-12')).slice(0, 3)).toEqual([
      '                   Jan 2027 Jul  Oct  2028 Apr Jul  Oct',
      '─────────────────▼──────────────────────────────────────────',
      '  1 Work         ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░',
    ])
  })

  test('without dates is nothing', () => expect(ganttLines(silentIo(80), viewOf({ tasks: [task('1', 'A')] }))).toEqual([]))

  test.each([40, 60, 80, 120, 200, 400])('fits %i columns', (width) => {
    const view = { ...shop(), tasks: [...shop().tasks, task('2.3', '结帐页面的四个步骤以及所有语言的文本和无障碍检查'.repeat(3))] }
    for (const line of ganttLines(silentIo(width), view)) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
  })

  test('does not need its colours', () => {
    const plain = ganttLines(silentIo(80), shop())
    const colourful = ganttLines({ ...silentIo(80), paint: painter('colour') }, shop())
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(colourful.map((line) => line.replace(/\x1b\[\d+m/g, ''))).toEqual(plain)
    expect(plain.filter((line) => line.includes('▓▓'))).toHaveLength(2)
  })
})
