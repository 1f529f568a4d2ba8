/**
 * People and roles as a resources section names them: `@ana (backend): 80 %`, `Backend Developer: 0.5`, `1 developer`.
 */
import { hasWord } from './fold.ts'
import { fold } from './fold.ts'

const ROLES =
  'person, people, human, developer, developers, dev, devs, engineer, engineers, designer, tester, qa, devops, sre, architect, analyst, scientist, manager, pm, product owner, po, lead, tech lead, maintainer, reviewer, writer, admin, dba, consultant, intern, stakeholder, team, nguoi, lap trinh vien, nha phat trien, ky su, kiem thu, thiet ke, 开发, 开发者, 工程师, 设计师, 测试, 运维, 架构师, 产品经理, 開発者, エンジニア, デザイナー, 担当, разработчик, разработчики, инженер, тестировщик, дизайнер, аналитик, менеджер, مطور, مهندس, مصمم, desenvolvedor, desenvolvedora, desarrollador, desarrolladora, ingeniero, disenador, entwickler, entwicklerin, ingenieur, developpeur, developpeuse'
const ROLE_WORDS = ROLES.split(', ').map(fold)

export interface FoundPerson {
  /** `ana`, `Backend Developer`. */
  readonly name: string
  readonly isPerson: boolean
  readonly role: string | null
  /** Offset behind the name and its brackets. */
  readonly end: number
}

const HANDLE = /^[^\p{L}@]*@([\p{L}][\p{L}\p{N}_-]*)/u

/** The person or role that a line names before its colon or dash; null when it names neither. */
export function person(text: string): FoundPerson | null {
  const handle = HANDLE.exec(text)
  if (handle?.[1]) {
    const role = /^\s*[(（]([^()（）]+)[)）]/u.exec(text.slice(handle[0].length))
    return { name: handle[1], isPerson: true, role: role?.[1]?.trim() ?? null, end: handle[0].length + (role?.[0].length ?? 0) }
  }
  const lead = /^[^\p{L}\p{N}]*((?:\d+(?:[.,]\d+)?\s*[x×]?\s+)?[^:：,.;(（—–\n]{2,50}?)\s*(?=[:：,.;(（—–\n]|\s-\s|$)/u.exec(text)
  const name = lead?.[1]?.replace(/^\d+(?:[.,]\d+)?\s*[x×]?\s+/u, '').trim()
  if (!lead || !name || !isRole(name)) return null
  return { name, isPerson: false, role: name, end: lead[0].length }
}

const isRole = (name: string): boolean => {
  const folded = fold(name)
  return folded.split(' ').length <= 6 && ROLE_WORDS.some((word) => hasWord(folded, word))
}

/** Share of a working day, or a number of people: `80 %`, `0.5`, `(2)`, `1 developer`, `full-time`, `part-time`. */
export function availability(text: string): { readonly value: number; readonly from: number; readonly to: number } | null {
  const percent = /(\d{1,3})\s*[%％]/u.exec(text)
  if (percent?.[1]) return { value: Number(percent[1]) / 100, from: percent.index, to: percent.index + percent[0].length }
  const count = /(?:^|[:：(（×x]\s*)(\d{1,2}(?:[.,]\d+)?)(?=\s*(?:[)）,;.]|$|[(（]|x\b|×|\p{L}*(?:developer|dev|engineer|person|people|người|人|FTE|human|designer|tester|QA|maintainer)))/iu.exec(text)
  if (count?.[1]) {
    const from = count.index + count[0].lastIndexOf(count[1])
    return { value: Number(count[1].replace(',', '.')), from, to: from + count[1].length }
  }
  const words = /full[- ]?time|toàn thời gian|全职|half[- ]?time|part[- ]?time|bán thời gian|兼职/iu.exec(text)
  if (!words) return null
  return { value: /full|toàn|全/iu.test(words[0]) ? 1 : 0.5, from: words.index, to: words.index + words[0].length }
}
