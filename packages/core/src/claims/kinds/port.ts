/**
 * A port of this machine: `localhost:5432`, `postgres://localhost:5433/shop`, "on port 3000". It should be one that a compose file
 * publishes, an example environment states or the code listens on.
 */
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import { composeServices } from '../facts/compose.ts'
import { hits } from '../facts/lines.ts'
import type { Kind } from '../kind.ts'
import type { Statement } from '../statement.ts'
import type { Tree, World } from '../tree.ts'
import { fact } from '../tree.ts'

interface Detail {
  readonly port: number
  /** The database or server that the words name, as its image would be called. */
  readonly product: string | null
}

/** Names in a text → what images and services of it are called, and its usual port. */
const PRODUCTS: readonly (readonly [pattern: RegExp, image: RegExp, usual: number])[] = [
  [/postgres|\bpg\b/i, /postgres|postgis|timescale|pgvector/i, 5432],
  [/mysql|mariadb/i, /mysql|mariadb/i, 3306],
  [/redis|valkey/i, /redis|valkey/i, 6379],
  [/mongo/i, /mongo/i, 27017],
  [/rabbit|amqp/i, /rabbit/i, 5672],
  [/elastic/i, /elastic/i, 9200],
]

export const port: Kind<Detail> = {
  name: 'port',
  summary: 'A port that the text names is not the one that a compose file publishes.',
  examples: [
    {
      document:
        '# Guide\n\n- Postgres listens on `localhost:5432`, Redis on port 6379\n- The app is on http://localhost:3000, nothing on `localhost:9999`\n',
      files: {
        'compose.yml':
          'services:\n  db:\n    image: postgres:17\n    ports:\n      - "5433:5432"\n  cache:\n    image: redis\n    ports: ["6379:6379"]\n',
        'src/server.ts': 'app.listen(env.PORT ?? 3000)\n',
      },
      expect: ['broken 5432', 'holds 6379', 'holds 3000', 'unproven 9999'],
    },
    {
      document: '# Guide\n\n- Cơ sở dữ liệu PostgreSQL chạy ở cổng 5434\n',
      files: { 'docker-compose.yml': 'services:\n  db:\n    image: postgres\n    ports: ["5432:5432"]\n' },
      expect: ['broken 5434'],
    },
  ],
  recognise: (statement) => found(statement),
  judge: (claim, world) => judge(claim, world),
}

const NAMED =
  /(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d{2,5})(?!\d)|(?<![\p{L}-])(?:ports?|cổng|端口|ポート|порт)\s{0,2}[:：]?\s{0,2}`?(\d{2,5})(?![\d.])/giu

function found(statement: Statement): Found<Detail>[] {
  if (statement.form === 'fence') return []
  const { text } = statement
  return [...text.plain.matchAll(NAMED)].flatMap((match) => {
    const number = match[1] ?? match[2] ?? ''
    const from = match.index + match[0].lastIndexOf(number)
    const value = Number(number)
    if (value < 80 || value > 65_535) return []
    // The product that is named last before the number, in the same clause.
    const before =
      text.plain
        .slice(Math.max(0, match.index - 60), match.index)
        .split(/[,;.]\s/)
        .at(-1) ?? ''
    const product = PRODUCTS.find(([pattern]) => pattern.test(before))?.[1].source ?? null
    return [
      { subject: number, span: originalSpan(text, from, from + number.length), sure: 'high' as const, detail: { port: value, product } },
    ]
  })
}

function judge({ detail }: Claim<Detail>, { tree }: World): Finding {
  const services = composeServices(tree)
  const publishing = services.find(({ ports }) => ports.some(({ host }) => host === detail.port))
  if (publishing)
    return holds(`${publishing.path} publishes ${detail.port} for ${publishing.name}.`, { path: publishing.path, line: publishing.line })
  const said = literalPorts(tree).get(detail.port)
  if (said) return holds(`${detail.port} stands in ${said.path}.`, said)
  const image = detail.product === null ? null : new RegExp(detail.product, 'i')
  const own = image
    ? services.filter((service) => image.test(service.image ?? '') || image.test(service.name)).filter(({ ports }) => ports.length > 0)
    : []
  const [one, other] = own
  if (one && !other)
    return broken(`The text says ${detail.port}; ${one.path} publishes ${one.ports.map(({ host }) => host).join(', ')} for ${one.name}.`, {
      path: one.path,
      line: one.line,
    })
  const inside = services.find(({ ports }) => ports.some(({ container }) => container === detail.port))
  if (inside)
    return advice(
      `${detail.port} is the port inside of ${inside.name}; ${inside.path} publishes ${inside.ports.map(({ host }) => host).join(', ')}.`,
      { path: inside.path, line: inside.line },
    )
  return unproven(`No compose file, example environment or setting of this repository names the port ${detail.port}.`)
}

const SETTINGS =
  /(?:^|\/)(?:\.env[\w.-]*|Dockerfile[\w.-]*|Makefile|package\.json|[\w.-]*config[\w.-]*\.[cm]?[jt]s|application[\w-]*\.(?:ya?ml|properties)|(?:server|main|index|app|settings|config)\.(?:[cm]?[jt]sx?|py|go|rs))$/
const LITERAL =
  /(?:port\w*["']?\s*(?:[:=]|\?\?|\|\|)[^0-9\n]{0,40}|listen\(|EXPOSE\s|localhost:|127\.0\.0\.1:|--port[ =]|-p\s|run\([^)\n]{0,60}port=)(\d{2,5})(?!\d)|process\.env\.\w*PORT\w*\W{1,12}(\d{2,5})/i

/** Ports as they stand in settings and in the files where servers start. Passwords beside them are never kept. */
const literalPorts = fact((tree: Tree) => {
  const found = new Map<number, { path: string; line: number }>()
  for (const { path, line, match } of hits(
    tree,
    tree.files.filter((file) => SETTINGS.test(file)),
    LITERAL,
  )) {
    const value = Number(match[1] ?? match[2])
    if (!found.has(value)) found.set(value, { path, line })
  }
  return found
})
