/**
 * What the plan needs: people and roles with their availability, tools, services, infrastructure, knowledge.
 */
import { isoDate, parseIsoDate } from '../notation/civil.ts'
import { dates } from '../notation/date.ts'
import { fold, hasWord } from '../notation/fold.ts'
import { availability, person } from '../notation/person.ts'
import type { Block, Item, Table } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import type { Phrase } from '../text/phrase.ts'
import { originalSpan, slice } from '../text/phrase.ts'
import type { Span } from '../text/span.ts'
import type { Document } from './document.ts'
import { sectionsOfKind } from './document.ts'
import type { Resource, ResourceKind, Written } from './plan.ts'

const GROUPS: readonly (readonly [ResourceKind, string])[] = [
  ['role', 'team, team members, people, roles, team members and roles, team and roles, staff, human resources, personnel, thanh vien, doi ngu, nhan su, doi nguon luc, con nguoi, 团队, 人员, 人力, チーム, 人員, команда, люди, equipo, equipe, personal, rollen, personen'],
  ['knowledge', 'documentation, knowledge, documents, docs, references, reference, learning, documentation knowledge, tai lieu, kien thuc, 文档, 知识, 资料, ドキュメント, 知識, документация, знания, documentacion, documentacao, conocimiento, conhecimento, dokumentation, wissen'],
  ['infrastructure', 'infrastructure, hardware, environment, environments, hosting, servers, ha tang, co so ha tang, phan cung, moi truong, 基础设施, 环境, 硬件, インフラ, 環境, инфраструктура, infraestructura, infraestrutura, infrastruktur'],
  ['service', 'services, service, apis, api, api keys, accounts, third party services, dich vu, 服务, サービス, сервисы, servicios, servicos, dienste'],
  ['tool', 'tools, tool, tools and services, tooling, software, packages, libraries, dependencies, npm package, existing packages, development, dev tools, cong cu, cong cu va dich vu, phan mem, thu vien, 工具, 工具与服务, 软件, ツール, инструменты, herramientas, ferramentas, werkzeuge'],
]
const GROUP_WORDS = GROUPS.flatMap(([kind, words]) => words.split(', ').map((word) => [kind, fold(word)] as const)).sort((a, b) => b[1].length - a[1].length)

/** Words in an item that tell what it is where its group does not. */
const ITEM_WORDS: readonly (readonly [ResourceKind, string])[] = [
  ['knowledge', 'documentation, docs, knowledge, specification, guide, patterns, understanding, reference, references, tai lieu, kien thuc, 文档'],
  ['service', 'api, api key, key, account, service, project, endpoint, supabase, redis, cloud, container, token, bot, dich vu'],
  ['infrastructure', 'server, database, vps, environment, staging, production, hosting, hardware, gpu, cpu, cluster, filesystem, runner, runners, moi truong, may chu'],
]

