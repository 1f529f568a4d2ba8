/**
 * Whether a text is a path of the repository, and of what; and where the name in a line of a tree ends.
 */

export type PathKind = 'file' | 'directory' | 'glob'

export interface FoundPath {
  /** As written, without `./`, a line number behind it and `/...`. */
  readonly path: string
  readonly kind: PathKind
}

const words = (table: string): ReadonlySet<string> => new Set(table.trim().split(/\s+/))

/** Endings that make a name without any folder a file: `Engine.run` and `user.name` are none. */
const EXTENSIONS = words(`
  astro bash bat c cc cfg cjs clj cmd conf config cpp cs csproj css csv cts cxx dart db diff dockerfile ejs elm env erb erl ex example exs fish
  fs go gql gradle graphql groovy h haml hbs hcl heex hpp hs html http hurl ico ini ipynb java jinja jpeg jpg js json json5 jsonc jsonl jsx
  keep kt kts less liquid lock log lua m md mdc mdx mjs mk ml mod mp3 mp4 mts nix njk onnx org pem php pkl plist png po prisma properties proto ps1
  pug py pyi pyx r rb rego rs rst sass sbt scala scss sh sln snap sol sql sqlite styl sum svelte svg swift tf tfvars tmpl toml tpl ts tscn tsv
  tsx ttf twig txt vb vue wasm webmanifest webp woff woff2 xcodeproj xcworkspace xml yaml yml zig zsh`)

/** Folders of many repositories, by which a tree that writes no slash is known. */
const FOLDERS = words(`
  .github .vscode .husky .cursor .claude __tests__ actions adapters admin api app apps assets backend bin build client cmd common components
  config configs constants contexts controllers core crates cypress data database db deploy dist docker docs domain e2e entities examples features fixtures
  frontend functions handlers helpers hooks i18n include infra infrastructure internal layouts lib libs locales main middleware middlewares
  migrations mobile models modules nginx packages pages pkg plugins prisma providers public repositories resources routers routes schemas scripts
  server services shared specs src static store stores styles supabase templates test tests tools types ui utils views web workers`)

const BARE_FILE =
  /^(?:(?:Dockerfile|Containerfile|Makefile|Justfile|Procfile|Gemfile|Rakefile|Vagrantfile|Jenkinsfile|Taskfile|Pipfile|Brewfile|Podfile|Caddyfile|LICENSE|README|CHANGELOG|CODEOWNERS)(?:\.[\w-]+)?|justfile|mvnw|gradlew|go\.(?:mod|sum))$/
const DOT_FILE =
  /^\.(?:env|git|npm|nvm|node|eslint|prettier|editor|docker|babel|stylelint|lint|python|ruby|tool-|swc|browserslist|mcp)[\w.-]*$|^\.[\w.-]+(?:rc|ignore|keep)$/
/** Libraries that are written like a file. */
const LIBRARY =
  /^(?:Node|Next|Nest|Nuxt|Vue|React|Express|Three|D3|Chart|Alpine|Ember|Backbone|Discord|Socket|Moment|Day|Solid|Preact|Angular|Require|Handlebars|Electron|Phaser|Pixi|TensorFlow|Fabric|Paper|Video|Koa|Hapi|Lit|Passport)\.js$/i

const SEGMENT = String.raw`(?:[\p{L}\p{N}_@.\-~*?()$+=!&%]|\[[^\]\s/]*\]+|\{[^}\s/]*\}|<[\w-]+>)+`
const PATH = new RegExp(`^(?:\\.{1,2}/)*/?${SEGMENT}(?:/${SEGMENT})*/?$`, 'u')
/** `client/server` are two sides, not one in the other. */
const ALTERNATIVES =
  /^(?:client|server|frontend|backend|web|mobile|api|ui|db|database)(?:\/(?:client|server|frontend|backend|web|mobile|api|ui|db|database|docs|tests?))+$/
/** A host, a member of an object, a MIME type, a package, an alias, the home folder, a branch, a place of the system, a call, numbers alone. */
const NO_PATH =
  /:\/\/|^[\w-]+\.(?:com|org|io|net|dev)\/|^(?:console|process|this|self|window|document|req|res|request|response|module|Math|os|sys)\.\w+$|^(?:application|text|image|audio|video|multipart)\/[\w.+*-]+$|^@[\w.-]+\/[\w.-]+$|^[@~]\/|^(?:origin|upstream|refs|feature|bugfix|hotfix)\/[\w/-]+$|^\/(?:usr|etc|var|tmp|home|Users|opt|bin|proc|dev|api|ws|v\d+)(?:\/|$)|\(\)|^[\w.]+\(.*\)$|^[\d./:-]+$/
const EXTENSION = /[^./]\.([A-Za-z][A-Za-z0-9]{0,11})$/

/** Longer texts are no paths, and are not worth the search. */
const LONGEST = 300

