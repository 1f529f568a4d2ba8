/**
 * One statement about order → which items come before which.
 *
 * A statement is read as groups of references with connectives between them: `T006 depends on T004; T007 on T005 and
 * T006`. What stands in brackets behind a reference narrows it (`Phase 1 (1.1-1.3)`), glosses it, or is a statement of
 * its own about it.
 */
import type { Connective } from '../notation/connective.ts'
import { connectives } from '../notation/connective.ts'
import type { Reference } from '../notation/reference.ts'
import { idPatterns, PLAIN_LIST, references } from '../notation/reference.ts'
import type { DependencyType, End } from './plan.ts'
import type { Resolved, Resolver } from './resolve.ts'

export interface Relation {
  readonly from: readonly End[]
  readonly to: readonly End[]
  readonly type: DependencyType
  readonly isArrow: boolean
  /** Offset in the statement. */
  readonly at: number
  /** Text behind the right side, where a lag may stand. */
  readonly tail: string
}

export interface Unresolved {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly problem: 'unknown' | 'ambiguous'
  readonly keys: readonly string[]
}

export interface Statement {
  readonly relations: readonly Relation[]
  readonly unresolved: readonly Unresolved[]
  /** What the statement is about: its first group. */
  readonly subject: readonly End[]
  /** `After 2.1:` alone: what stands below has to wait for these. */
  readonly awaits: readonly End[]
}

interface Group {
  readonly kind: 'group'
  ends: readonly End[]
  readonly from: number
  to: number
  readonly resolved: readonly (Resolved & { readonly from: number; readonly to: number })[]
}
type Token = Group | ({ readonly kind: 'connective' } & Connective) | { readonly kind: 'break'; readonly from: number; readonly to: number }

const BREAK = /[;；。]|\.(?=\s|$)|\s[—–]\s|\n(?=\s*\n)|[：:](?=\s|\*|$)/gu

/**
 * @param context what the statement is about when it does not say so itself
 */
export function statement(text: string, resolver: Resolver, context: readonly End[]): Statement {
  const { outer, inner } = brackets(withoutLeadingComma(text))
  const tokens = tokenise(outer, resolver, context[0] ?? null)
  const relations: Relation[] = []
  const unresolved: Unresolved[] = []
  for (const bracket of inner) applyBracket(bracket, tokens, resolver, context, relations, unresolved)
  tokens.sort((a, b) => a.from - b.from)
  relations.push(...relate(merge(tokens, outer), outer, resolver, context))
  const states = tokens.some((token) => token.kind === 'connective') && (context.length > 0 || tokens.some((token) => token.kind === 'group' && token.ends.length > 0))
  if (relations.length > 0 || states) for (const token of tokens) if (token.kind === 'group') unresolved.push(...problems(token, text))
  const first = tokens.find((token): token is Group => token.kind === 'group' && token.ends.length > 0)
  const awaits = relations.length === 0 && isLeading(tokens) ? (first?.ends ?? []) : []
  return { relations, unresolved, subject: awaits.length > 0 ? [] : (first?.ends ?? []), awaits }
}

/** In `After 1.1, 2.1 can start` the comma ends the condition instead of going on with a list. */
const withoutLeadingComma = (text: string): string => text.replace(CONDITION, '$1:')
const CONDITION =
  /^([\s*_]*(?:after|once|when|before|as soon as)\s(?:(?:tasks?|phases?|milestones?|and|is|are|been|has|have|done|complete|completed|merged|finished)\b|[\d.A-Zx*_\s,&+-])*),(?=\s*[*_]*(?:(?:task|phase|milestone)\s+)?[A-Z]{0,3}\d[\w.*]*\s+(?:can|may|could|should|must|will|starts?|begins?)\b)/iu

