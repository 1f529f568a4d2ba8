/**
 * From plans to one problem: the only place where the document's side and the calendar's side meet.
 *
 * Units become activities, one for each owner; dependencies become links; phases, summary tasks and milestones become
 * events where something hangs on them. What the text does not say is assumed here, and said so.
 */
import { parseIsoDate } from '../calendar/civil.ts'
import type { Minute } from '../calendar/minute.ts'
import { startOfDay } from '../calendar/minute.ts'
import type { WorkingTime } from '../calendar/working-time.ts'
import { ALWAYS, USUAL_WEEK, workingTime } from '../calendar/working-time.ts'
import { workingHours } from '../notation/working-hours.ts'
import type { Link, Problem } from '../schedule/problem.ts'
import { assumedPhaseOrder } from './phase-order.ts'
import type { Dependency, Key, Phase, Plan } from './plan.ts'
import type { PlanAt } from './plan-at.ts'
import { untangled } from './to-problem/circles.ts'
import { doors } from './to-problem/doors.ts'
import type { Draft, Meaning, ReleaseReason } from './to-problem/draft.ts'
import type { Gates } from './to-problem/milestones.ts'
import { addMilestones } from './to-problem/milestones.ts'
import type { ExpectedItem } from './to-problem/order.ts'
import { addExternal, addOrder } from './to-problem/order.ts'
import type { Person } from './to-problem/staff.ts'
import { staff } from './to-problem/staff.ts'
import type { Unit } from './to-problem/units.ts'
import { addUnits } from './to-problem/units.ts'
import type { PlanStart } from './when.ts'
import { planStart } from './when.ts'
import type { Work } from './work.ts'
import { isOver, standings, work } from './work.ts'

export interface PlanProblem {
  readonly problem: Problem
  readonly plans: readonly ProblemPlan[]
  /** By index of the resource. */
  readonly people: readonly Person[]
  /** By activity. */
  readonly meanings: readonly Meaning[]
  /** Where each link is written: null for links that only tie a group together. */
  readonly written: ReadonlyMap<Link, { readonly line: number | null; readonly stated: boolean }>
}

/** One of the plans, with what its items have become. Indexes are those of the problem. */
export interface ProblemPlan {
  readonly at: PlanAt
  readonly of: Work
  readonly start: PlanStart
  readonly calendar: WorkingTime
  /** By index of the unit. */
  readonly units: readonly Unit[]
  readonly milestones: ReadonlyMap<Key, Gates>
  /** What comes from outside on a stated day. */
  readonly expected: readonly ExpectedItem[]
  /** The order that was scheduled by, assumed links included. */
  readonly order: readonly Dependency[]
  /** Units that wait for each other, and so have no activities. */
  readonly circles: readonly (readonly number[])[]
  /** Units that wait for a circle. */
  readonly behind: ReadonlySet<number>
  /** Sentences about the plan as a whole. */
  readonly assumed: readonly string[]
}

export interface ProblemOptions {
  /** The status date, ISO: nothing open starts before it. */
  readonly asOf: string
}

/** Linear in the plans, but for sorting. Plans that name the same people share them. */
export function toProblem(plans: readonly PlanAt[], { asOf }: ProblemOptions): PlanProblem {
  const draft: Draft = { activities: [], meanings: [], links: [] }
  const calendars = calendarTable()
  const team = staff(plans.map(({ plan }) => plan))
  const bases = plans.map((at) => calendars.add(at.plan, at.holidays ?? [], []))
  const drafted = plans.map((at, plan) => {
    const of = work(at.plan)
    const calendar = calendars.list[bases[plan] as number] as WorkingTime
    const start = planStart(at.plan, asOf, at.firstCommit)
    const place = { plan, calendar: bases[plan] as number, ...firstMoment(calendar, start, asOf) }
    const setting = { of, calendar, start, place, always: calendars.always(), asOf: parseIsoDate(asOf) ?? 0, hands: team.hands }
    const units = addUnits(draft, setting)
    const milestones = addMilestones(draft, units, setting)
    const ways = doors(draft, of, { units, milestones }, place)
    const order = [...at.plan.dependencies, ...phaseOrder(at.plan, of)]
    addOrder(draft, of, ways, order, { plan: at.plan, calendar, index: place.calendar })
    const expected = addExternal(draft, of, ways, { calendar, start: start.day })
    return { at, of, start, calendar, units, milestones, expected, order, assumed: assumptions(at.plan, start, order, units) }
  })
  const resources = team.people.map(({ name, share, plan, daysOff }) => {
    const { plan: own, holidays = [] } = plans[plan] as PlanAt
    return { name, share, calendar: daysOff.length > 0 ? calendars.add(own, holidays, daysOff) : (bases[plan] as number) }
  })
  return compacted(draft, drafted, { calendars: calendars.list, resources }, team.people)
}

