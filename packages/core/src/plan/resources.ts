/**
 * What the plan needs: people and roles with their availability, tools, services, infrastructure, knowledge.
 */
import { isoDate, parseIsoDate } from '../calendar/civil.ts'
import { dates } from '../notation/date.ts'
import { fold, hasWord } from '../notation/fold.ts'
import { opensWithNo, saysNone } from '../notation/none.ts'
import { availability, type FoundPerson, type Place, people, team } from '../notation/person.ts'
import { sectionKind } from '../notation/section-words.ts'
import type { Block, Item, Row, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import { originalSpan, slice } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Document } from './document.ts'
import { sectionsOfKind } from './document.ts'
import type { Resource, ResourceKind, Written } from './plan.ts'
import { groupKinds, isGroupLabel, isHint, itemKind } from './resource-kind.ts'

/** The resources section; for people also what the dependencies say about the team, where the section does not name them. */
export function readResources(document: Document): Resource[] {
  const found = sectionsOfKind(document, 'resources')
    .filter(isOfResources)
    .flatMap((section) => fromBlocks(section.blocks, groupOf(section)))
  const names = new Set(found.map(({ name }) => fold(name)))
  const team = sectionsOfKind(document, 'dependencies')
    .filter(({ title }) => title !== null && isTeam(title.plain))
    .flatMap(({ blocks }) => fromBlocks(blocks, []))
  const others = team.filter(({ kind, name }) => (kind === 'person' || kind === 'role') && !names.has(fold(name)))
  return [...found, ...others].sort((a, b) => a.span.from - b.span.from)
}

type Kinds = readonly ResourceKind[]

const TEAM =
  'team, resource, resources, doi, doi ngu, nguon luc, nhan su, 团队, 人员, 资源, チーム, リソース, команда, ресурсы, equipo, equipe, recursos, ressourcen'
    .split(', ')
    .map(fold)
const isTeam = (title: string): boolean => TEAM.some((word) => hasWord(fold(title), word))

/** A change log or notes at the end of a document stand below its last section, which is often this one. */
function isOfResources({ title }: Section): boolean {
  const named = title && sectionKind(title.plain)
  return !named || named.share < 0.7 || !['report', 'later', 'legend', 'acceptance'].includes(named.kind)
}

/** The kinds that the headings and bold labels above name; the innermost that names any. */
function groupOf(section: Section): Kinds {
  for (let at: Section | null = section; at; at = at.parent) {
    const kinds = at.title ? groupKinds(at.title.plain) : []
    if (kinds.length > 0) return kinds
  }
  return []
}

function fromBlocks(blocks: readonly Block[], group: Kinds): Resource[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return fromTable(block, group)
    if (block.kind === 'quote') return fromBlocks(block.blocks, group)
    return block.kind === 'list' ? block.items.flatMap((item) => fromItem(item, group)) : []
  })
}

function fromItem(item: Item, group: Kinds): Resource[] {
  const { plain } = item.text
  const label = /^[^:：\n]{2,60}(?=[:：]|$)/u.exec(plain)?.[0] ?? ''
  const value = slice(item.text, label.length)
  const isBare = !/[\p{L}\p{N}]/u.test(value.plain)
  const nested = item.blocks.filter((block) => block.kind === 'list')
  // `- Tools and services` over a list is a group; alone it is the template's own bullet, which says nothing.
  if (isBare && nested.length > 0 && groupKinds(label).length > 0) return fromBlocks(nested, groupKinds(label))
  if (!/\p{L}/u.test(plain) || saysNone(plain) || opensWithNo(plain) || (isBare && isHint(label))) return []
  const named = isBare || !isGroupLabel(label) ? [] : groupKinds(label)
  if (/^[:：]?\s*(?:none|n\/a|không|无|なし|нет)[\s.]*$/iu.test(value.plain) && named.length > 0) return []
  return resources(item.text, item, group.length > 0 ? group : named, named.includes('role') ? value : item.text)
}

