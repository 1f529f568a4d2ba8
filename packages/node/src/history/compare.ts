/**
 * A document against a baseline: the text of then is read and scheduled as of then, the text of now as of now.
 */
import type { PlanAt } from '@milemark/core'
import { readPlan, scheduleView } from '@milemark/core'
import type { BaselineView } from '@milemark/core/history'
import { baselineView } from '@milemark/core/history'
import { holidaysOf } from '../holidays.ts'
import { folderSettings } from '../settings.ts'
import type { RevisionProblem } from './at-revision.ts'
import { planAtRevision } from './at-revision.ts'

export type Compared = { readonly ok: true; readonly view: BaselineView } | RevisionProblem

export async function compareWithBaseline(now: PlanAt, revision: string, asOf: string): Promise<Compared> {
  const found = planAtRevision(now.path, revision)
  if (!found.ok) return found
  const day = found.at.slice(0, 10)
  const { settings } = await folderSettings(now.path)
  const plan = readPlan(found.text, { asOf: day, path: found.path, settings })
  const region = plan.frontMatter.settings.holidays
  const { holidays } = region === undefined ? { holidays: [] } : await holidaysOf(region, day)
  const then: PlanAt = { plan, path: now.path, holidays, firstCommit: now.firstCommit ?? null }
  const sides = [
    { at: then, view: scheduleView([then], { asOf: day }) },
    { at: now, view: scheduleView([now], { asOf }) },
  ] as const
  const { commit, at, path } = found
  return { ok: true, view: baselineView(...sides, { revision, commit, at, path }) }
}
