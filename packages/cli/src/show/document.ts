/**
 * The first lines of a block: which document this is, and how far it is.
 */
import type { Overview } from '@milemark/core'
import type { Document } from '@milemark/node'
import type { Io } from '../io.ts'
import type { Scheduled } from '../scheduled.ts'
import { ends } from '../terminal/table.ts'
import { harmless } from '../terminal/width.ts'
import { scheduleHead } from './finish.ts'
import { KIND_WORDS } from './words.ts'

/** Title and path at the two ends of a line. */
export function documentHead(io: Io, { path, plan }: Document): string[] {
  const title = harmless(plan.title ?? path)
  return ends({ text: title, style: 'bold' }, { text: plan.title === null ? KIND_WORDS[plan.kind] : harmless(path), style: 'dim' }, io)
}

/** A chart below its head. */
export const chartLines = (io: Io, found: Pick<Scheduled, 'plans' | 'view'>, chart: readonly string[]): string[] => [
  ...chartHead(io, found),
  ...(chart.length === 0 ? [] : ['', ...chart]),
]

/** Which document, or how many, and when everything ends. */
export const chartHead = (io: Io, { plans, view }: Pick<Scheduled, 'plans' | 'view'>): string[] => [
  ...(plans.length === 1
    ? plans.flatMap((document) => documentHead(io, document))
    : [io.paint('bold', `${plans.length} plans, scheduled together`)]),
  ...scheduleHead(io, view),
]

const BAR = 10

/** `███░░░░░░░`: full only when everything is done, empty only when nothing is. */
export function bar({ done, total }: Pick<Overview['units'], 'done' | 'total'>): string {
  if (total === 0) return ''
  const share = Math.floor((done * BAR) / total)
  const filled = done > 0 && share === 0 ? 1 : share
  return '█'.repeat(filled) + '░'.repeat(BAR - filled)
}
