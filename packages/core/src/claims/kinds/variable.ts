/**
 * An environment variable, three ways: the text, what reads it in the code, and where it is set by example. Names only; no value is
 * ever looked at.
 */
import type { Plan } from '../../plan/plan.ts'
import type { Span } from '../../text/span.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import { hits } from '../facts/lines.ts'
import type { Kind } from '../kind.ts'
import { nearestOf } from '../nearest.ts'
import { quoted, wordsOf } from '../quoted.ts'
import { spansIn } from '../spans-in.ts'
import type { Statement } from '../statement.ts'
import type { Tree, World } from '../tree.ts'
import { fact } from '../tree.ts'

interface Detail {
  readonly name: string
}

export const variable: Kind<Detail> = {
  name: 'variable',
  summary: 'A variable that the text documents is read nowhere, or is missing in the example environment.',
  examples: [
    {
      document:
        '# Guide\n\n## Development Setup\n\n- `DATABASE_URL`: where the orders are\n- `AUTH_PATH`: where the tokens are\n- `SHOP_NAME`\n',
      files: {
        'src/db.ts': 'connect(import.meta.env.DATABASE_URL)\n',
        'src/name.ts': 'export const name = import.meta.env.SHOP_NAME\n',
        '.env.example': 'SHOP_NAME=\nAUTH_FILE=\n',
      },
      expect: ['advice DATABASE_URL', 'advice AUTH_PATH', 'holds SHOP_NAME'],
    },
    {
      document:
        '# Guide\n\n## Development Setup\n\n```env\nAPI_KEY=secret-value\nOLD_KEY=x\n```\n\n`MAX_ITEMS` caps a page. Biến môi trường `SHOP_LANG` chọn ngôn ngữ; `import.meta.env.SHOP_TZ` too.\n',
      files: { 'src/a.py': 'os.environ["API_KEY"]\nSHOP_LANG = os.getenv("SHOP_LANG")\n' },
      base: { 'src/a.py': 'os.environ["API_KEY"], os.environ["OLD_KEY"]\n' },
      expect: ['holds API_KEY', 'broken OLD_KEY', 'advice MAX_ITEMS', 'holds SHOP_LANG', 'advice SHOP_TZ'],
    },
    {
      document: '# Guide\n\n## Error Handling\n\n- The code is `NOT_FOUND`, status `IN_PROGRESS`\n- Set `NODE_ENV` and `PORT`\n',
      files: { 'src/a.ts': '' },
      expect: [],
    },
  ],
  recognise: (statement, plan) => found(statement, plan),
  needs: ({ detail }) => ({ words: [detail.name] }),
  judge: (claim, world) => judge(claim, world),
}

