/**
 * From tokens to relations: which group comes before which, clause by clause.
 */
import type { DependencyType, End } from './plan.ts'
import type { Resolver } from './resolve.ts'
import type { Group, Link, Token } from './tokens.ts'

export interface Relation {
  readonly from: readonly End[]
  readonly to: readonly End[]
  readonly type: DependencyType
  readonly isArrow: boolean
  /** Offset in the statement. */
  readonly at: number
  /** Text behind the right side, where a lag may stand. */
  readonly tail: string
  /** Text before the connective, where one may stand as well; empty for arrows. */
  readonly lead: string
}

const JOINT = /^[\s*_\][,;、，/+&|‖]*(?:(?:and|or|và|und|y|e|et|и|و|和|与|及|と|both|cả|plus)[\s*_\][]*(?:also\s+)?(?:(?:up)?on\s+)?)?$/iu

/** Neighbouring references with nothing but separators between them are one group. */
export function merge(tokens: readonly Token[], text: string): Token[] {
  const result: Token[] = []
  let joined: Group[] = []
  const close = () => {
    const [first] = joined
    const last = joined.at(-1)
    if (first && last)
      result.push(
        joined.length === 1
          ? first
          : {
              kind: 'group',
              ends: joined.flatMap(({ ends }) => ends),
              from: first.from,
              to: last.to,
              resolved: joined.flatMap(({ resolved }) => resolved),
            },
      )
    joined = []
  }
  for (const token of tokens) {
    const last = joined.at(-1)
    if (token.kind !== 'group') {
      close()
      result.push(token)
    } else if (last && isNarrowed(last, token, text)) joined[joined.length - 1] = token
    else {
      if (last && !JOINT.test(text.slice(last.to, token.from))) close()
      joined.push(token)
    }
  }
  close()
  return result
}

/** `Phase 2 Task 2.4` is the task. */
const isNarrowed = (last: Group, next: Group, text: string): boolean =>
  last.ends.every((end) => end.kind === 'phase') &&
  next.ends.length > 0 &&
  next.ends.every((end) => end.kind === 'task') &&
  /^\s+$/.test(text.slice(last.to, next.from))

export function relate(tokens: readonly Token[], text: string, resolver: Resolver, context: readonly End[]): Relation[] {
  const relations: Relation[] = []
  let subject: readonly End[] = context
  let hasOwnSubject = false
  let clause: Token[] = []
  const close = () => {
    const first = clause.find((token): token is Group => token.kind === 'group')
    const own = relateClause(clause, text, resolver, subject)
    for (const relation of own.length > 0 ? own : elliptical(clause, text, relations.at(-1))) relations.push(relation)
    if (!hasOwnSubject && first && first.ends.length > 0) {
      subject = first.ends
      hasOwnSubject = true
    }
    clause = []
  }
  for (const token of tokens) {
    if (token.kind !== 'break') clause.push(token)
    // "After 1.1 and 1.2: 1.3" goes on behind its colon; "**Phase 2**: depends on …" has its subject before it.
    else if (!(/[:：]/.test(text.slice(token.from, token.to)) && (isLeading(clause) || isBefore(clause, text)))) close()
  }
  close()
  return relations
}

/** `T006 depends on T004; T007 on T005`: the verb is left out the second time. */
function elliptical(clause: readonly Token[], text: string, last: Relation | undefined): Relation[] {
  const [first, second] = clause
  if (!last || last.isArrow || clause.length !== 2 || first?.kind !== 'group' || second?.kind !== 'group') return []
  if (!/^[\s*_]*(?:on|upon|von|от|vào|de)[\s*_]*$/iu.test(text.slice(first.to, second.from))) return []
  return first.ends.length > 0 && second.ends.length > 0
    ? [
        {
          from: second.ends,
          to: first.ends,
          type: 'FS',
          isArrow: false,
          at: second.from,
          tail: text.slice(second.to, second.to + 24),
          lead: '',
        },
      ]
    : []
}

/** `Before 2.1: 1.1`, `Before 2.1 starts, finish 1.1`. */
function isBefore(clause: readonly Token[], text: string): boolean {
  const [first] = clause
  return (
    first?.kind === 'connective' &&
    first.direction === 'forward' &&
    /^(?:before|prior to|ahead of|trước(?: khi)?|перед|antes de|bevor|vor|avant)$/iu.test(text.slice(first.from, first.to))
  )
}

/** A condition without what waits for it: `After 2.1:`. */
export const isLeading = (clause: readonly Token[]): boolean =>
  clause[0]?.kind === 'connective' &&
  clause[0].direction === 'backward' &&
  !clause[0].isArrow &&
  clause.filter((token) => token.kind === 'group').length === 1

// "after US1 if needed" is advice.
const ADVICE = /^[\s,)]*(?:if (?:needed|necessary|possible|desired|required)|ideally|where possible|nếu cần|при необходимости|если нужно)/iu

/** A connective, and what stands around it in its clause. */
interface Place {
  readonly link: Link
  /** The last two groups before it, the nearest last. */
  readonly left: readonly Group[]
  /** The token right before it. */
  readonly previous: Token | undefined
  readonly next: Token | undefined
  /** The first group behind it, before any other connective. */
  readonly after: Group | undefined
  /** The group behind that, where no further connective follows. */
  readonly second: Group | undefined
  readonly earlier: Link | undefined
}

