/**
 * Random whole plans, from text to rows: what has to hold whatever a plan says.
 */
import { describe, expect, test } from 'vitest'
import type { PlanAt } from '../../plan/plan-at.ts'
import { readPlan } from '../../plan/read.ts'
import { picker } from '../../schedule/testing/random-problem.ts'
import type { RandomPlan } from '../../testing/random-plan.ts'
import { randomPlan } from '../../testing/random-plan.ts'
import { scheduled } from '../../testing/scheduled.ts'
import type { ScheduleView } from '../schedule-view.ts'
import { scheduleView } from '../scheduled.ts'

const planOf = ({ text, asOf, holidays }: RandomPlan, path = 'plan.md'): PlanAt => ({
  plan: readPlan(text, { asOf, path }),
  path,
  holidays,
})

/** What links between tasks ask for, read from the rows alone; a lag needs a calendar, and `verify` has one. */
function brokenLinks({ tasks, links, unscheduled }: ScheduleView): string[] {
  const left = new Set(unscheduled.flatMap((one) => one.tasks.map(({ path, key }) => `${path} ${key}`)))
  const rows = new Map(tasks.map((row) => [`${row.path} ${row.key}`, row]))
  return links.flatMap(({ path, from, to, type, lag, stated }) => {
    const [first, then] = [rows.get(`${path} ${from.key}`), rows.get(`${path} ${to.key}`)]
    if (!stated || lag < 0 || !first || !then || left.has(`${path} ${from.key}`)) return []
    if (['done', 'cancelled'].includes(first.state) || ['done', 'cancelled', 'doing'].includes(then.state)) return []
    // What has begun did so some day before its rest goes on.
    if (first.state === 'doing' && type === 'SS') return []
    const before = type === 'FS' || type === 'FF' ? first.finish : first.start
    const after = type === 'FS' || type === 'SS' ? then.start : then.finish
    return before !== null && after !== null && after < before ? [`${from.key} → ${to.key} (${type})`] : []
  })
}

describe('500 random plans', () => {
  const seeds = Array.from({ length: 500 }, (_, index) => index + 1)

  test('are scheduled as they say, and their rows agree with one another', () => {
    const seen = { circles: 0, open: 0, done: 0, late: 0, milestones: 0, personTies: 0, linkTies: 0 }
    for (const seed of seeds) {
      const random = randomPlan(picker(seed))
      const { view, faults } = scheduled([planOf(random)], random.asOf)
      expect([...faults, ...brokenLinks(view)], `seed ${seed}\n${random.text}`).toEqual([])
      seen.circles += view.status === 'infeasible' ? 1 : 0
      seen.open += view.tasks.filter(({ because }) => because !== null).length
      seen.done += view.tasks.filter(({ state }) => state === 'done').length
      seen.late += view.tasks.filter(({ late }) => late).length
      seen.milestones += view.milestones.filter(({ finish }) => finish !== null).length
      seen.personTies += view.criticalPath.filter(({ by }) => by === 'person').length
      seen.linkTies += view.criticalPath.filter(({ by }) => by === 'dependency').length
    }
    // The generator makes what it is there for.
    expect(seen.circles).toBeGreaterThan(10)
    expect(seen.circles).toBeLessThan(100)
    expect(Object.values(seen).every((count) => count > 10)).toBe(true)
  })

  test('equal plans have equal schedules', () => {
    for (const seed of seeds.slice(0, 100)) {
      const [first, again] = [randomPlan(picker(seed)), randomPlan(picker(seed))]
      const view = scheduleView([planOf(first)], { asOf: first.asOf })
      expect(scheduleView([planOf(again)], { asOf: again.asOf }), `seed ${seed}`).toEqual(view)
    }
  })

  test('two plans together keep to the same rules; who is named in both does one thing at a time', () => {
    for (const seed of seeds.slice(0, 150)) {
      const [first, second] = [randomPlan(picker(seed)), randomPlan(picker(seed + 10_000))]
      const { view, faults } = scheduled([planOf(first, 'a.md'), planOf(second, 'b.md')], first.asOf)
      expect([...faults, ...brokenLinks(view)], `seed ${seed}\n${first.text}\n${second.text}`).toEqual([])
      for (const { person, tasks } of view.load)
        for (let at = 1; at < tasks.length; at++)
          expect((tasks[at]?.start as number) >= (tasks[at - 1]?.finish as number), `seed ${seed}: ${person}`).toBe(true)
    }
  })
})
