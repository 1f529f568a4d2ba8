/**
 * People and roles as a resources section names them: `@ana (backend): 80 %`, `Backend Developer: 0.5`, `1 developer`,
 * `Backend: @ana, @bo`, `Minh (QA)`.
 */
import { fold, hasWord, isSpaced } from './fold.ts'

const ROLES =
  'person, people, human, developer, developers, dev, devs, engineer, engineers, designer, designers, programmer, tester, testers, qa, devops, sre, architect, analyst, scientist, manager, pm, product owner, po, scrum master, lead, tech lead, maintainer, maintainers, reviewer, writer, admin, administrator, dba, consultant, specialist, expert, intern, stakeholder, owner, coordinator, contractor, freelancer, team, nguoi, lap trinh vien, nha phat trien, ky su, kiem thu, kiem thu vien, thiet ke, quan ly du an, truong nhom, 开发, 开发者, 开发人员, 工程师, 设计师, 测试, 测试人员, 运维, 架构师, 产品经理, 项目经理, 開發者, 工程師, 開発者, エンジニア, デザイナー, テスター, マネージャー, 担当, 개발자, 디자이너, 엔지니어, разработчик, разработчики, программист, инженер, тестировщик, дизайнер, аналитик, менеджер, архитектор, مطور, مطورين, مهندس, مصمم, مختبر, desenvolvedor, desenvolvedora, engenheiro, desarrollador, desarrolladora, ingeniero, disenador, designerin, entwickler, entwicklerin, tester, ingenieur, ingenieurin, developpeur, developpeuse, concepteur'
const FIELDS =
  'backend, back end, frontend, front end, full stack, fullstack, mobile, ios, android, data, ml, design, ux, ui, testing, security, platform, infra, ops, product, support, giao dien, 后端, 前端, 全栈, バックエンド, フロントエンド, бэкенд, фронтенд'

const ROLE_WORDS = ROLES.split(', ').map(fold)
const FIELD_WORDS = FIELDS.split(', ').map(fold)

export interface FoundPerson {
  /** `ana`, `Backend Developer`. */
  readonly name: string
  readonly isPerson: boolean
  readonly role: string | null
  /** How many of a role, where the number stands before it: `2 developers`. */
  readonly count: number | null
  /** Offsets of the part of the text that is about this one: from the name to the next name. */
  readonly from: number
  readonly to: number
}

const HANDLE = String.raw`@([\p{L}][\p{L}\p{N}_-]*)(?![\p{L}\p{N}_-]|[/.@(])`
const HANDLE_FIRST = new RegExp(String.raw`^[^\p{L}\p{N}@]*${HANDLE}`, 'u')
const LABEL = /^[^\p{L}\p{N}@]*(\p{L}[^:：@\n]{1,40}?)\s*[:：]\s*(?=@)/u
const HANDLES = new RegExp(String.raw`(?<![\p{L}\p{N}])${HANDLE}`, 'gu')
const BRACKET = /^[^()（）]*[(（]([^()（）]+)[)）]/u

/** Where a line stands: among the team a name may be any word, elsewhere `Figma (design)` is a tool. */
export type Place = 'team' | 'anywhere'

/** The people or the role that a line names; none where it names neither. */
export function people(text: string, place: Place): FoundPerson[] {
  const label = LABEL.exec(text)
  if (!label && !HANDLE_FIRST.test(text)) return role(text, place)
  const handles = [...text.matchAll(HANDLES)]
  return handles.map((handle, index) => {
    const to = handles[index + 1]?.index ?? text.length
    const behind = BRACKET.exec(text.slice(handle.index + handle[0].length, to))?.[1]
      ?.split(/[,;]/u)[0]
      ?.trim()
    const own = behind !== undefined && /\p{L}/u.test(behind) && availability(behind) === null && !/\d/u.test(behind) ? behind : null
    return { name: handle[1] as string, isPerson: true, role: own ?? label?.[1]?.trim() ?? null, count: null, from: handle.index, to }
  })
}

