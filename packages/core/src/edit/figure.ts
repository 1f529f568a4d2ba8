/**
 * Efforts as a person types them, and as the document writes them: `3 days` where it says days, `3d` where it says d.
 */
import type { FoundEstimate } from '../notation/estimate.ts'
import { estimates } from '../notation/estimate.ts'
import { figureText } from '../plan/figure.ts'
import type { Plan } from '../plan/plan.ts'
import { usual } from './habits.ts'

/** The one effort that a text states; null where it states none, or more than one, or anything beside it. */
export function effortOf(text: string): FoundEstimate | null {
  const found = estimates(text.trim())
  const [only] = found
  if (found.length !== 1 || !only) return null
  const rest = `${text.trim().slice(0, only.from)}${text.trim().slice(only.to)}`
  return /^[\s~≈]*(?:elapsed)?\s*$/iu.test(rest) && only.unit !== '%' ? only : null
}

/** How to write an effort here, the likeliest first: with the unit as the tasks of the document spell it, plainly, as typed. */
export function effortTexts(plan: Plan, effort: FoundEstimate, typed: string): string[] {
  const plain = figureText(effort)
  const spelled = usual(
    plan.tasks.flatMap(({ estimate }) => {
      if (!estimate || estimate.unit !== effort.unit) return []
      const sign = /\d([^\d]*)$/.exec(plan.source.text.slice(estimate.span.from, estimate.span.to))?.[1]
      return sign && sign.length < 16 ? [sign.replace(/^(\s*(?:day|hour|week|month|hr|min))s?$/iu, '$1s')] : []
    }),
  )
  const own = spelled === null ? null : /^([\d./-]+)\s*\D*$/.exec(plain)?.[1]
  const isOne = effort.low === 1 && effort.high === 1
  const inWords = own && spelled !== null ? [`${own}${isOne ? spelled.replace(/^(\s*\p{L}{3,})s$/u, '$1') : spelled}`] : []
  return [...new Set([...inWords, plain, typed.trim()])]
}