const isGroup = (token: Token | undefined): token is Group => token?.kind === 'group' && token.ends.length > 0

/** The connectives of a clause with what is around them, in one pass from the left and one from the right. */
function places(clause: readonly Token[]): Place[] {
  const behind: { readonly after: Group | undefined; readonly second: Group | undefined }[] = []
  let after: Group | undefined
  let second: Group | undefined
  let isLast = true
  for (let index = clause.length - 1; index >= 0; index--) {
    const token = clause[index] as Token
    behind[index] = { after, second: isLast ? second : undefined }
    if (isGroup(token)) [after, second] = [token, after]
    else if (token.kind === 'connective') [after, second, isLast] = [undefined, undefined, false]
  }
  let left: Group[] = []
  let earlier: Link | undefined
  return clause.flatMap((token, index) => {
    if (isGroup(token)) left = [...left.slice(-1), token]
    if (token.kind !== 'connective') return []
    const place: Place = {
      link: token,
      left,
      previous: clause[index - 1],
      next: clause[index + 1],
      after: behind[index]?.after,
      second: behind[index]?.second,
      earlier,
    }
    earlier = token
    return [place]
  })
}

function relateClause(clause: readonly Token[], text: string, resolver: Resolver, subject: readonly End[]): Relation[] {
  const first = clause.find(isGroup)
  const leadsBefore = isBefore(clause, text)
  return places(clause).flatMap((place): Relation[] => {
    const { link, after } = place
    const relation = (from: readonly End[] | undefined, to: readonly End[] | undefined, end: number): Relation[] =>
      from?.length && to?.length && !ADVICE.test(text.slice(end, end + 30))
        ? [{ from, to, type: link.type, isArrow: link.isArrow, at: link.from, tail: text.slice(end, end + 24), lead: leadOf(text, link) }]
        : []
    if (link.direction === 'behind' || link.direction === 'ahead') return postposition(place, subject, relation)
    if (link.isArrow) {
      const left = isGroup(place.previous) ? place.previous.ends : undefined
      return link.direction === 'forward'
        ? relation(left, after?.ends, after?.to ?? link.to)
        : relation(after?.ends, left, after?.to ?? link.to)
    }
    const before = place.left.at(-1)
    if (!before && after && place.second && link.direction === 'backward') return relation(after.ends, place.second.ends, after.to)
    if (!before && after && place.second && leadsBefore) return relation(place.second.ends, after.ends, place.second.to)
    const byName = named(text, place, resolver, before?.ends ?? subject)
    const rightEnds = byName || after ? [...(byName ?? []), ...(after?.ends ?? [])] : undefined
    const leftEnds = chainedSubject(place, first)?.ends ?? (subject.length > 0 ? subject : undefined)
    return link.direction === 'backward'
      ? relation(rightEnds, leftEnds, after?.to ?? link.to)
      : relation(leftEnds, rightEnds, after?.to ?? link.to)
  })
}

/** `A depends on B and blocks C`: the second connective speaks of A again, unless both point forward. */
function chainedSubject({ link, earlier, left }: Place, first: Group | undefined): Group | undefined {
  const before = left.at(-1)
  if (!earlier || earlier.isArrow) return before
  if (earlier.direction === link.direction && link.direction === 'forward') return before
  return first && first.to <= earlier.from ? first : before
}

/** What stands right before `after` in `starts 2 days after 1.1`. */
const leadOf = (text: string, { direction, isArrow, from }: Link): string =>
  direction === 'backward' && !isArrow ? text.slice(Math.max(0, from - 40), from) : ''

type Relate = (from: readonly End[] | undefined, to: readonly End[] | undefined, end: number) => Relation[]

function postposition({ link, left, after }: Place, subject: readonly End[], relation: Relate): Relation[] {
  const last = left.at(-1)
  const first = left.length > 1 ? left[0] : undefined
  const other = first?.ends ?? after?.ends ?? subject
  if (link.direction === 'behind') return relation(last?.ends, other, last?.to ?? 0)
  return first ? relation(first.ends, last?.ends, last?.to ?? 0) : relation(other, last?.ends, last?.to ?? 0)
}

/** `depends on Setup completion`: a phase by a word of its title. */
function named(text: string, { link, next }: Place, resolver: Resolver, subject: readonly End[]): readonly End[] | undefined {
  // Inside its own clause only, up to the first reference.
  const words = text
    .slice(link.to, Math.min(next?.from ?? text.length, link.to + 60))
    .split(/[,.;:：。(（\n]/)[0]
    ?.replace(/[*_`+&]|\b(?:and|và|phase|stage|completion|complete[ds]?|being|is|are|the|done|finish(?:ed|es)?|giai đoạn)\b/giu, ' ')
    .trim()
  if (
    words &&
    /^(?:all|everything|all others|tất cả|mọi thứ|所有|全部|всё|все|todo|tudo|alles)$/iu.test(words) &&
    link.direction === 'forward'
  )
    return resolver.others(subject)
  const end = words ? resolver.phaseNamed(words) : null
  return end ? [end] : undefined
}
