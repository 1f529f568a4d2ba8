/**
 * A service of a compose file, where the words around its name call it one: the `db` service, `docker compose up db` is the kind `command`.
 */
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, holds, unproven } from '../claim.ts'
import { composeServices } from '../facts/compose.ts'
import type { Kind } from '../kind.ts'
import { quoted } from '../quoted.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly name: string
}

export const service: Kind<Detail> = {
  name: 'service',
  summary: 'A service that the text names is in no compose file.',
  examples: [
    {
      document:
        '# Guide\n\n## Integration Points\n\n- The `db` service keeps orders, the `cache` container sessions\n- Compose services: `db`, `queue`\n',
      files: { 'compose.yaml': 'services:\n  db:\n    image: postgres:17\n  cache:\n    image: redis\n' },
      expect: ['holds db', 'holds cache', 'holds db', 'advice queue'],
    },
    {
      document: '# Guide\n\n- Dịch vụ `csdl` giữ đơn hàng; `CartService` service, `orders` is a table\n',
      files: { 'docker-compose.yml': 'services:\n  web:\n    build: .\n' },
      expect: ['advice csdl'],
    },
    { document: '# Guide\n\n- The `db` service keeps orders\n', files: { 'src/a.ts': '' }, expect: ['unproven db'] },
  ],
  recognise: (statement) => found(statement),
  judge: ({ detail }: Claim<Detail>, { tree }: World): Finding => {
    const services = composeServices(tree)
    const own = services.find(({ name }) => name === detail.name)
    if (own) return holds(`The service ${own.name} is in ${own.path}.`, { path: own.path, line: own.line })
    const [first] = services
    if (!first) return unproven(`There is no compose file that could have a service ${detail.name}.`)
    const names = [...new Set(services.map(({ name }) => name))]
    return advice(`No compose file has a service ${detail.name}; ${first.path} has ${names.slice(0, 8).join(', ')}.`, {
      path: first.path,
      line: null,
    })
  },
}

const BEHIND = /^\s{0,2}(?:(?:docker|compose)[ -]){0,2}(?:service|container)s?(?![\p{L}-])/iu
const BEFORE =
  /(?:(?:compose|docker) (?:services?|containers?)|containers?|dịch vụ(?: compose| docker)?|服务|サービス|сервис)\s{0,2}[:：]?\s{0,2}$/iu
/** `db`, `queue` behind a label that speaks of compose services. */
const LABEL = /^[^:：]{0,30}(?:compose|docker)[ -](?:services?|containers?|dịch vụ)[^:：]{0,20}[:：]/iu
const NAME = /^[a-z][a-z0-9_-]{0,40}$/

function found(statement: Statement): Found<Detail>[] {
  const isLabelled = statement.form === 'item' && LABEL.test(statement.text.plain)
  return quoted(statement).flatMap(({ text, span, before, after }) =>
    NAME.test(text) && (isLabelled || BEHIND.test(after) || BEFORE.test(before))
      ? [{ subject: text, span, sure: 'low' as const, detail: { name: text } }]
      : [],
  )
}
