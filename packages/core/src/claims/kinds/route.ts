/**
 * An HTTP route with its method: `POST /api/rooms`. An OpenAPI file is the authority where there is one, else literal routes of the
 * code; routes may be put together at run time, so what is not found is only worth a look.
 */
import { nearest } from '../../notation/near.ts'
import { originalSpan } from '../../text/phrase.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, holds, unproven } from '../claim.ts'
import type { Route } from '../facts/routes.ts'
import { fileRoutes, openApiRoutes, routesIn, shapeOf } from '../facts/routes.ts'
import type { Kind } from '../kind.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly method: string
  readonly route: string
}

export const route: Kind<Detail> = {
  name: 'route',
  summary: 'A route that the text names is not in the OpenAPI file, or nowhere in the code.',
  examples: [
    {
      document:
        '# Guide\n\n## Integration Points\n\n- `POST /api/rooms` opens a room, `GET /api/rooms/:id` shows it\n- DELETE /api/rooms/{id}\n',
      files: { 'docs/openapi.yaml': 'openapi: 3.0.0\npaths:\n  /api/room:\n    post: {}\n  /api/rooms/{roomId}:\n    get: {}\n' },
      expect: ['advice POST /api/rooms', 'holds GET /api/rooms/:id', 'advice DELETE /api/rooms/{id}'],
    },
    {
      document: '# Guide\n\n- `GET /api/carts/{id}`, `POST /orders`, `PUT /nowhere`, `GET /api/health`\n',
      files: {
        'src/server.ts': "app.get('/api/carts/:id', show)\nrouter.post('/orders', add)\n",
        'app/api/health/route.ts': 'export function GET() {}\n',
      },
      expect: ['holds GET /api/carts/{id}', 'holds POST /orders', 'unproven PUT /nowhere', 'holds GET /api/health'],
    },
  ],
  recognise: (statement) => found(statement),
  needs: ({ detail }) => ({ words: [wordOf(detail.route)].filter((word) => word !== '') }),
  judge: (claim, world) => judge(claim, world),
}

const NAMED = /(?<![\p{L}\p{N}/_-])(GET|POST|PUT|PATCH|DELETE)\s(\/[\w{}:<>[\]./-]{0,120})/gu

function found(statement: Statement): Found<Detail>[] {
  if (statement.form === 'fence') return []
  const { text } = statement
  return [...text.plain.matchAll(NAMED)].map((match) => {
    const path = (match[2] ?? '').replace(/[.:]+$/, '')
    const method = match[1] ?? 'GET'
    return {
      subject: `${method} ${path}`,
      span: originalSpan(text, match.index, match.index + method.length + 1 + path.length),
      sure: 'low' as const,
      detail: { method, route: path },
    }
  })
}

/** The last name in a route: the files that hold it are looked at. */
const wordOf = (path: string): string =>
  path
    .split('/')
    .filter((part) => /^[\w-]{2,}$/.test(part))
    .at(-1) ?? ''

function judge({ detail, subject }: Claim<Detail>, { tree, where }: World): Finding {
  const spec = openApiRoutes(tree)
  const own = spec.find((one) => fits(one, detail))
  if (own) return holds(`${own.path} has ${own.method} ${own.route}.`, { path: own.path, line: own.line })
  if (spec[0]) {
    const near = nearest(
      `${detail.method} ${shapeOf(detail.route)}`,
      spec.map(({ method, route }) => `${method} ${shapeOf(route)}`),
      1,
    )[0]
    const other = spec.find(({ method, route }) => `${method} ${shapeOf(route)}` === near)
    return advice(`${spec[0].path} has no ${subject}${other ? `; it has ${other.method} ${other.route}` : ''}.`, {
      path: spec[0].path,
      line: other?.line ?? null,
    })
  }
  const inCode = [...(where(wordOf(detail.route)) ?? []).flatMap(routesIn(tree)), ...fileRoutes(tree)]
  const code = inCode.find((one) => fits(one, detail)) ?? inCode.find((one) => isEnd(one, detail))
  return code
    ? holds(`${code.path} has ${code.route}.`, { path: code.path, line: code.line })
    : unproven(`No literal of the code is ${subject}; it may be put together from parts.`)
}

const fits = ({ method, route }: Route, asked: Detail): boolean =>
  (method === '*' || method === asked.method) && shapeOf(route) === shapeOf(asked.route)

/** A router is mounted below a prefix: `/rooms/:id` under `/api`. */
const isEnd = ({ method, route }: Route, asked: Detail): boolean =>
  (method === '*' || method === asked.method) && shapeOf(route).length > 3 && shapeOf(asked.route).endsWith(shapeOf(route))
