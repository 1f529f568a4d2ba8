/**
 * What was to be expected of a plan on a day of its past: two dates for the plan and for each milestone.
 */
import { isoDate } from '../calendar/civil.ts'
import type { Minute } from '../calendar/minute.ts'
import { lastDay } from '../calendar/minute.ts'
import type { PlanAt } from '../plan/plan-at.ts'
import type { Percentiles } from '../view/forecast-view.ts'
import { forecastView } from '../view/forecasted.ts'
import type { PastForecast } from './history.ts'

/** Changes with whatever changes the dates, so that kept ones are not taken for new ones. */
export const PAST_FORECAST_FORMAT = 'forecast-1'
/** Enough for P80 to a day or two, and quick for thirty revisions. */
const TRIALS = 300

/** ISO days. @param asOf the day on which it was looked at, ISO */
export function pastForecast(plan: PlanAt, asOf: string): Pick<PastForecast, 'finish' | 'milestones'> {
  const { finish, milestones } = forecastView([plan], { asOf, trials: TRIALS })
  return {
    finish: finish && dates(finish),
    milestones: milestones.map(({ key, finish, target }) => ({
      key,
      p50: finish && day(finish.p50),
      p80: finish && day(finish.p80),
      target: target === null ? null : day(target),
    })),
  }
}

const day = (at: Minute): string => isoDate(lastDay(at))
const dates = ({ p50, p80 }: Percentiles) => ({ p50: day(p50), p80: day(p80) })
