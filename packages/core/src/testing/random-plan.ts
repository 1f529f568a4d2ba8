/**
 * Small random plans as people write them: phases, tasks in every state, links of every kind, owners, absences, dates,
 * milestones, things from outside. Links go forward and backward, so that some plans hold circles.
 */
import { isoDate } from '../calendar/civil.ts'
import type { Holiday } from '../plan/plan-at.ts'

export interface RandomPlan {
  readonly text: string
  readonly asOf: string
  readonly holidays: readonly Holiday[]
}

type Pick = (limit: number) => number

/** 2026-11-23 is a Monday. */
const MONDAY = 20_780
const PEOPLE = ['ana', 'ben', 'cai']
const ESTIMATES = ['1d', '2d', '3h', '90min', '1-3d', '1/2/6d', '1w', '0.5d', 'M', '2d elapsed', '10h']
const LAGS = ['', '', '', ' + 1d', ' + 3h', ' - 4h', ' + 1w']
const WORDS = ['after', 'after', 'after', 'starts with', 'finishes with']
const CALENDARS = ['Mon-Thu 8-12 13-17', '6h', 'Mon-Sat', 'Mon-Thu 9-17, Fri 9-14', '24/7']
const RESOURCES = [
  '- @ana (backend): 80 %\n- @ben (frontend): 50 %, away DATE..DATE',
  '- @ana (backend): away DATE\n- @ben (frontend)\n- @cai (design): 50 %',
  '- Backend developer: 2\n- QA engineer: 0.5',
]

export function randomPlan(pick: Pick): RandomPlan {
  const one = <T>(of: readonly T[]): T => of[pick(of.length)] as T
  const chance = (outOf: number): boolean => pick(outOf) === 0
  const date = (from: number, days: number): string => isoDate(MONDAY + from + pick(days))
  const phases = Array.from({ length: pick(4) }, (_, index) => index + 1)
  const ids = (phases.length > 0 ? phases : [1]).map((phase) => Array.from({ length: 2 + pick(5) }, (_, index) => `${phase}.${index + 1}`))
  const all = ids.flat()
  // Mostly backward, so that most plans can be scheduled whole.
  const other = (id: string): string | null => {
    const at = all.indexOf(id)
    const target = chance(5) ? one(all) : at > 0 ? all[pick(at)] : undefined
    return target === undefined || target === id ? null : target
  }
  const task = (id: string): string => {
    const state = one([' ', ' ', ' ', ' ', ' ', ' ', ' ', 'x', 'x', '~', '!', '-'])
    const target = chance(3) ? null : other(id)
    const inBrackets = [
      chance(5) ? '' : one(ESTIMATES),
      state === '~' && chance(2) ? one(['40 %', 'took 1d', `start ${date(-10, 10)}`]) : '',
      target === null ? '' : `${one(WORDS)} ${target}${one(LAGS)}`,
      chance(10) ? `start ${date(-5, 20)}` : '',
      chance(8) ? `due ${date(-3, 20)}` : '',
      ...(chance(2) ? [`@${one(PEOPLE)}`, chance(4) ? `@${one(PEOPLE)}` : ''] : []),
    ].filter((part) => part !== '')
    const done = state === 'x' && chance(2) ? ` ✅ ${date(-10, 12)}` : ''
    const line = `- [${state}] ${id} Work${chance(12) ? ' (optional)' : ''}${inBrackets.length > 0 ? ` (${inBrackets.join(', ')})` : ''}${done}`
    const parts = chance(8) ? Array.from({ length: 1 + pick(3) }, (_, part) => `  - [ ] ${id}.${part + 1} Part (${one(ESTIMATES)})`) : []
    return [line, ...parts].join('\n')
  }
  const statement = (): string => {
    const ends = [...all, ...phases.map((phase) => `Phase ${phase}`), 'M1']
    const [first, then] = [pick(ends.length), pick(ends.length)].sort((a, b) => (chance(6) ? b - a : a - b)) as [number, number]
    return `- ${ends[then]} ${one(['depends on', 'depends on', 'starts with', 'finishes with'])} ${ends[first]}`
  }
  const settings = [
    chance(3) ? `  start: ${date(-20, 40)}` : '',
    chance(4) ? `  calendar: ${one(CALENDARS)}` : '',
    chance(6) ? '  holidays: DE-BY' : '',
  ].filter((line) => line !== '')
  const sections = [
    settings.length > 0 ? `---\nmilemark:\n${settings.join('\n')}\n---` : '',
    '# Plan',
    chance(2)
      ? `## Milestones\n- [ ] M1: Demo${chance(2) ? ` of ${one(all)}` : ''} (${one([date(0, 20), 'Week 2', 'Day 4'])})\n- [ ] M2: Sale`
      : '',
    '## Tasks',
    ...ids.map((own, index) =>
      [phases.length > 0 ? `### Phase ${index + 1}: Part ${index + 1}${chance(4) ? ' (5 days)' : ''}` : '', ...own.map(task)]
        .filter((line) => line !== '')
        .join('\n'),
    ),
    chance(2) ? `## Dependencies\n${Array.from({ length: 1 + pick(3) }, statement).join('\n')}` : '',
    chance(4) ? `## External Dependencies\n- Keys, expected ${date(-3, 20)}, block ${one(all)}` : '',
    chance(2) ? `## Resources Needed\n${one(RESOURCES).replace(/DATE(?:\.\.DATE)?/g, () => `${date(0, 5)}..${date(5, 5)}`)}` : '',
  ].filter((section) => section !== '')
  return {
    text: `${sections.join('\n\n')}\n`,
    asOf: date(-2, 9),
    holidays: chance(4) ? [{ date: date(0, 8), name: 'Day of tests' }] : [],
  }
}
