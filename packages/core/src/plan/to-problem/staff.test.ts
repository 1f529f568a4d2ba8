/**
 * Who there is to do the work, from what plans name: everyone once, with share and absences, and who may do which task.
 */
import { describe, expect, test } from 'vitest'
import { isoDate } from '../../calendar/civil.ts'
import { lines } from '../../testing/marked.ts'
import { readPlan } from '../read.ts'
import { staff } from './staff.ts'

/** Asks for the hands of all tasks of all plans, then shows tasks (`1.1: ana + ben`, `1.2: ana/ben?`) and people. */
function shown(...texts: readonly string[]): { readonly tasks: readonly string[]; readonly people: readonly string[] } {
  const plans = texts.map((text) => readPlan(lines(text).join('\n'), { asOf: '2026-11-23' }))
  const team = staff(plans)
  const hands = plans.flatMap((plan, index) => plan.tasks.map((task) => ({ id: task.id, hands: team.hands(index, task) })))
  const nameOf = (person: number): string => team.people[person]?.name ?? ''
  return {
    tasks: hands.map(
      ({ id, hands: own }) =>
        `${id}: ${own.map(({ anyOf, assumed }) => `${anyOf.map(nameOf).join('/')}${assumed ? '?' : ''}`).join(' + ')}`,
    ),
    people: team.people.map(({ name, share, absences, assumed }) =>
      [
        name,
        ...(share === 1 ? [] : [`${share}`]),
        ...absences.map(({ from, to }) => `away ${isoDate(from)}..${isoDate(to - 1)}`),
        ...(assumed ? ['assumed'] : []),
      ].join(' '),
    ),
  }
}

describe('who may do a task', () => {
  test('its owners, each of them once', () =>
    expect(shown('## Tasks\n- [ ] 1.1 Parse (@ana, @ben)\n- [ ] 1.2 Print (@Ana, @ana)').tasks).toEqual(['1.1: ana + ben', '1.2: ana']))

  test('anyone who is named, where it has no owner', () => {
    const { tasks, people } = shown(`
      ## Tasks
      - [ ] 1.1 Parse
      - [ ] 1.2 Print (@cai)
      ## Resources Needed
      - @ana (backend): 80 %
      - @ben (frontend): away 2026-12-21..2027-01-02`)
    expect(tasks).toEqual(['1.1: ana/ben/cai?', '1.2: cai'])
    expect(people).toEqual(['ana 0.8', 'ben away 2026-12-21..2027-01-02', 'cai'])
  })

  test('roles, where no people are named', () =>
    expect(
      shown(`
      ## Tasks
      - [ ] 1.1 Parse
      ## Resources Needed
      ### Team
      - Backend developer: 2
      - QA engineer: 0.5`),
    ).toEqual({
      tasks: ['1.1: Backend developer 1/Backend developer 2/QA engineer?'],
      people: ['Backend developer 1', 'Backend developer 2', 'QA engineer 0.5'],
    }))

  test('one person in all, where nobody is named', () =>
    expect(shown('## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print')).toEqual({
      tasks: ['1.1: one person?', '1.2: one person?'],
      people: ['one person assumed'],
    }))

  test('the team as an owner is anyone, and it is stated', () =>
    expect(
      shown(`
      ## Tasks
      - [ ] 1.1 Parse
        - Owner: team
      ## Resources Needed
      - @ana (backend)
      - @ben (frontend)`).tasks,
    ).toEqual(['1.1: ana/ben']))

  test('a role as an owner is each who has it; one and a half are one and a half', () =>
    expect(
      shown(`
      ## Tasks
      - [ ] 1.1 Parse
        - Owner: Backend
      ## Resources Needed
      ### Team
      - Backend developer: 1.5
      - QA engineer: 1`),
    ).toMatchObject({
      tasks: ['1.1: Backend developer 1/Backend developer 2'],
      people: ['Backend developer 1', 'Backend developer 2 0.5'],
    }))
})

describe('several plans', () => {
  const BACKEND = '## Resources Needed\n### Team\n- Backend developer: 1'

  test('the same name is the same person, with the absences of all and the largest share', () =>
    expect(
      shown(
        '## Tasks\n- [ ] 1.1 Parse (@ana)\n## Resources Needed\n- @ana (backend): 50 %, away 2026-12-01',
        '## Tasks\n- [ ] 2.1 Print (@Ana)\n## Resources Needed\n- @Ana (backend): 80 %, away 2026-12-24',
      ),
    ).toEqual({
      tasks: ['1.1: ana', '2.1: ana'],
      people: ['ana 0.8 away 2026-12-01..2026-12-01 away 2026-12-24..2026-12-24'],
    }))

  test('a role belongs to its plan, and so does the one person of a plan that names nobody', () => {
    expect(shown(`## Tasks\n- [ ] 1.1 Parse\n${BACKEND}`, `## Tasks\n- [ ] 2.1 Print\n${BACKEND}`).people).toEqual([
      'Backend developer',
      'Backend developer',
    ])
    expect(shown('## Tasks\n- [ ] 1.1 Parse', '## Tasks\n- [ ] 2.1 Print').people).toEqual(['one person assumed', 'one person assumed'])
  })

  test('anyone of a plan is one whom that plan names', () =>
    expect(shown('## Tasks\n- [ ] 1.1 Parse (@ana)', '## Tasks\n- [ ] 2.1 Print (@ben)\n- [ ] 2.2 Sum').tasks).toEqual([
      '1.1: ana',
      '2.1: ben',
      '2.2: ben?',
    ]))
})

describe('what nobody can mean', () => {
  test('a share of nothing is not believed', () =>
    expect(shown('## Tasks\n- [ ] 1.1 Parse (@ana)\n## Resources Needed\n- @ana (backend): 0 %').people).toEqual(['ana']))
  test('an absence of a lifetime, or one that ends before it begins, is a slip of the pen', () =>
    expect(
      shown('## Tasks\n- [ ] 1.1 Parse (@ana)\n## Resources Needed\n- @ana: away 2026-12-01..2126-12-01; away 2026-12-09..2026-12-01')
        .people,
    ).toEqual(['ana']))
})
