/**
 * Shell commands in fences and in code quotes, without prompts and comments.
 */
import type { Fence } from '../../text/blocks.ts'
import type { Phrase } from '../../text/phrase.ts'
import { originalSpan } from '../../text/phrase.ts'
import { span } from '../../text/span.ts'
import type { Document } from '../document.ts'
import type { Written } from '../plan.ts'

const SHELLS = new Set([
  'bash',
  'sh',
  'shell',
  'console',
  'zsh',
  'terminal',
  'shell-session',
  'shellsession',
  'powershell',
  'pwsh',
  'ps1',
  'cmd',
  'bat',
  'batch',
  'fish',
])

/** Words that a command begins with; the first word of a quoted text must be one of them. */
const PROGRAMS = new Set(
  `npm npx pnpm pnpx yarn bun bunx node deno tsc tsx nvm fnm volta asdf mise corepack ng nx turbo vite next nest expo vitest jest playwright cypress prisma
  python python3 py pip pip3 pipx uv uvx poetry pdm rye hatch conda mamba pyenv virtualenv pytest tox nox ruff black mypy uvicorn gunicorn flask django-admin celery alembic streamlit jupyter
  go golangci-lint cargo rustup make cmake ninja just task bazel gcc mvn ./mvnw gradle ./gradlew java javac sbt dotnet nuget ruby gem bundle rails rake php composer artisan mix iex flutter dart
  swift xcodebuild pod fastlane docker docker-compose podman colima kubectl helm minikube kind skaffold tilt terraform tofu pulumi cdk sam serverless ansible ansible-playbook vagrant
  git gh glab pre-commit brew apt apt-get yum dnf apk pacman snap choco scoop winget cp mv mkdir cd ls ln rm touch cat echo export source set chmod chown sudo curl wget tar unzip ssh scp open
  psql createdb pg_ctl mysql mongosh sqlite3 redis-server redis-cli supabase firebase gcloud aws az vercel netlify wrangler fly flyctl heroku stripe ngrok systemctl nix nix-shell direnv devbox`
    .trim()
    .split(/\s+/),
)

/** `node >=20` names a tool with its version. */
const VERSIONED = /^\S+\s+(?:v?\d|[<>=^~≥])/

export function isCommand(text: string): boolean {
  const [first = '', ...rest] = text.replace(/^(?:\$\s+|sudo\s+|[A-Z_][A-Z0-9_]*=\S+\s+)+/, '').split(/\s+/)
  if (/^\.{1,2}\/[\w./-]+\.(?:sh|py|js|mjs|ts|rb|ps1)$/.test(first)) return true
  return PROGRAMS.has(first) && rest.length > 0 && !VERSIONED.test(text)
}

/** Commands in code quotes. One in brackets is a hint on the side: `Go 1.21+ (brew install go)`. */
export function quotedCommands(text: Phrase): Written<string>[] {
  return text.marks.flatMap((mark) => {
    const value = text.plain.slice(mark.from, mark.to)
    const isHint = /[（(]\s*$/.test(text.plain.slice(0, mark.from)) && /^\s*[)）]/.test(text.plain.slice(mark.to))
    return mark.kind === 'code' && !isHint && isCommand(value)
      ? [{ value: value.replace(/^\$\s+/, ''), span: originalSpan(text, mark.from, mark.to) }]
      : []
  })
}

const PROMPT = /^(?:[$%❯➜]|PS [^>]*>|PS>)\s+/
/** Comments, output, branches of a tree, lists, assignments that set a variable and run nothing. */
const NO_COMMAND = /^(?:#|\/\/|REM\s|::|>|[-*]\s|[^\p{ASCII}]|[A-Za-z_]\w*=\S*\s*(?:#.*)?$|[\w@./-]+\/$|[}\])]+$)/iu

interface Growing {
  value: string
  from: number
  to: number
}

/** The commands of a shell fence. Where prompts are written, all else is output; a line that ends in a backslash goes on. */
export function fenceCommands({ source }: Document, fence: Fence): Written<string>[] {
  const isShell = SHELLS.has(fence.language)
  if (!isShell && fence.language !== '') return []
  const lines = fence.lines.map(({ span: at }) => ({ ...trimmed(source.text.slice(at.from, at.to)), at: at.from }))
  const isPrompted = lines.some(({ text }) => PROMPT.test(text))
  const commands: Growing[] = []
  let end: string | null = null
  let isOpen = false
  for (const { text, lead, at } of lines) {
    const last = commands.at(-1)
    const from = at + lead
    if (last && (end !== null || isOpen)) {
      grow(last, end === null ? text : source.text.slice(at, from) + text, from + text.length, end === null)
      if (text === end) end = null
      isOpen = end === null && text.endsWith('\\')
      continue
    }
    const prompt = PROMPT.exec(text)?.[0].length ?? 0
    const value = withoutComment(text.slice(prompt))
    if (value === '' || NO_COMMAND.test(value) || (isPrompted ? prompt === 0 : !isShell && !isCommand(value))) continue
    commands.push({ value, from: from + prompt, to: from + prompt + value.length })
    end = /<<-?\s*['"]?(\w+)['"]?/.exec(value)?.[1] ?? null
    isOpen = value.endsWith('\\')
  }
  return commands.map(({ value, from, to }) => ({ value, span: span(from, to) }))
}

function grow(command: Growing, text: string, to: number, isJoined: boolean): void {
  command.value = isJoined ? `${command.value.replace(/\\$/, '').trimEnd()} ${text}` : `${command.value}\n${text}`
  command.to = to
}

function trimmed(text: string): { text: string; lead: number } {
  return { text: text.trim(), lead: text.length - text.trimStart().length }
}

/** `npm test  # all of them`, but not the sign inside quotes. */
function withoutComment(text: string): string {
  let quote = ''
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] as string
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '#' && index > 0 && /\s/.test(text[index - 1] as string)) return text.slice(0, index).trimEnd()
  }
  return text
}
