/**
 * What each risk costs: the same trials with it and without it.
 */
import { withoutRisk } from '../../forecast/simulate.ts'
import type { RiskForecast } from '../forecast-view.ts'
import type { Forecasted } from '../forecasted.ts'

/** Trials in which a risk struck that are run again without it. */
const MOST_AGAIN = 400

export function riskRows(made: Forecasted): RiskForecast[] {
  const { forecast, given } = made
  if (forecast.risks.length === 0) return []
  const again = withoutRisk(forecast.model)
  return forecast.risks.map(({ plan, risk, chance, effect, mitigated, assumed }, index) => {
    const struckDays = cost(made, again, index)
    return {
      title: risk.title,
      path: given.plans[plan]?.at.path ?? '',
      line: risk.line,
      likelihood: risk.likelihood?.value ?? null,
      impact: risk.impact?.value ?? null,
      chance,
      effect,
      costDays: tenth(struckDays * chance),
      struckDays: tenth(struckDays),
      mitigated,
      assumed,
    }
  })
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** Working days by which the finish lies later on average where the risk strikes. */
function cost(
  { trials, finishWork, calendar, mode, seed, forecast }: Forecasted,
  again: ReturnType<typeof withoutRisk>,
  risk: number,
): number {
  const width = forecast.risks.length
  let [sum, count] = [0, 0]
  for (let at = 0; at < finishWork.length && count < MOST_AGAIN; at++) {
    if (trials.struck[at * width + risk] === 0) continue
    const without = calendar.workBefore(again({ seed, mode, from: trials.from + at, risk }))
    sum += (finishWork[at] as number) - without
    count++
  }
  return count === 0 ? 0 : sum / count / calendar.minutesPerDay
}