/** The roles of a list in one line: `2 developers, 1 tester`; none unless each part of it is one. */
export function team(text: string, place: Place): FoundPerson[] {
  const parts = [...text.matchAll(/(?:[^,;+&、，(（]|[(（][^()（）]*[)）])+/gu)]
  const found = parts.map((part) => people(part[0], place)[0])
  return found.flatMap((one, index) => {
    const from = parts[index]?.index ?? 0
    return one && found.every((other) => other) ? [{ ...one, from: from + one.from, to: from + (parts[index]?.[0].length ?? 0) }] : []
  })
}

/** `2 x`, `(optional)`: what may stand before the name of a role. */
const BEFORE = /^[^\p{L}\p{N}(（]*(?:[(（][^()（）]{1,20}[)）]\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:[x×]|名|位|个)?\s*(?=\p{L}))?/u
const NAME = /^([^:：,.;(（—–→\n]{2,50}?)\s*(?=[:：,.;(（—–→\n]|\s(?:-|to|for|cho|để|für|para|pour|для)\s|$)/u

function role(text: string, place: Place): FoundPerson[] {
  const before = BEFORE.exec(text)
  const from = before?.[0].length ?? 0
  const found = NAME.exec(text.slice(from))
  const name = found?.[1]?.trim()
  if (!found || !name) return []
  const count = before?.[1] === undefined ? null : number(before[1])
  if (isRole(name)) return [{ name, isPerson: false, role: name, count, from, to: text.length }]
  const named = /^\s*(?:[(（]|[:：—–-]\s)\s*([^()（）,;.]{2,40})/u.exec(text.slice(from + found[0].length))?.[1]?.trim()
  const isMember = (given: string) => (place === 'team' ? isRole(given) || isField(given) : isRole(given) && availability(text) !== null)
  const isOne = named !== undefined && isName(name) && isMember(named)
  return isOne ? [{ name, isPerson: true, role: named, count: null, from, to: text.length }] : []
}

/** One to three capitalised words that name neither role nor field: `Ana Silva`. */
const isName = (name: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,2}$/u.test(name) && !isField(name.split(' ')[0] as string)
const isField = (text: string): boolean => FIELD_WORDS.some((word) => fold(text) === word)

/** The role ends or opens the name: `QA engineer`, `Developer frontend`. What only speaks of one is none: `reviewer agent`. */
function isRole(name: string): boolean {
  const folded = fold(name)
  if (folded.split(' ').length > 6) return false
  return ROLE_WORDS.some((word) =>
    isSpaced(word)
      ? folded === word || folded.endsWith(` ${word}`) || (folded.startsWith(`${word} `) && !THING.test(folded))
      : hasWord(folded, word),
  )
}

const THING =
  /(?:agent|subagent|bot|documentation|docs|guide|account|accounts|access|dashboard|tools?|environment|api|server|laptop|machine|calendar|room|license|portal|console|data|panel)$/

interface Share {
  readonly value: number
  readonly from: number
  readonly to: number
}

const PERCENT = /(\d{1,3})\s*[%％]/u
const COUNT =
  /(?:^|[:：(（×x]\s*)(\d{1,2}(?:[.,]\d+)?)(?=\s*(?:[)）,;.]|$|[(（]|x\b|×|(?:[\p{L}-]+\s+){0,2}\p{L}*(?:developer|dev|engineer|designer|person|people|FTE|human|tester|QA|maintainer|người|人|名|разработчик|человек|entwickler|personen?|personas?|pessoas?|personnes?)))/iu
const HOURS =
  /(\d{1,2}(?:[.,]\d+)?)\s*(h|hours?|hrs?|giờ|小时|時間|часов|часа|stunden|horas?|heures?|d|days?|ngày|天|日|дня|дней|tage|días?|dias?|jours?)\s*(?:\/|per|an?|mỗi|每|в|pro|por|par)\s*(day|week|ngày|tuần|天|周|週|день|неделю|tag|woche|día|dia|semana|jour|semaine)/iu
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/full[- ]?time|toàn thời gian|全职|フルタイム|полный день|vollzeit|tiempo completo|tempo integral|temps plein/iu, 1],
  [
    /half[- ]?time|part[- ]?time|bán thời gian|兼职|パートタイム|неполный день|teilzeit|medio tiempo|meio período|temps partiel|mi-temps/iu,
    0.5,
  ],
]

/** Share of a working day, or a number of people: `80 %`, `0.5`, `(2)`, `1 developer`, `20 h/week`, `full-time`. */
export function availability(text: string): Share | null {
  const percent = PERCENT.exec(text)
  if (percent?.[1]) return { value: Number(percent[1]) / 100, from: percent.index, to: percent.index + percent[0].length }
  const count = COUNT.exec(text)
  if (count?.[1]) {
    const from = count.index + count[0].lastIndexOf(count[1])
    return { value: number(count[1]), from, to: from + count[1].length }
  }
  const hours = HOURS.exec(text)
  if (hours) return { value: shareOf(hours), from: hours.index, to: hours.index + hours[0].length }
  for (const [pattern, value] of WORDS) {
    const found = pattern.exec(text)
    if (found) return { value, from: found.index, to: found.index + found[0].length }
  }
  return null
}

const number = (text: string): number => Number(text.replace(',', '.'))

/** Of a day of eight hours, or a week of five days. */
function shareOf([, amount = '', unit = '', period = '']: RegExpExecArray): number {
  const inDays = /^(?:d|t|j|天|日|д|n)/iu.test(unit) ? number(amount) : number(amount) / 8
  return /^(?:w|tu|周|週|н|s)/iu.test(period) ? inDays / 5 : inDays
}