interface Bracket {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The text with its brackets blanked, and the brackets. */
function brackets(text: string): { outer: string; inner: Bracket[] } {
  const inner: Bracket[] = []
  const outer = text.replace(/[（(]([^()（）]*)[)）]/gu, (whole, content: string, at: number) => {
    inner.push({ text: content, from: at, to: at + whole.length })
    return ' '.repeat(whole.length)
  })
  return { outer, inner }
}

function tokenise(text: string, resolver: Resolver, self: End | null): Token[] {
  const found = references(text)
  const links = connectives(text).filter((link) => !found.some((reference) => reference.from < link.to && link.from < reference.to))
  const plain = plainReferences(text, links, found, resolver, self)
  const own = found.find((reference) => reference.kind !== 'all')
  const about = own ? (resolver.resolve(own, self).ends[0] ?? self) : self
  const groups = [...found.map((reference): Group => group(reference, resolver.resolve(reference, about))), ...plain, ...everything(text, links, resolver)]
  const breaks = [...text.matchAll(BREAK)].map((hit) => ({ kind: 'break' as const, from: hit.index, to: hit.index + hit[0].length }))
  // "depends on: 1.1" goes on behind its colon.
  const goesOn = (stop: { from: number; to: number }) => /[:：]/.test(text.slice(stop.from, stop.to)) && links.some((link) => link.to <= stop.from && /^[\s*_]*$/.test(text.slice(link.to, stop.from)))
  const clear = breaks.filter((stop) => !links.some((link) => link.from < stop.to && stop.from < link.to) && !goesOn(stop))
  groups.push(...namedPhases(text, links, groups, resolver))
  return [...groups, ...links.map((link) => ({ kind: 'connective' as const, ...link })), ...clear]
}

const group = (at: { from: number; to: number }, resolved: Resolved): Group => ({ kind: 'group', ends: resolved.ends, from: at.from, to: at.to, resolved: [{ ...resolved, from: at.from, to: at.to }] })

/** Bare integers beside an arrow or behind a connective: `1 → 2 → 3`, `gated on all of 1-6`. */
function plainReferences(text: string, links: readonly Connective[], found: readonly Reference[], resolver: Resolver, self: End | null): Group[] {
  const plain: Group[] = []
  const subject = found[0]
  const isPhase = subject ? subject.kind === 'phase' || (subject.kind === 'task' && subject.ids[0]?.type === 'wildcard') : self?.kind === 'phase'
  const like = isPhase || !resolver.integerTasks ? 'phase' : 'task'
  const add = (from: number, ids: string) => {
    const to = from + ids.length
    if ([...found, ...plain].some((other) => other.from < to && from < other.to)) return
    const resolved = resolver.plain(idPatterns(ids), like)
    if (resolved.ends.length > 0 && (isPhase || resolver.integerTasks || subject)) plain.push(group({ from, to }, { ...resolved, unknown: [] }))
  }
  for (const link of links) {
    const opening = /^[\s*_\[:：#]*(?:(?:all|tất cả)\s+)?(?:(?:of|the|các)\s+)*/iu.exec(text.slice(link.to))?.[0] ?? ''
    const lead = opening.length
    const after = PLAIN_LIST.exec(text.slice(link.to + lead))
    // "#4" is a task where tasks have such numbers, else an issue somewhere.
    if (after?.[1] && (resolver.integerTasks || !opening.includes('#'))) add(link.to + lead, after[1].trimEnd())
    const before = link.isArrow ? /(?:^|[\s:：,(*])(\d+(?:\s*[,/+&]\s*\d+)*)[\s*\]]*$/u.exec(text.slice(0, link.from)) : null
    if (before?.[1]) add(before.index + before[0].indexOf(before[1]), before[1])
  }
  return plain
}

/**
 * Phases by their names: in a chain of arrows of which every part is an item (`Setup → US1 → Polish`), and as the lead
 * of a statement (`**Polish**: depends on …`).
 */
function namedPhases(text: string, links: readonly Connective[], groups: readonly Group[], resolver: Resolver): Group[] {
  const arrows = links.filter((link) => link.isArrow)
  if (arrows.length > 0) return arrowNames(text, arrows, groups, resolver)
  const lead = /^[\s*_]*(\p{L}[\p{L}\p{N} &/-]{2,40}?)\s*(?:[:：]|\s{2}|\s[-–—]\s)/u.exec(text)
  const end = lead?.[1] ? resolver.phaseNamed(lead[1]) : null
  if (!lead?.[1] || !end || groups.some((other) => other.from < lead[0].length)) return []
  const from = lead[0].indexOf(lead[1])
  return [{ kind: 'group', ends: [end], from, to: from + lead[1].length, resolved: [] }]
}

function arrowNames(text: string, arrows: readonly Connective[], groups: readonly Group[], resolver: Resolver): Group[] {
  const bounds = [0, ...arrows.flatMap((arrow) => [arrow.from, arrow.to]), text.length]
  const added: Group[] = []
  for (let index = 0; index < bounds.length; index += 2) {
    const [from, to] = [bounds[index] as number, bounds[index + 1] as number]
    const part = text.slice(from, to)
    if (part.trim() === '' || groups.some((other) => other.from < to && from < other.to)) continue
    const names = part.replace(/^.*[:：]|[*_`]/gu, ' ').split(/[/,+&]|\band\b|\bvà\b/u)
    const ends = names.map((name) => resolver.phaseNamed(name))
    if (ends.some((end) => end === null)) return []
    added.push({ kind: 'group', ends: ends as End[], from, to, resolved: [] })
  }
  return added
}

/** `All code and tests → 3.3`: everything that stands before the right side. */
function everything(text: string, links: readonly Connective[], resolver: Resolver): Group[] {
  const [link] = links
  if (!link || link.direction !== 'forward' || links.length > 1 || !/^[\s*_-]*(?:all|everything|tất cả|toàn bộ|全部|所有|すべて|全て|все|todo|tudo|alles|tout)(?![\p{L}])/iu.test(text)) return []
  if (references(text.slice(0, link.from)).length > 0) return []
  const target = references(text.slice(link.to))[0]
  const first = target && resolver.resolve(target, null).ends[0]
  if (!first) return []
  const ends = resolver.before(first)
  return [{ kind: 'group', ends, from: 0, to: link.from, resolved: [] }]
}

/** A bracket that names items narrows or names the group before it; one with a connective is a statement about it. */
function applyBracket(bracket: Bracket, tokens: Token[], resolver: Resolver, context: readonly End[], relations: Relation[], unresolved: Unresolved[]): void {
  const before = tokens.filter((token) => token.to <= bracket.from).sort((a, b) => b.to - a.to)[0]
  const owner = before?.kind === 'group' && bracket.from - before.to <= 40 ? before : null
  const links = connectives(bracket.text)
  if (links.length > 0) {
    const about = owner ?? tokens.find((token): token is Group => token.kind === 'group' && token.from < bracket.from)
    const inner = statement(bracket.text, resolver, about ? about.ends : context)
    relations.push(...inner.relations.map((relation) => ({ ...relation, at: relation.at + bracket.from + 1 })))
    unresolved.push(...inner.unresolved.map((problem) => ({ ...problem, from: problem.from + bracket.from + 1, to: problem.to + bracket.from + 1 })))
    return
  }
  const named = references(bracket.text).map((reference) => ({ reference, resolved: resolver.resolve(reference, context[0] ?? null) }))
  const ends = named.flatMap(({ resolved }) => resolved.ends)
  if (ends.length === 0 || named.some(({ reference }) => reference.kind === 'milestone')) return
  if (owner && bracket.from - owner.to <= 4) owner.ends = ends
  else if (!owner || owner.ends.length === 0 || named[0]?.reference.kind === 'task') tokens.push({ kind: 'group', ends, from: bracket.from, to: bracket.to, resolved: [] })
}

const JOINT = /^[\s*_\]\[,;、，/+&|‖]*(?:(?:and|or|và|und|y|e|et|и|و|和|与|及|と|both|cả|plus)[\s*_\]\[]*)?$/iu

/** Neighbouring references with nothing but separators between them are one group. */
function merge(tokens: readonly Token[], text: string): Token[] {
  const result: Token[] = []
  for (const token of tokens) {
    const last = result.at(-1)
    if (token.kind === 'group' && last?.kind === 'group' && isNarrowed(last, token, text)) result[result.length - 1] = token
    else if (token.kind === 'group' && last?.kind === 'group' && JOINT.test(text.slice(last.to, token.from))) {
      result[result.length - 1] = { kind: 'group', ends: [...last.ends, ...token.ends], from: last.from, to: token.to, resolved: [...last.resolved, ...token.resolved] }
    } else result.push(token)
  }
  return result
}

/** `Phase 2 Task 2.4` is the task. */
const isNarrowed = (last: Group, next: Group, text: string): boolean =>
  last.ends.every((end) => end.kind === 'phase') && next.ends.length > 0 && next.ends.every((end) => end.kind === 'task') && /^\s+$/.test(text.slice(last.to, next.from))

function relate(tokens: readonly Token[], text: string, resolver: Resolver, context: readonly End[]): Relation[] {
  const relations: Relation[] = []
  let subject: readonly End[] = context
  let hasOwnSubject = false
  let clause: Token[] = []
  const close = () => {
    const first = clause.find((token): token is Group => token.kind === 'group')
    const own = relateClause(clause, text, resolver, subject)
    relations.push(...(own.length > 0 ? own : elliptical(clause, text, relations.at(-1))))
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
  return first.ends.length > 0 && second.ends.length > 0 ? [{ from: second.ends, to: first.ends, type: 'FS', isArrow: false, at: second.from, tail: text.slice(second.to, second.to + 24) }] : []
}

/** `Before 2.1: 1.1`, `Before 2.1 starts, finish 1.1`. */
function isBefore(clause: readonly Token[], text: string): boolean {
  const [first] = clause
  return first?.kind === 'connective' && first.direction === 'forward' && /^(?:before|prior to|ahead of|trước(?: khi)?|перед|antes de|bevor|vor|avant)$/iu.test(text.slice(first.from, first.to))
}

const isLeading = (clause: readonly Token[]): boolean => clause[0]?.kind === 'connective' && clause[0].direction === 'backward' && !clause[0].isArrow && clause.filter((token) => token.kind === 'group').length === 1

// "after US1 if needed" is advice.
const ADVICE = /^[\s,)]*(?:if (?:needed|necessary|possible|desired|required)|ideally|where possible|nếu cần|при необходимости|если нужно)/iu

function relateClause(clause: readonly Token[], text: string, resolver: Resolver, subject: readonly End[]): Relation[] {
  const relations: Relation[] = []
  const isGroup = (token: Token | undefined): token is Group => token?.kind === 'group' && token.ends.length > 0
  const groups = clause.filter(isGroup)
  clause.forEach((token, index) => {
    if (token.kind !== 'connective') return
    const left = clause.slice(0, index)
    const right = clause.slice(index + 1)
    const before = token.isArrow ? (isGroup(left.at(-1)) ? left.at(-1) : undefined) : left.findLast(isGroup)
    const nextLink = right.findIndex((other) => other.kind === 'connective')
    const after = (nextLink < 0 ? right : right.slice(0, nextLink)).find(isGroup)
    const relation = (from: readonly End[] | undefined, to: readonly End[] | undefined, end: number) => {
      if (from?.length && to?.length && !ADVICE.test(text.slice(end, end + 30))) relations.push({ from, to, type: token.type, isArrow: token.isArrow, at: token.from, tail: text.slice(end, end + 24) })
    }
    const b = before as Group | undefined
    if (token.direction === 'behind' || token.direction === 'ahead') return relatePostposition(token.direction, left.filter(isGroup), after, subject, relation)
    if (token.isArrow) return relation(b?.ends, after?.ends, after?.to ?? token.to)
    const byName = named(text, token, clause, resolver, b?.ends ?? subject)
    const rightEnds = byName || after ? [...(byName ?? []), ...(after?.ends ?? [])] : undefined
    const second = !b && after && !right.some((other) => other.kind === 'connective') ? groups[groups.indexOf(after) + 1] : undefined
    if (second && after && token.direction === 'backward') return relation(after.ends, second.ends, after.to)
    if (second && after && isBefore(clause, text)) return relation(second.ends, after.ends, second.to)
    const own = chainedSubject(clause, index, b, groups)
    const leftEnds = own?.ends ?? (subject.length > 0 ? subject : undefined)
    if (token.direction === 'backward') relation(rightEnds, leftEnds, after?.to ?? token.to)
    else relation(leftEnds, rightEnds, after?.to ?? token.to)
  })
  return relations
}

/** `A depends on B and blocks C`: the second connective speaks of A again, unless both point forward. */
function chainedSubject(clause: readonly Token[], index: number, before: Group | undefined, groups: readonly Group[]): Group | undefined {
  const earlier = clause.slice(0, index).findLast((token) => token.kind === 'connective')
  const here = clause[index]
  if (!earlier || here?.kind !== 'connective' || earlier.kind !== 'connective' || earlier.isArrow) return before
  if (earlier.direction === here.direction && here.direction === 'forward') return before
  return groups[0] && groups[0].to <= earlier.from ? groups[0] : before
}

function relatePostposition(
  direction: 'behind' | 'ahead',
  left: readonly Group[],
  after: Group | undefined,
  subject: readonly End[],
  relation: (from: readonly End[] | undefined, to: readonly End[] | undefined, end: number) => void,
): void {
  const last = left.at(-1)
  const first = left.length > 1 ? left.at(-2) : undefined
  const other = first?.ends ?? after?.ends ?? subject
  if (direction === 'behind') relation(last?.ends, other, last?.to ?? 0)
  else if (first) relation(first.ends, last?.ends, last?.to ?? 0)
  else relation(other, last?.ends, last?.to ?? 0)
}

/** `depends on Setup completion`: a phase by a word of its title. */
function named(text: string, link: Connective, clause: readonly Token[], resolver: Resolver, subject: readonly End[]): readonly End[] | undefined {
  // Inside its own clause only, up to the first reference.
  const next = clause.find((token) => token.from >= link.to)
  const words = text
    .slice(link.to, Math.min(next?.from ?? text.length, link.to + 60))
    .split(/[,.;:：。(（\n]/)[0]
    ?.replace(/[*_`+&]|\b(?:and|và|phase|stage|completion|complete[ds]?|being|is|are|the|done|finish(?:ed|es)?|giai đoạn)\b/giu, ' ')
    .trim()
  if (words && /^(?:all|everything|all others|tất cả|mọi thứ|所有|全部|всё|все|todo|tudo|alles)$/iu.test(words) && link.direction === 'forward') return resolver.others(subject)
  const end = words ? resolver.phaseNamed(words) : null
  return end ? [end] : undefined
}

const problems = (token: Group, text: string): Unresolved[] =>
  token.resolved.flatMap(({ unknown, ambiguous, from, to }) => [
    ...unknown.map((id): Unresolved => ({ text: id, ...place(text, id, from, to), problem: 'unknown', keys: [] })),
    ...ambiguous.map(({ id, keys }): Unresolved => ({ text: id, ...place(text, id, from, to), problem: 'ambiguous', keys })),
  ])

function place(text: string, id: string, from: number, to: number): { from: number; to: number } {
  const at = text.slice(from, to).indexOf(id.replace(/^phase /, ''))
  return at < 0 ? { from, to } : { from: from + at, to: from + at + id.replace(/^phase /, '').length }
}
