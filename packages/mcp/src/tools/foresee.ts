/**
 * Tools that look ahead: forecast.
 */
import { isoMinute, noPlanSentence } from '@milemark/core'
import type { ForecastView } from '@milemark/core/forecast'
import { forecastView } from '@milemark/core/forecast'
import * as z from 'zod'
import { choose } from '../choose.ts'
import { compact, cut, failed, type Json, reply } from '../reply.ts'
import type { Tool } from '../tool.ts'
import { file, tool } from '../tool.ts'

/** Enough for dates, and quick. */
const TRIALS = 2000
const MOST = { milestones: 12, moves: 8, risks: 8, assumed: 8 } as const

export const forecast: Tool = tool({
  name: 'forecast',
  description: 'Finish and milestones by chance (P50, P80), what moves them.',
  input: z.strictObject({ ...file }),
  output: { finish: 'object', milestones: 'array', moves: 'array', risks: 'array' },
  isReadOnly: true,
  run: async ({ file: named }, { workspace }) => {
    const all = await workspace.documents('skipped')
    const chosen = named === undefined ? all : choose(all, named)
    if ('ok' in chosen) return failed(chosen.code, chosen.message)
    const plans = (Array.isArray(chosen) ? chosen : [chosen]).filter(
      (document) => noPlanSentence(document) === null && document.plan.tasks.length > 0,
    )
    if (plans.length === 0) return failed('MM-INVALID', 'No document there holds tasks to forecast.')
    return reply(forecastJson(forecastView(plans, { asOf: workspace.today(), trials: TRIALS })))
  },
})

const day = (at: number): string => isoMinute(at - 1).slice(0, 10)
const share = (value: number): number => Math.round(value * 100) / 100

function forecastJson({ finish, scheduled, scheduledChance, milestones, sensitivity, risks, assumed, trials }: ForecastView): Json {
  return compact({
    finish: finish && { p50: day(finish.p50), p80: day(finish.p80), p90: day(finish.p90) },
    scheduled: scheduled === null ? null : day(scheduled),
    scheduledChance: scheduledChance === null ? null : share(scheduledChance),
    trials,
    milestones: milestones
      .filter(({ finish }) => finish !== null)
      .slice(0, MOST.milestones)
      .map(({ key, title, path, target, chance, finish }) =>
        compact({
          milestone: key,
          title: cut(title, 80),
          file: path,
          target: target === null ? null : day(target),
          chance: chance === null ? null : share(chance),
          p50: finish && day(finish.p50),
          p80: finish && day(finish.p80),
        }),
      ),
    moves: sensitivity
      .slice(0, MOST.moves)
      .map(({ kind, item, title, swingDays }) =>
        compact({ kind, task: kind === 'task' ? (item?.key ?? null) : null, title: cut(title, 80), days: swingDays }),
      ),
    risks: [...risks]
      .sort((a, b) => b.costDays - a.costDays)
      .slice(0, MOST.risks)
      .map(({ title, path, line, chance, costDays }) => ({
        title: cut(title, 80),
        file: path,
        line,
        chance: share(chance),
        days: costDays,
      })),
    assumed: assumed.slice(0, MOST.assumed).map((text) => cut(text, 200)),
  })
}
