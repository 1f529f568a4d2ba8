/**
 * Written dates as days, counted from the start of the plan.
 */
import { describe, expect, test } from 'vitest'
import { isoDate, parseIsoDate } from '../calendar/civil.ts'
import { USUAL_WEEK, workingTime } from '../calendar/working-time.ts'
import { lines } from '../testing/marked.ts'
import { readPlan } from './read.ts'
import { daysOf, needsFirstCommit, planStart } from './when.ts'

const AS_OF = '2026-11-23'
const day = (iso: string): number => parseIsoDate(iso) as number
const plan = (text: string, settings = {}) => readPlan(lines(text).join('\n'), { asOf: AS_OF, settings })

describe('where a plan starts', () => {
  const check = (text: string, firstCommit: string | null = null, settings = {}) => {
    const start = planStart(plan(text, settings), AS_OF, firstCommit)
    return `${isoDate(start.day)} ${start.from}`
  }
  const STATED = '---\nmilemark: { start: 2026-12-01 }\nstart: 2026-10-01\n---\n# Plan'
  test.each<[string, string, string]>([
    ['its settings', check(STATED, '2026-11-02'), '2026-12-01 stated'],
    ['its front matter', check('---\nstart: 2026-10-01\n---\n# Plan', '2026-11-02'), '2026-10-01 stated'],
    ['the settings of its folder', check('# Plan', '2026-11-02', { start: '2026-10-05' }), '2026-10-05 stated'],
    ['its first commit', check('# Plan', '2026-11-02'), '2026-11-02 first commit'],
    ['the status date', check('# Plan'), '2026-11-23 as-of'],
    ['no day at all is stated', check('---\nstart: soon\n---\n# Plan'), '2026-11-23 as-of'],
    ['a day that does not exist', check('---\nstart: 2026-02-30\n---\n# Plan', '2026-11-02'), '2026-11-02 first commit'],
    ['a first commit that is no date', check('# Plan', 'yesterday'), '2026-11-23 as-of'],
  ])('%s', (_, found, expected) => expect(found).toBe(expected))

  test('a status date that is none is the first day of 1970', () => expect(planStart(plan('# Plan'), '').day).toBe(0))
})

describe('whether the first commit has to be asked for', () => {
  test.each<[string, string, boolean]>([
    ['nothing is dated', '## Tasks\n- [ ] 1.1 Parse', false],
    ['calendar dates need no start', '## Milestones\n- [ ] M1: Demo (2026-12-01)\n## Tasks\n- [ ] 1.1 Parse (due 2026-12-01)', false],
    ['a week is counted from the start', '## Milestones\n- [ ] M1: Demo (Week 3)', true],
    ['so is the time of a phase', '## Tasks\n### Phase 1: Base (Week 1-3)\n- [ ] 1.1 Parse', true],
    ['but the start is stated', '---\nstart: 2026-11-02\n---\n## Milestones\n- [ ] M1: Demo (Week 3)', false],
    ['or stated in the settings', '---\nmilemark: { start: 2026-11-02 }\n---\n## Milestones\n- [ ] M1: Demo (Day 3)', false],
  ])('%s', (_, text, expected) => expect(needsFirstCommit(plan(text))).toBe(expected))
})

describe('the days that a date means', () => {
  /** First and last day, from Wednesday 2026-11-25 on. */
  const check = (written: string, start = '2026-11-25', daysOff: readonly string[] = []) => {
    const range = daysOf(written, day(start), workingTime(USUAL_WEEK, daysOff.map(day)))
    return range && `${isoDate(range.from)} ${isoDate(range.to - 1)}`
  }
  test.each<[string, string]>([
    ['2026-12-18', '2026-12-18 2026-12-18'],
    // Working days: Wed, Thu, Fri, then Mon.
    ['Day 1', '2026-11-25 2026-11-25'],
    ['Day 3', '2026-11-27 2026-11-27'],
    ['Day 4', '2026-11-30 2026-11-30'],
    ['Day 3-5', '2026-11-27 2026-12-01'],
    // Seven days each, the first begins with the plan.
    ['Week 1', '2026-11-25 2026-12-01'],
    ['Week 2', '2026-12-02 2026-12-08'],
    ['Week 2-3', '2026-12-02 2026-12-15'],
    ['Sprint 2', '2026-12-09 2026-12-22'],
    ['Month 1', '2026-11-25 2026-12-24'],
    ['Month 2', '2026-12-25 2027-01-24'],
    ['Quarter 1', '2026-11-25 2027-02-24'],
    ['18 Dec 2026', '2026-12-18 2026-12-18'],
    // Without a year: the one that lies nearest.
    ['18 Dec', '2026-12-18 2026-12-18'],
    ['18 Jan', '2027-01-18 2027-01-18'],
    ['18 Oct', '2026-10-18 2026-10-18'],
  ])('%s', (written, expected) => expect(check(written)).toBe(expected))

  test.each(['Day 0', 'Week 0', 'soon', '', '2026-02-30', 'end of week'])('%s means none', (written) => expect(check(written)).toBeNull())

  test('days off are no working days, weeks pass all the same', () => {
    // Thu and Fri are off: the second working day is Mon.
    expect(check('Day 2', '2026-11-25', ['2026-11-26', '2026-11-27'])).toBe('2026-11-30 2026-11-30')
    expect(check('Week 1', '2026-11-25', ['2026-11-26', '2026-11-27'])).toBe('2026-11-25 2026-12-01')
  })
  test('from a weekend on, the first working day is the Monday', () => {
    expect(check('Day 1', '2026-11-28')).toBe('2026-11-30 2026-11-30')
    expect(check('Day 2', '2026-11-29')).toBe('2026-12-01 2026-12-01')
    expect(check('Week 1', '2026-11-28')).toBe('2026-11-28 2026-12-04')
  })
  test('months end where the month does', () => {
    expect(check('Month 1', '2027-01-31')).toBe('2027-01-31 2027-02-27')
    expect(check('Month 2', '2027-01-31')).toBe('2027-02-28 2027-03-30')
  })
  test('the 29th of February is the next one that there is', () => expect(check('29 Feb', '2027-11-25')).toBe('2028-02-29 2028-02-29'))
})