/** The path in code quotes; null for a name, a call, a package, a URL or a route. */
export function quotedPath(text: string): FoundPath | null {
  if (text.length > LONGEST) return null
  const path = text
    .trim()
    .replace(/^\.\//, '')
    .replace(/(?:(?<=\.\w+):\d+(?:[-–:]\d+)*|(?<=\.\w+)#L?\d+(?:-L?\d+)?)$/, '')
    .replace(/\/(?:\.{3}|…)$/, '/')
  const kind = pathKind(path)
  return kind && { path, kind }
}

/** The path that stands in prose without quotes: only what can hardly be anything else. */
export function barePath(text: string): FoundPath | null {
  const found = quotedPath(text)
  if (!found || /^[/.]*$/.test(found.path)) return null
  const { path, kind } = found
  const isFolder = path.endsWith('/') || (path.includes('/') && isFolderName(path.split('/')[0] ?? '') && !ALTERNATIVES.test(path))
  return kind === 'glob' ? (path.includes('/') ? found : null) : isFolder || hasExtension(path) ? found : null
}

export const isFolderName = (name: string): boolean => FOLDERS.has(name.replace(/\/+$/, ''))
const hasExtension = (path: string): boolean => EXTENSIONS.has((EXTENSION.exec(path)?.[1] ?? '').toLowerCase())

/** The kind of a path by its shape alone; null where the text is none. */
export function pathKind(text: string): PathKind | null {
  if (text.length > LONGEST || !PATH.test(text) || NO_PATH.test(text) || LIBRARY.test(text) || !/[\p{L}*]/u.test(text)) return null
  const last = lastSegment(text)
  const hasSlash = /[^/.]\//.test(text)
  if (/\{[^},]*\}|<[\w-]+>/.test(text)) return hasSlash ? 'glob' : null
  if (/[*?{]/.test(text)) return hasSlash || hasExtension(last) ? 'glob' : null
  if (text.endsWith('/')) return 'directory'
  if (isFileName(last)) return 'file'
  if (hasSlash || text.startsWith('../'))
    return EXTENSION.test(last) && !/[A-Z]/.test(EXTENSION.exec(last)?.[1] ?? '') ? 'file' : 'directory'
  return null
}

/** `.env`, `.gitignore`: a file whose name begins with the dot. */
export const isDotFile = (name: string): boolean => DOT_FILE.test(name)

/** True for a last segment that names a file by itself. */
export const isFileName = (name: string): boolean => hasExtension(name) || BARE_FILE.test(name) || DOT_FILE.test(name)

export const lastSegment = (path: string): string => path.split('/').filter(Boolean).at(-1) ?? ''

/** What authors put before or behind a name: `[NEW]`, `(modified)`, `M `, `+ `. */
const MARK_WORDS =
  'new|create[sd]?|add(?:ed)?|modif(?:y|ied)|update[sd]?|edit(?:ed)?|change[sd]?|extend(?:ed)?|delete[sd]?|removed?|unchanged|existing|optional|mới|sửa|新增|新建|修改|删除|новый'
const MARK_BEFORE = new RegExp(
  String.raw`^(?:[(\[]\s*(${MARK_WORDS})\s*[)\]]:?\s*|(${MARK_WORDS}):\s*|(${MARK_WORDS})\s+(?=\S*[./])|([+~MAD])\s+|(?![*#\d])\p{Emoji}️?\s*)`,
  'iu',
)
const REMARK = new RegExp(
  [
    String.raw`(?<!\s)\s+(?:#|\/\/|←|<-+|<=|→|-+>|=>|--+|—|–|;|\/\*|<!--|\||•|·|:|-|\*+)(?=\s|\S).*$`,
    String.raw`:\s+\S.*$`,
    String.raw`(?<!\s)(?:\s{2,}|\t)\S.*$`,
    String.raw`(?<!\s)\s+[（(\[【].*$|（.*$`,
    String.raw`(?<!\s)\s*\p{Extended_Pictographic}.*$`,
    String.raw`(?<!\s)\s+(?:NEW|MODIFIED|MODIFY|UPDATED?|DELETED?|REMOVED?|UNCHANGED|EXISTING)(?![\p{L}\p{N}]).*$`,
  ].join('|'),
  'u',
)

export interface NamedLine {
  readonly name: string
  readonly remark: string | null
}

/** A line of a tree or list without the marks before the name and the remark behind it. */
export function withoutRemark(text: string): NamedLine {
  const before = MARK_BEFORE.exec(text)
  const rest = before ? text.slice(before[0].length) : text
  const quoted = /^(["'`])([^"'`]+)\1/.exec(rest)
  const found = REMARK.exec(quoted ? rest.slice(quoted[0].length) : rest)
  const name = (quoted?.[2] ?? (found ? rest.slice(0, found.index) : rest)).trim()
  const mark = before?.slice(1).find(Boolean) ?? ''
  const remark = (found?.[0] ?? '')
    .replace(/^[\s#/←<–—;|•·:*→>=-]+/u, '')
    .replace(/\s*(?:\*\/|-->)\s*$/, '')
    .trim()
  return { name, remark: [mark, remark].filter(Boolean).join(' ') || null }
}