/** The resources of a line; several where it names several people. */
function resources(text: Phrase, at: At, group: Kinds, whom: Phrase): Resource[] {
  const start = text.plain.length - whom.plain.length
  const found = group.length === 0 || group.includes('role') ? named(whom.plain, group.includes('role') ? 'team' : 'anywhere') : []
  if (found.length === 0) return [resource(text, at, null, kindOf(group, text))]
  return found.map((one) =>
    resource(text, at, { ...one, from: found.length > 1 ? start + one.from : 0, to: start + one.to }, one.isPerson ? 'person' : 'role'),
  )
}

function named(text: string, place: Place): FoundPerson[] {
  const bare = text.replace(/^[:：]/u, ' ')
  const found = people(bare, place)
  const several = found.length > 1 ? found : team(bare, place)
  if (several.length > 1) return several
  // `People: 1 (maintainer)`: the bracket is all the name there is.
  const bracket = /^\s*\d+(?:[.,]\d+)?\s*[(（]([^()（）]+)[)）]/u.exec(bare)?.[1]?.trim()
  return found.length > 0 || !bracket ? found : [{ name: bracket, isPerson: false, role: bracket, count: null, from: 0, to: text.length }]
}

/** One kind above decides; of several, or without any, the words of the item. */
function kindOf(group: Kinds, { plain }: Phrase): ResourceKind {
  return group.length === 1 && group[0] ? group[0] : itemKind(nameOf(plain), plain)
}

interface At {
  readonly span: Span
  readonly line: number
}

function resource(text: Phrase, { span, line }: At, who: FoundPerson | null, kind: ResourceKind): Resource {
  const part = who ? slice(text, who.from, who.to) : text
  const share = kind === 'person' || kind === 'role' ? availability(part.plain) : null
  return {
    text: part.plain.replace(/\s+/g, ' ').replace(/[\s,;&+]+$/u, ''),
    kind,
    name: who?.name ?? nameOf(text.plain),
    role: who?.role ?? null,
    availability: share
      ? { value: share.value, span: originalSpan(part, share.from, share.to) }
      : who?.count
        ? { value: who.count, span: part.span }
        : null,
    absences: who ? absences(part) : [],
    span,
    line,
  }
}

