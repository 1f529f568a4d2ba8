/**
 * One statement about order → which items come before which.
 *
 * A statement is read as groups of references with connectives between them: `T006 depends on T004; T007 on T005 and
 * T006`. What stands in brackets behind a reference narrows it (`Phase 1 (1.1-1.3)`), glosses it, or is a statement of
 * its own about it.
 */
import { connectives, opensWithNegation } from '../notation/connective.ts'
import { references } from '../notation/reference.ts'
import type { End } from './plan.ts'
import type { Relation } from './relate.ts'
import { isLeading, merge, relate } from './relate.ts'
import type { Resolver } from './resolve.ts'
import type { Group, Token } from './tokens.ts'
import { tokenise } from './tokens.ts'

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

/**
 * @param context what the statement is about when it does not say so itself
 */
export function statement(text: string, resolver: Resolver, context: readonly End[]): Statement {
  const { outer, inner } = brackets(withoutLeadingComma(text))
  const plain = tokenise(outer, resolver, context[0] ?? null).sort((a, b) => a.from - b.from)
  const said = inBrackets(inner, plain, resolver, context)
  const tokens = [...plain, ...said.groups].sort((a, b) => a.from - b.from)
  const relations = [...said.relations, ...relate(merge(tokens, outer), outer, resolver, context)]
  const groups = tokens.filter((token): token is Group => token.kind === 'group')
  const first = groups.find(({ ends }) => ends.length > 0)
  const states = tokens.some((token) => token.kind === 'connective') && (context.length > 0 || first !== undefined)
  const unresolved =
    relations.length > 0 || states ? [...said.unresolved, ...groups.flatMap((group) => problems(group, text))] : said.unresolved
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
  if (!/[（(]/.test(text)) return { outer: text, inner }
  const outer = text.replace(/[（(]([^()（）]*)[)）]/gu, (whole, content: string, at: number) => {
    inner.push({ text: content, from: at, to: at + whole.length })
    return ' '.repeat(whole.length)
  })
  return { outer, inner }
}

interface Said {
  readonly relations: Relation[]
  readonly unresolved: Unresolved[]
  /** Brackets that name items where nothing before them does. */
  readonly groups: Group[]
}

/** Brackets that name items narrow or name the group before them; those with a connective are statements about it. */
function inBrackets(inner: readonly Bracket[], tokens: readonly Token[], resolver: Resolver, context: readonly End[]): Said {
  const said: Said = { relations: [], unresolved: [], groups: [] }
  const first = tokens.find((token): token is Group => token.kind === 'group')
  let next = 0
  for (const bracket of inner) {
    while (next < tokens.length && (tokens[next] as Token).to <= bracket.from) next++
    const [last, added] = [tokens[next - 1], said.groups.at(-1)]
    const before = added && (!last || added.to > last.to) ? added : last
    const owner = before?.kind === 'group' && bracket.from - before.to <= 40 ? before : null
    if (connectives(bracket.text).length > 0) {
      const about = owner ?? (first && first.from < bracket.from ? first : null)
      const own = statement(bracket.text, resolver, about ? about.ends : context)
      const at = bracket.from + 1
      for (const relation of own.relations) said.relations.push({ ...relation, at: relation.at + at })
      for (const problem of own.unresolved) said.unresolved.push({ ...problem, from: problem.from + at, to: problem.to + at })
    } else nameGroup(bracket, owner, said.groups, resolver, context)
  }
  return said
}

/** `(1.1-1.3)` names its items; `(not 1.3)` says only what is not meant. */
function nameGroup(bracket: Bracket, owner: Group | null, groups: Group[], resolver: Resolver, context: readonly End[]): void {
  if (opensWithNegation(bracket.text)) return
  const named = references(bracket.text).map((reference) => ({ reference, resolved: resolver.resolve(reference, context[0] ?? null) }))
  const ends = named.flatMap(({ resolved }) => resolved.ends)
  if (ends.length === 0 || named.some(({ reference }) => reference.kind === 'milestone')) return
  if (owner && bracket.from - owner.to <= 4) owner.ends = ends
  else if (!owner || owner.ends.length === 0 || named[0]?.reference.kind === 'task')
    groups.push({ kind: 'group', ends, from: bracket.from, to: bracket.to, resolved: [] })
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
