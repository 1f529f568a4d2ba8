/**
 * What kind of resource a group or an item names, by its words; all folded.
 */
import { fold, hasWord } from '../notation/fold.ts'
import type { ResourceKind } from './plan.ts'

/** Words of headings, bold labels and labels of items. */
const GROUPS: readonly (readonly [ResourceKind, string])[] = [
  [
    'role',
    'team, people, roles, role, staff, staffing, human, human resources, personnel, members, developers, thanh vien, doi ngu, nhan su, vai tro, con nguoi, nguoi, 团队, 人员, 人力, 角色, 團隊, チーム, 人員, メンバー, 팀, 인력, команда, люди, роли, الفريق, الأدوار, equipo, equipe, personal, personas, pessoas, rollen, personen',
  ],
  [
    'knowledge',
    'documentation, knowledge, documents, docs, references, reference, learning, reading, skills, expertise, materials, tai lieu, kien thuc, ky nang, 文档, 文件, 知识, 资料, 技能, ドキュメント, 知識, 資料, 문서, 지식, документация, знания, التوثيق, المعرفة, documentacion, documentacao, conocimiento, conocimientos, conhecimento, dokumentation, wissen, connaissances',
  ],
  [
    'infrastructure',
    'infrastructure, hardware, environments, hosting, servers, ha tang, co so ha tang, phan cung, moi truong, 基础设施, 基礎設施, 硬件, インフラ, ハードウェア, 인프라, инфраструктура, البنية التحتية, infraestructura, infraestrutura, infrastruktur',
  ],
  [
    'service',
    'services, service, apis, api, api keys, api key, accounts, account, saas, dich vu, 服务, 服務, サービス, 서비스, сервисы, услуги, الخدمات, servicios, servicos, dienste',
  ],
  [
    'tool',
    'tools, tool, tooling, software, packages, package, libraries, library, toolchain, frameworks, cong cu, phan mem, thu vien, 工具, 软件, 軟體, ツール, ソフトウェア, 도구, инструменты, библиотеки, الأدوات, herramientas, ferramentas, werkzeuge, outils',
  ],
]

/** Words of items that tell what they are where their group does not; the first row that holds one decides. */
const ITEMS: readonly (readonly [ResourceKind, string])[] = [
  [
    'knowledge',
    'documentation, docs, knowledge, specification, spec, guide, guidelines, patterns, understanding, familiarity, experience, expertise, reference, references, codebase, existing code, source code, issue, paper, tutorial, rfc, adr, test data, sample data, dataset, fixtures data, tai lieu, kien thuc, hieu biet, 文档, 知识, 资料, 规范, ドキュメント, 知識, 仕様書, документация, знания, documentacion, documentacao, conocimiento, conhecimento, dokumentation, kenntnisse, connaissances',
  ],
  [
    'service',
    'api, apis, api key, key, keys, account, subscription, service, project, endpoint, webhook, token, bot, cloud, container, instance, supabase, firebase, aws, azure, gcp, vercel, netlify, heroku, cloudflare, stripe, openai, anthropic, sendgrid, twilio, slack, sentry, dich vu, tai khoan, 服务, 账号, サービス, アカウント, сервис, аккаунт, servicio, servico, dienst, konto, compte',
  ],
  [
    'infrastructure',
    'server, servers, database, vps, staging, production, hosting, hardware, machine, laptop, gpu, cpu, cluster, filesystem, storage, runner, runners, domain, certificate, network, may chu, co so du lieu, 服务器, 数据库, サーバー, データベース, сервер, база данных, servidor, base de datos, datenbank, serveur',
  ],
]

const split = (rows: typeof GROUPS) => rows.map(([kind, words]) => [kind, words.split(', ').map(fold)] as const)
const GROUP_WORDS = split(GROUPS)
const ITEM_WORDS = split(ITEMS)

const bare = (label: string): string => fold(label.replace(/[（(][^()（）]*[)）]/gu, ' '))

/** The kinds that a heading or label names, `Tools and services` two of them; none for any other text. */
export function groupKinds(label: string): readonly ResourceKind[] {
  const folded = bare(label)
  // A label is short; a long line speaks of something.
  if (folded.split(' ').length > 6) return []
  return GROUP_WORDS.filter(([, words]) => words.some((word) => hasWord(folded, word))).map(([kind]) => kind)
}

/** True where a label names kinds and nothing else: `Tools`, `API keys`. */
export function isGroupLabel(label: string): boolean {
  const rest = LONGEST_FIRST.reduce((text, word) => text.replaceAll(` ${word} `, ' '), ` ${bare(label)} `)
  return groupKinds(label).length > 0 && rest.replace(FILLER, '').trim() === ''
}

/** `Tools and services`, `Documentation/knowledge`: the template's own bullets, which name nothing yet. */
export const isHint = (label: string): boolean => (JOINED.test(label) && isGroupLabel(label)) || bare(label) === 'infrastructure'

const LONGEST_FIRST = GROUP_WORDS.flatMap(([, words]) => words).sort((a, b) => b.length - a.length)
const JOINED = /\s(?:and|và|y|e|und|et|и)\s|[/&、]|和|与|と|及/iu
const FILLER = /\b(?:and|or|the|needed|required|necessary|development|dev|va|can thiet|y|e|und|et|external|third party|members)\b/g

/** A source file named in running text; `Node.js` and its kin are none. */
const SOURCE_FILE =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}_/~-]+\.(?:rs|py|tsx?|jsx|go|java|kt|cs|cpp|rb|php|swift|md|toml|css|scss|sql|pdf|docx?)(?![\p{L}\p{N}])/u

/** The kind of an item by what it is called, else by all that its line says. */
export function itemKind(name: string, text: string): ResourceKind {
  const byName = wordKind(name.split(PURPOSE)[0] ?? name)
  if (byName) return byName
  if (SOURCE_FILE.test(text) || /https?:\/\//u.test(text)) return 'knowledge'
  return 'tool'
}

/** Behind these a line says what the thing is for. */
const PURPOSE = /\s(?:for|cho|để|für|para|pour|для)\s/u

function wordKind(text: string): ResourceKind | null {
  const folded = fold(text)
  return ITEM_WORDS.find(([, words]) => words.some((word) => hasWord(folded, word)))?.[0] ?? null
}
