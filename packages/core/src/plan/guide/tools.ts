/**
 * Names of tools as people write them, in one form: lower case, as the command is called where there is one.
 */
import { fold } from '../../notation/fold.ts'

const pairs = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [name = '', others = ''] = row.trim().split(': ')
        return others.split(', ').map((other) => [other, name] as const)
      }),
  )

const ALIASES = pairs(`
  node: node.js, nodejs, node js
  java: jdk, java jdk, openjdk, java development kit, java se
  postgresql: postgres, postgre sql, postgresql database, postgres database, postgresql db, postgres db
  go: golang, go lang
  python: python3, python 3
  pip: pip3
  dotnet: .net, .net core, net, dotnet core
  mongodb: mongo, mongo db
  kubernetes: k8s
  docker compose: docker-compose, docker compose v2
  rust: rustc, rust (stable)
  bun: bun.js, bunjs
  next: next.js, nextjs
  vue: vue.js, vuejs
  react: react.js, reactjs
  vs code: vscode, visual studio code`)

/** Tools that are told in a sentence, too. */
const KNOWN = new Set(
  `node, npm, pnpm, yarn, bun, deno, nvm, python, pip, poetry, uv, conda, java, maven, gradle, kotlin, scala, go, rust, cargo, rustup, ruby, rails, bundler, php,
  composer, laravel, dotnet, swift, xcode, flutter, dart, elixir, erlang, perl, lua, zig, cmake, gcc, clang, make, git, docker, docker compose, podman, kubernetes, kubectl,
  helm, terraform, ansible, postgresql, mysql, mariadb, sqlite, redis, mongodb, elasticsearch, rabbitmq, kafka, nginx, minio, ffmpeg, typescript, react, next, vue, angular,
  svelte, nest, nestjs, express, django, flask, fastapi, pytorch, tensorflow, playwright, chrome, android studio, supabase cli, firebase cli, aws cli, azure cli, gcloud, vercel cli, tmux, jq`.split(
    /,\s+/,
  ),
)

/** Labels that say what kind of tool follows, not which. */
const CATEGORIES = new Set(
  `ide, editor, code editor, os, operating system, platform, database, databases, db, runtime, language, languages, programming language, framework, frameworks, package manager, tool, tools, build tool, build tools,
  container, containers, version control, cloud, browser, backend, frontend, testing, infrastructure, services, software, required software, optional, recommended, hệ điều hành, trình soạn thảo, cơ sở dữ liệu, ngôn ngữ, công cụ,
  trình quản lý gói, 数据库, 操作系统, 编辑器, 运行时, 语言, 包管理器, 工具, データベース, エディタ, 言語, ツール, база данных, язык, редактор, base de datos, lenguaje, banco de dados, linguagem, datenbank, sprache`
    .split(/,\s+/)
    .map(fold),
)

export const isCategory = (label: string): boolean => CATEGORIES.has(fold(label))
export const isKnownTool = (name: string): boolean => KNOWN.has(name)

/** Words of a sentence before a name; with `no`, what follows is no tool. */
const LEAD =
  /^(?:(?:make sure(?: that)?|install(?:ed)?|requires?|required|have|use|using|ensure|need(?:s|ed)?|you(?:'ll| will)? (?:need|have)|a|an|the|minimum|at least|working|local(?:ly)?|running|valid|active|cài đặt|cần có|cần|yêu cầu|tối thiểu|đã cài|安装|需要|установить|нужен|instalar|installieren)\s+)+/iu
const NO_TOOL =
  /^(?:access|knowledge|familiarity|familiar|understanding|basic|existing|experience|permissions?|phase|task|milestone|completed?|completion|all|no|none|read|review|truy cập|quyền|kiến thức|hiểu biết|dự án|không|hoàn thành|了解|完成|无|доступ|знание|acceso|conocimiento|zugriff|kenntnisse)(?!\p{L})/iu
/** Where the name ends and the sentence goes on. */
const END =
  /\s+(?:for|with|to|in|on|from|via|by|as|that|which|installed|running|configured|required|recommended|optional|available|enabled|created|initiali[sz]ed|pointing|set up|is|are|must|should|will|at|để|cho|với|trên|đã|đang|được|cần|từ|用于|для|para|für|pour)(?=\s|$)|\s*（|\s[—–-]\s|[。.!](?=\s|$)|→|\n/iu
const TAIL = /\s+(?:server|runtime|compiler|interpreter|toolchain|sdk|version|phiên bản|package manager|环境|版本)$/iu

/** Words of a sentence, signs of a placeholder, and names of variables: no tool is called so. */
const NO_NAME =
  /(?:^|\s)(?:you|your|its?|this|that|we|our|have|has|been|not|can|please|bạn|của)(?=\s|$)|[[\]{}<>]|^[A-Z][A-Z0-9]*_[A-Z0-9_]+/u

/** The name in a text that states a tool; null where it states something else. */
export function toolName(text: string): string | null {
  const bare = text
    .replace(/[（(][^()（）]*[)）]?/g, ' ')
    .replace(/["'`*]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}@.]+/u, '')
    .replace(LEAD, '')
  const end = END.exec(bare)?.index ?? bare.length
  const name = bare
    .slice(0, end)
    .replace(/(?<=\s)v$/i, '')
    .replace(/[\s:：≥>=^~<|,;/-]+$/u, '')
    .trim()
  if (!/\p{L}/u.test(name) || NO_TOOL.test(name) || NO_NAME.test(name) || name.split(' ').length > 5) return null
  return canonical(name.toLowerCase())
}

function canonical(name: string): string {
  const short = ALIASES.get(name) ?? name.replace(TAIL, '').trim()
  return ALIASES.get(short) ?? short
}