const NOTHING = /^[\s*_(]*(?:no\b|none\b|n\/a|nothing|không cần|không có|无|なし|нет|ningun|nenhum|kein|aucun)/iu

export function readResources(document: Document): Resource[] {
  const sections = sectionsOfKind(document, 'resources')
  const found = sections.flatMap((section) => section.blocks.flatMap((block) => fromBlock(block, groupOf(section))))
  return found.sort((a, b) => a.span.from - b.span.from)
}

/** The group that the headings and bold labels above name; the innermost speaks. */
function groupOf(section: Section): ResourceKind | null {
  for (let at: Section | null = section; at; at = at.parent) {
    const kind = at.title ? groupKind(at.title.plain) : null
    if (kind) return kind
  }
  return null
}

function groupKind(label: string): ResourceKind | null {
  const folded = fold(label.replace(/[（(][^()（）]*[)）]/g, ' '))
  return GROUP_WORDS.find(([, word]) => folded === word || (folded.split(' ').length <= word.split(' ').length + 3 && hasWord(folded, word)))?.[0] ?? null
}

function fromBlock(block: Block, group: ResourceKind | null): Resource[] {
  if (block.kind === 'table') return fromTable(block, group)
  return block.kind === 'list' ? block.items.flatMap((item) => fromItem(item, group)) : []
}

function fromTable(table: Table, group: ResourceKind | null): Resource[] {
  const own = groupKind(table.header.cells[0]?.plain ?? '')
  return table.rows.flatMap((row) => {
    const cell = row.cells[0]
    const rest = row.cells.slice(1).map((other) => other.plain).join(' | ')
    return cell && /\p{L}/u.test(cell.plain) ? [resource(cell, row, own ?? group, `${cell.plain}: ${rest}`)] : []
  })
}

function fromItem(item: Item, group: ResourceKind | null): Resource[] {
  const { plain } = item.text
  const label = /^[^:：\n]{2,40}(?=[:：]|$)/u.exec(plain)?.[0] ?? ''
  const named = groupKind(label)
  const nested = item.blocks.filter((block) => block.kind === 'list')
  // `- Tools and services` over a list is a group; `- **Tools**: tsc, npm` is an item of that kind.
  if (named && nested.length > 0 && label.length >= plain.replace(/[\s:：]+$/u, '').length) return nested.flatMap((block) => fromBlock(block, named))
  if (!/\p{L}/u.test(plain) || NOTHING.test(plain)) return []
  return [resource(item.text, item, (plain.length > label.length ? named : null) ?? group, plain)]
}

function resource(text: Phrase, at: { span: Span; line: number }, group: ResourceKind | null, full: string): Resource {
  const who = group === null || group === 'role' ? person(text.plain) : null
  const kind = who ? (who.isPerson ? 'person' : 'role') : group === 'role' ? 'role' : (group ?? itemKind(full))
  const share = who || kind === 'role' ? availability(full) : null
  return {
    text: full.replace(/\s+/g, ' '),
    kind,
    name: who?.name ?? nameOf(text.plain),
    role: who?.role ?? null,
    availability: share && { value: share.value, span: share.to <= text.plain.length ? originalSpan(text, share.from, share.to) : text.span },
    absences: who ? absences(text) : [],
    span: at.span,
    line: at.line,
  }
}

const nameOf = (text: string): string => (/^[^\p{L}\p{N}`@]*([^:：(（—–\n]+)/u.exec(text)?.[1] ?? text).replace(/\s+/g, ' ').trim()

function itemKind(text: string): ResourceKind {
  if (/https?:\/\//.test(text)) return 'knowledge'
  const folded = fold(text)
  return ITEM_WORDS.find(([, words]) => words.split(', ').some((word) => hasWord(folded, word)))?.[0] ?? 'tool'
}

const AWAY = /(?:away|off|absent|on leave|leave|vacation|holiday|out|nghỉ|vắng|休假|请假|休暇|в отпуске|отпуск|urlaub|abwesend|vacaciones|férias|congés?)\s*:?\s*/giu

/** `away 2026-12-21..2027-01-02`: both days are away, so the range ends on the day after. */
function absences(text: Phrase): Written<{ readonly from: string; readonly to: string }>[] {
  return [...text.plain.matchAll(AWAY)].flatMap((word) => {
    const start = word.index + word[0].length
    const rest = /^[^;。]*/u.exec(slice(text, start).plain)?.[0] ?? ''
    const days = dates(rest).flatMap((date) => (date.kind === 'calendar' && date.iso !== null ? [{ ...date, iso: date.iso }] : []))
    const result: Written<{ readonly from: string; readonly to: string }>[] = []
    for (let index = 0; index < days.length; index++) {
      const first = days[index]
      const last = days[index + 1]
      if (!first) continue
      const isRange = last !== undefined && /^\s*(?:\.\.|…|-|–|—|to|until|through|bis|đến|至|до|a|à)\s*$/iu.test(rest.slice(first.to, last.from))
      const end = isRange && last ? last : first
      if (isRange) index++
      result.push({ value: { from: first.iso, to: dayAfter(end.iso) }, span: originalSpan(text, start + first.from, start + end.to) })
    }
    return result
  })
}

function dayAfter(iso: string): string {
  const day = parseIsoDate(iso)
  return day === null ? iso : isoDate(day + 1)
}
