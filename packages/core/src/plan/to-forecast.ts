/**
 * From a problem and its schedule to what is forecast: the second place where the document's side and the schedule's side meet.
 */
import { MINUTES_PER_DAY } from '../calendar/minute.ts'
import type { Arrival, ForecastModel } from '../forecast/model.ts'
import { tableOf } from '../forecast/quantile-table.ts'
import type { RatioModel } from '../forecast/ratio-model.ts'
import type { Placement } from '../schedule/problem.ts'
import type { Key } from './plan.ts'
import type { EffortMeaning, Efforts } from './to-forecast/efforts.ts'
import { uncertainEfforts } from './to-forecast/efforts.ts'
import type { RiskMeaning } from './to-forecast/risks.ts'
import { riskModels } from './to-forecast/risks.ts'
import type { ExpectedItem } from './to-problem/order.ts'
import type { PlanProblem } from './to-problem.ts'

export interface PlanForecast {
  readonly model: ForecastModel
  readonly efforts: readonly EffortMeaning[]
  readonly groups: Efforts['groups']
  readonly risks: readonly RiskMeaning[]
  readonly arrivals: readonly { readonly plan: number; readonly item: ExpectedItem }[]
  /** By index of `watched`: whose event it is. */
  readonly milestones: readonly { readonly plan: number; readonly key: Key }[]
  readonly assumed: readonly string[]
}

/**
 * @param given a problem
 * @param schedule its schedule, whose order every trial keeps
 * @param ratios what past work says about estimates
 * @param today first minute of the status date
 */
export function toForecast(given: PlanProblem, schedule: Placement, ratios: RatioModel, today: number): PlanForecast {
  const efforts = uncertainEfforts(given, ratios)
  const risks = riskModels(given)
  const events = given.plans.flatMap(({ milestones }, plan) =>
    [...milestones].flatMap(([key, { event }]) => (event === null ? [] : [{ plan, key, event }])),
  )
  const arrivals = given.plans.flatMap(({ expected }, plan) =>
    expected.flatMap((item) => (item.activities.length === 0 || item.expected < today ? [] : [{ plan, item }])),
  )
  const model: ForecastModel = {
    problem: given.problem,
    schedule,
    effortOf: efforts.effortOf,
    efforts: efforts.efforts,
    groups: efforts.groups.length,
    common: ratios.common,
    personal: ratios.personal,
    risks: risks.risks,
    arrivals: arrivals.map(({ item }) => arrival(item, today)),
    watched: events.map(({ event }) => event),
  }
  return {
    model,
    efforts: efforts.meanings,
    groups: efforts.groups,
    risks: risks.meanings,
    arrivals,
    milestones: events.map(({ plan, key }) => ({ plan, key })),
    assumed: [...efforts.assumed, ...arrivalsAssumed(given, arrivals.length)],
  }
}

/** Late by a share of the time until it is due, but at least by some days: at 80 and at 90 %. */
const LATE = { share80: 0.2, days80: 2, share90: 0.4, days90: 5 }

function arrival({ expected, activities }: ExpectedItem, today: number): Arrival {
  const wait = Math.max(0, expected - today)
  const late80 = Math.max(LATE.share80 * wait, LATE.days80 * MINUTES_PER_DAY)
  const late90 = Math.max(LATE.share90 * wait, LATE.days90 * MINUTES_PER_DAY)
  return { expected, activities, late: tableOf((u) => lateness(u, late80, late90)) }
}

/** On time in half of the cases, then straight to the two points, then as steep as from one to the other. */
function lateness(u: number, late80: number, late90: number): number {
  if (u <= 0.5) return 0
  if (u <= 0.8) return ((u - 0.5) / 0.3) * late80
  return late80 + ((u - 0.8) / 0.1) * (late90 - late80)
}

function arrivalsAssumed({ plans }: PlanProblem, dated: number): string[] {
  const undated = plans.flatMap(({ at }) =>
    at.plan.external.filter(({ expected, blocks }) => expected === null && blocks.length > 0),
  ).length
  return [
    ...(dated > 0
      ? ['what comes from outside: on its day in half of the trials, one in five at least a fifth of the wait or two days late']
      : []),
    ...(undated > 0
      ? [`${undated === 1 ? 'one external item has' : `${undated} external items have`} no date: taken to be there in time`]
      : []),
  ]
}
