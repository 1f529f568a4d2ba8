/**
 * Whether the figures in brackets behind task titles are estimates in this document.
 *
 * `(2d)` is one nearly anywhere. `(15 minutes)` and `(30 days)` may as well be a limit that the task is about; they count where
 * a fair share of the tasks carry such figures, and where the title speaks of caches or locks, half of them.
 */

import type { FoundEstimate } from '../../notation/estimate.ts'
import { hours } from '../../notation/estimate.ts'
import { mentionsLimit } from '../../notation/estimate-context.ts'

/** How sure a figure is: `sure` on its own, `usual` or `odd` by what the other tasks have. */
export type Sureness = 'sure' | 'usual' | 'odd'

const SHARE: Readonly<Record<Sureness, number>> = { sure: 0, usual: 0.15, odd: 0.5 }
const LONGEST_SHORT_FORM = 80
/** Characters before a figure that are looked at: more are no title, and a line may hold thousands of figures. */
const LONGEST_TITLE = 1000

/** The sureness of a figure in brackets behind the title of a task. */
export function sureness(line: string, figure: FoundEstimate): Sureness {
  const title = line.slice(Math.max(0, figure.from - LONGEST_TITLE), figure.from)
  if (mentionsLimit(title)) return 'odd'
  const isShort = /[~≈]\s*$/u.test(title) || /^[\d.,/\s–-]+(?:[dw]|人天|人日)$/u.test(line.slice(figure.from, figure.to))
  return isShort && (hours(figure)?.high ?? 0) <= LONGEST_SHORT_FORM ? 'sure' : 'usual'
}

/** The kinds of figure that count, by the share of tasks that carry one; of the tasks with an id, where there are any. */
export function usual(withFigure: number, tasks: readonly { readonly id: string | null }[]): ReadonlySet<Sureness> {
  const named = tasks.filter((task) => task.id !== null).length
  const share = withFigure / Math.max(1, named > 0 ? named : tasks.length)
  return new Set((Object.keys(SHARE) as Sureness[]).filter((kind) => share >= SHARE[kind]))
}
