/**
 * The JSON of the past: `milemark/history@1` and `milemark/baseline@1`. `view/history-schema.ts` says what they promise.
 */
import type { Minute } from '../calendar/minute.ts'
import { isoMinute } from '../calendar/minute.ts'
import type { Problem } from '../view/outputs.ts'
import type { History } from './history.ts'
import type { BaselineView, Both, VarianceRow } from './variance.ts'

export const historyJson = (history: History, problems: readonly Problem[]) => ({
  format: 'milemark/history@1' as const,
  ...history,
  problems,
})

const instant = (at: Minute | null): string | null => (at === null ? null : isoMinute(at))
const instants = ({ was, now }: Both<Minute | null>): Both<string | null> => ({ was: instant(was), now: instant(now) })
const dated = <T extends VarianceRow>(row: T) => ({ ...row, start: instants(row.start), finish: instants(row.finish) })

export const baselineJson = (view: BaselineView, problems: readonly Problem[]) => ({
  format: 'milemark/baseline@1' as const,
  ...view,
  finish: instants(view.finish),
  tasks: view.tasks.map(dated),
  phases: view.phases.map(dated),
  milestones: view.milestones.map(dated),
  problems,
})
