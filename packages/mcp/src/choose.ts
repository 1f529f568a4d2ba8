/**
 * Which document a call is about. Only documents that were found as plans of the repository can be named: a client gives no paths.
 */
import type { Plan } from '@milemark/core'
import { findEnd } from '@milemark/core'
import type { Document } from '@milemark/node'
import type { Problem } from './workspace.ts'

/** The named one, else the only one, else the only one that holds everything that is named. */
export function choose(documents: readonly Document[], file: string | undefined, names: readonly string[] = []): Document | Problem {
  const list = documents.map(({ path }) => path).join(', ')
  if (file !== undefined) {
    const named = documents.find(({ path }) => path === file.replace(/^\.\//, ''))
    return named ?? refuse('MM-NOTFOUND', `There is no plan ${file} here; nothing was changed. Plans: ${list || 'none'}.`)
  }
  const [only, second] = documents
  if (!only) return refuse('MM-NOPLAN', 'There is no plan document in this repository. A person can start one: milemark new docs/plan.md')
  if (!second) return only
  const fitting = documents.filter(({ plan }) => names.length > 0 && names.every((name) => isIn(plan, name)))
  const [first, other] = fitting
  if (first && !other) return first
  return refuse(
    'MM-AMBIGUOUS',
    `${fitting.length === 0 ? 'No plan holds all of that' : 'Several plans hold that'}; nothing was changed. Say which with file: ${list}.`,
  )
}

const isIn = (plan: Plan, name: string): boolean => !('ok' in findEnd(plan, name))

const refuse = (code: string, message: string): Problem => ({ ok: false, code, message })