/** Calendars, each once: those of plans first. */
function calendarTable() {
  const list: WorkingTime[] = []
  const known = new Map<string, number>()
  const calendar = (key: string, make: () => WorkingTime): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, list.length)
    return list.push(make()) - 1
  }
  return {
    list,
    always: () => calendar('always', () => workingTime(ALWAYS)),
    add: ({ frontMatter }: Plan, holidays: readonly { readonly date: string }[], daysOff: readonly number[]): number => {
      const days = [...holidays.flatMap(({ date }) => parseIsoDate(date) ?? []), ...daysOff]
      const setting = frontMatter.settings.calendar ?? ''
      return calendar(`${setting}\n${days.join()}`, () => workingTime(workingHours(setting) ?? USUAL_WEEK, days))
    },
  }
}

/** The first moment at which open work may start: on the day of the start or of the status date, whichever comes later. */
function firstMoment(calendar: WorkingTime, start: PlanStart, asOf: string): { release: Minute; reason: ReleaseReason } {
  const today = parseIsoDate(asOf) ?? 0
  const reason: ReleaseReason =
    start.day > today
      ? { kind: 'start', text: 'the plan starts then', line: null }
      : { kind: 'as-of', text: 'nothing open starts before the status date', line: null }
  return { release: calendar.startAt(calendar.workBefore(startOfDay(Math.max(start.day, today)))), reason }
}

function phaseOrder(plan: Plan, of: Work): readonly Dependency[] {
  const standing = standings(of)
  const isOpen = ({ key, title }: Phase) => standing({ key, kind: 'phase', label: title } as { key: Key; kind: 'phase' }) === 'open'
  return assumedPhaseOrder(plan, plan.phases.filter(isOpen))
}

const START_WORDS = {
  'as-of': 'start: the status date, since no start is stated',
  'first commit': 'start: the day of the first commit; open work starts on the status date',
} as const

function assumptions(plan: Plan, start: PlanStart, order: readonly Dependency[], units: readonly Unit[]): string[] {
  const { settings } = plan.frontMatter
  const open = units.filter(({ activities }) => activities.length > 0)
  const isSilent = open.some(({ hands }) => hands.some(({ assumed }) => assumed))
  const guessed = open.filter(({ effort }) => effort.assumed.some((text) => text.startsWith('estimate'))).length
  return [
    ...(start.from === 'stated' ? [] : [START_WORDS[start.from]]),
    ...(settings.calendar === undefined ? ['working time: Monday to Friday, 09:00 to 17:00'] : []),
    ...(settings.holidays === undefined ? ['holidays: none'] : []),
    ...(order.some(({ stated }) => !stated) ? ['order: phases come one after another where nothing says otherwise'] : []),
    ...(guessed > 0 ? [`estimates: ${guessed} of ${open.length} open tasks state none`] : []),
    ...(isSilent ? ['owners: tasks without an owner are done by whoever is free first'] : []),
  ]
}

/** What stands in a circle is taken out, and everything else moves up. */
function compacted(
  draft: Draft,
  drafted: readonly Omit<ProblemPlan, 'circles' | 'behind'>[],
  { calendars, resources }: Pick<Problem, 'calendars' | 'resources'>,
  people: readonly Person[],
): PlanProblem {
  const { links, circles, behind } = untangled(draft)
  const out = new Set(circles.flat())
  const indices = new Map<number, number>()
  draft.activities.forEach((_, index) => {
    if (!out.has(index)) indices.set(index, indices.size)
  })
  const kept = <T>(items: readonly T[]): T[] => (out.size === 0 ? [...items] : items.filter((_, index) => !out.has(index)))
  const moved = (index: number): number => indices.get(index) as number
  const written = new Map(
    links.map(
      ({ line, stated, ...link }) =>
        [
          { ...link, from: moved(link.from), to: moved(link.to) },
          { line, stated },
        ] as const,
    ),
  )
  const unitsIn = (activities: Iterable<number>, plan: number): number[] => [
    ...new Set([...activities].flatMap((index) => (draft.meanings[index]?.plan === plan ? (draft.meanings[index]?.unit ?? []) : []))),
  ]
  return {
    problem: {
      calendars,
      resources,
      activities: kept(draft.activities),
      links: [...written.keys()],
    },
    written,
    meanings: kept(draft.meanings),
    people,
    plans: drafted.map((plan, index) => ({
      ...plan,
      units: plan.units.map((unit) => ({ ...unit, activities: unit.activities.filter((activity) => !out.has(activity)).map(moved) })),
      milestones: new Map(
        [...plan.milestones].map(([key, gates]) => [
          key,
          { ...gates, event: gates.event === null || out.has(gates.event) ? null : moved(gates.event) },
        ]),
      ),
      expected: plan.expected.map((item) => ({ ...item, activities: item.activities.filter((activity) => !out.has(activity)).map(moved) })),
      circles: circles.map((circle) => unitsIn(circle, index).sort((a, b) => a - b)).filter((units) => units.length > 0),
      behind: new Set(unitsIn(behind, index).filter((unit) => !isOver(plan.of.units[unit]?.state ?? 'done'))),
    })),
  }
}