const nameOf = (text: string): string =>
  (/^[^\p{L}\p{N}`@.~/]*([^:：(（—–→\n]+)/u.exec(text)?.[1] ?? text)
    .replace(/\s+-\s.*$/u, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,]+$/u, '')

const COLUMNS: readonly (readonly [keyof Columns, string])[] = [
  [
    'name',
    'name, member, team member, person, who, ten, thanh vien, ho ten, 姓名, 名字, 成员, 名前, 氏名, 担当者, 이름, имя, сотрудник, الاسم, nombre, nome, nom, mitarbeiter',
  ],
  ['role', 'role, position, team role, vai tro, vi tri, 角色, 职位, 役割, 역할, роль, должность, الدور, rol, papel, funcao, rolle'],
  [
    'share',
    'availability, allocation, capacity, count, number, headcount, quantity, qty, fte, commitment, load, utilization, so luong, phan bo, 人数, 数量, 投入, 可用性, 人員数, 稼働率, 가용성, количество, занятость, загрузка, disponibilidad, disponibilidade, dedicacion, dedicacao, verfugbarkeit, anzahl, cantidad, quantidade, disponibilite',
  ],
  ['type', 'type, category, kind, loai, 类型, 类别, 種類, тип, категория, tipo, categoria, typ, kategorie'],
  [
    'away',
    'away, absence, absences, leave, vacation, holidays, nghi, vang, 休假, 休暇, отпуск, vacaciones, ferias, urlaub, abwesend, conges',
  ],
]

interface Columns {
  readonly name: number
  readonly role: number
  readonly share: number
  readonly type: number
  readonly away: number
}

function columnsOf({ header }: Table): Columns {
  const headers = header.cells.map(({ plain }) => fold(plain.replace(/[（(][^()（）]*[)）]/gu, ' ')))
  const column = (words: string) => headers.findIndex((text) => new Set(words.split(', ').map(fold)).has(text))
  return Object.fromEntries(COLUMNS.map(([key, words]) => [key, column(words)])) as unknown as Columns
}

function fromTable(table: Table, group: Kinds): Resource[] {
  const columns = columnsOf(table)
  const first = table.header.cells.findIndex(({ plain }) => /\p{L}{2}/u.test(plain))
  const named = groupKinds(table.header.cells[first]?.plain ?? '')
  return table.rows.flatMap((row) =>
    fromRow(row, { ...columns, first, isTeam: columns.role >= 0 || group.includes('role') }, named.length > 0 ? named : group),
  )
}

function fromRow(row: Row, columns: Columns & { readonly first: number; readonly isTeam: boolean }, group: Kinds): Resource[] {
  const cell = (index: number) => (index >= 0 && /[\p{L}\p{N}]/u.test(row.cells[index]?.plain ?? '') ? row.cells[index] : undefined)
  const text = cell(columns.isTeam ? columns.name : -1) ?? cell(columns.isTeam ? columns.role : -1) ?? cell(columns.first)
  if (!text || !/\p{L}/u.test(text.plain) || saysNone(text.plain)) return []
  const full = row.cells.filter(({ plain }) => plain.trim() !== '').map(({ plain }) => plain)
  const who = columns.isTeam ? rowPerson(cell(columns.name), cell(columns.role) ?? text) : null
  const type = groupKinds(cell(columns.type)?.plain ?? '')
  const kind = who ? (who.isPerson ? 'person' : 'role') : type.length === 1 && type[0] ? type[0] : kindOf(group, text)
  const found = { ...resource(text, row, who, kind), text: [full[0], full.slice(1).join(' | ')].filter(Boolean).join(': ') }
  const share = cell(columns.share)
  const value = who && share ? availability(share.plain) : null
  const away = cell(columns.away)
  return [
    {
      ...found,
      availability: value && share ? { value: value.value, span: share.span } : found.availability,
      absences: who && away ? [...found.absences, ...ranges(away, 0)] : found.absences,
    },
  ]
}

function rowPerson(name: Phrase | undefined, role: Phrase): FoundPerson {
  const said = role.plain.trim()
  const isNamed = name !== undefined && name !== role && !/^(?:tbd|tba|n\/a|open|\?)$/iu.test(name.plain.trim())
  const own = isNamed ? null : people(role.plain, 'team')[0]
  return (
    own ?? {
      name: (isNamed ? name : role).plain.trim().replace(/^@/u, ''),
      isPerson: isNamed,
      role: said,
      count: null,
      from: 0,
      to: name?.plain.length ?? role.plain.length,
    }
  )
}

const AWAY =
  /(?<![\p{L}])(?:away|off|absent|on leave|leave|vacation|holidays?|out|nghỉ|vắng|休假|请假|休暇|в отпуске|отпуск|urlaub|abwesend|vacaciones|férias|congés?)(?![\p{L}])\s*:?\s*/giu

/** `away 2026-12-21..2027-01-02`: both days are away, so the range ends on the day after. */
function absences(text: Phrase): Resource['absences'] {
  const words = [...text.plain.matchAll(AWAY)]
  return words.flatMap((word, index) => ranges(slice(text, 0, words[index + 1]?.index ?? text.plain.length), word.index + word[0].length))
}

const RANGE = /^\s*(?:\.\.\.?|…|-|–|—|~|to|until|till|through|bis|đến|至|到|до|по|al?|hasta|até|au|à)\s*$/iu

/** The days and ranges of days written behind an offset, up to the end of the clause. */
function ranges(text: Phrase, start: number): Resource['absences'] {
  const rest = /^[^;。\n]*/u.exec(text.plain.slice(start))?.[0] ?? ''
  const days = dates(rest).flatMap((date) =>
    date.kind === 'calendar' && date.iso !== null ? [{ from: date.from, to: date.to, iso: date.iso }] : [],
  )
  const found: Written<{ readonly from: string; readonly to: string }>[] = []
  for (let index = 0; index < days.length; index++) {
    const first = days[index]
    const next = days[index + 1]
    if (!first) continue
    const last = next && RANGE.test(rest.slice(first.to, next.from)) ? next : first
    if (last !== first) index++
    if (last.iso < first.iso) continue
    found.push({ value: { from: first.iso, to: dayAfter(last.iso) }, span: originalSpan(text, start + first.from, start + last.to) })
  }
  return found
}

const dayAfter = (iso: string): string => isoDate((parseIsoDate(iso) ?? 0) + 1)