const LONG = /^\$?\{?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\}?(?:=.*)?$/
const READ =
  /^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|os\.getenv|ENV|getenv)(?:\.get)?[.[(]{1,2}["']?([A-Z][A-Z0-9_]*)["']?[)\]]{0,2}$/
const WORDS =
  /(?<!\p{L})(?:env(?:ironment)?(?: var(?:iable)?s?)?|\.env(?:\.\w+)?|biến môi trường|环境变量|環境変数|переменн\p{L}+ окружения|variables? de entorno|umgebungsvariablen?)(?!\p{L})/iu
/** Constants of code are hardly called so. */
const ENDING = /_(?:URL|URI|DSN|API_KEY|SECRET|SECRET_KEY|TOKEN|PASSWORD|HOST|PORT|BUCKET|WEBHOOK)$/
/** Every machine has them, or a framework reads them. */
const COMMON = new Set(
  'NODE_ENV PATH HOME USER CI TZ LANG SHELL PWD TERM PYTHONPATH GOPATH JAVA_HOME GITHUB_TOKEN NODE_OPTIONS NO_COLOR FORCE_COLOR HTTP_PROXY HTTPS_PROXY NO_PROXY DOCKER_HOST LD_LIBRARY_PATH PYTHONUNBUFFERED TMPDIR EDITOR'.split(
    ' ',
  ),
)

function found(statement: Statement, plan: Plan): Found<Detail>[] {
  const own = spansIn(plan.guide.variables, statement.form === 'fence' ? statement.fence.span : statement.text.span).map(
    ({ name, span }) => ({ name, span }),
  )
  const speaksOfThem =
    statement.form !== 'fence' &&
    [wordsOf(statement), ...statement.above.map(({ plain }) => plain), statement.titles.at(-1) ?? ''].some((text) => WORDS.test(text))
  const more = quoted(statement).flatMap(({ text, span }) => {
    const long = LONG.exec(text)?.[1]
    const name = READ.exec(text)?.[1] ?? (speaksOfThem || ENDING.test(long ?? '') ? long : undefined)
    return name && !own.some((other) => touches(other.span, span)) ? [{ name, span: inside(span, plan, name) }] : []
  })
  return [...own, ...more].flatMap(({ name, span }) =>
    COMMON.has(name) || !name.includes('_') ? [] : [{ subject: name, span, sure: 'high' as const, detail: { name } }],
  )
}

const touches = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** The name alone, so that a value beside it is never shown. */
function inside(span: Span, { source }: Plan, name: string): Span {
  const at = source.text.slice(span.from, span.to).indexOf(name)
  return at < 0 ? span : { from: span.from + at, to: span.from + at + name.length }
}

const EXAMPLE =
  /(?:^|\/)(?:\.env[\w.-]*\.(?:example|sample|template|dist|defaults?)|\.env\.(?:example|sample|template|dist)[\w.-]*|(?:example|sample)\.env|env\.(?:example|sample))$/i
const SETTING =
  /(?:^|\/)(?:\.env[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml|[\w.-]*Dockerfile[\w.-]*|[\w.-]+\.env|app\.ya?ml|render\.yaml|vercel\.json|fly\.toml|netlify\.toml|turbo\.json)$|^\.github\/|(?:^|\/)\.gitlab-ci\.yml$|(?:^|\/)(?:k8s|deploy|helm|charts|infra|terraform)\//i

function judge({ detail: { name } }: Claim<Detail>, { tree, base, where }: World): Finding {
  const paths = where(name)
  if (paths === null) return unproven(`The code is too large to look for ${name} in all of it.`)
  const settings = paths.filter((path) => EXAMPLE.test(path) || SETTING.test(path))
  const reader = paths.find((path) => !settings.includes(path))
  const examples = tree.files.filter((path) => EXAMPLE.test(path))
  if (reader !== undefined && settings.length === 0 && examples[0] !== undefined)
    return advice(`${name} is documented and stands in ${reader}, but is missing in ${examples[0]}.`, { path: reader, line: null })
  if (reader !== undefined)
    return holds(`${name} stands in ${reader}${settings[0] ? ` and ${settings[0]}` : ''}.`, { path: reader, line: null })
  if (settings[0] !== undefined) return holds(`${name} is set in ${settings[0]}.`, { path: settings[0], line: null })
  const was = base?.find([name]).get(name)?.[0]
  if (was !== undefined) return broken(`${name} is documented, and nothing reads it any more; it stood in ${was}.`)
  const near = nearestOf(name, [...exampleNames(tree).keys()])
  const place = near === null ? undefined : exampleNames(tree).get(near)
  return advice(
    `${name} is documented; nothing in this repository reads it.${near === null || !place ? '' : ` ${place.path} has ${near}.`}`,
    place,
  )
}

/** Names in the example environments, with their places. */
const exampleNames = fact(
  (tree: Tree) =>
    new Map(
      [
        ...hits(
          tree,
          tree.files.filter((path) => EXAMPLE.test(path)),
          /^\s*(?:export\s+)?#?\s?([A-Z][A-Z0-9_]+)=/,
        ),
      ].map(({ path, line, match }) => [match[1] ?? '', { path, line }]),
    ),
)
