/**
 * A guard that is said to protect a file or folder: "`requireAdmin` guards `src/routes/admin.ts`". The file should name it.
 */
import { quotedPath } from '../../notation/path.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import type { Kind } from '../kind.ts'
import { placeOf } from '../places.ts'
import { quoted } from '../quoted.ts'
import type { Statement } from '../statement.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly name: string
  readonly path: string
}

export const guard: Kind<Detail> = {
  name: 'guard',
  summary: 'A guard or middleware is not used by the file that it is said to protect.',
  examples: [
    {
      document:
        '# Guide\n\n## Security Notes\n\n- `requireAdmin` guards `src/routes/admin.ts` and `src/routes/stock.ts`\n- Middleware `rateLimit` protects `src/routes/`\n- `noSuchGuard` protects `src/routes/stock.ts`\n',
      files: {
        'src/routes/admin.ts': "import { requireAdmin } from '../guards'\nrouter.use(requireAdmin)\n",
        'src/routes/stock.ts': 'router.use(rateLimit)\n',
        'src/guards.ts': 'export function requireAdmin() {}\n',
      },
      expect: [
        'holds requireAdmin in src/routes/admin.ts',
        'broken requireAdmin in src/routes/stock.ts',
        'holds rateLimit in src/routes',
        'advice noSuchGuard in src/routes/stock.ts',
      ],
    },
    {
      document: '# Guide\n\n## Ghi chú bảo mật\n\n- `canDangNhap` bảo vệ `src/a.ts`\n',
      files: { 'src/a.ts': 'canDangNhap()', 'src/b.ts': '' },
      expect: ['holds canDangNhap in src/a.ts'],
    },
  ],
  recognise: (statement) => found(statement),
  needs: ({ detail }) => ({ words: [detail.name] }),
  judge: (claim, world) => judge(claim, world),
}

const PROTECTS = /(?<!\p{L})(?:guards?|protects?|secures?|wraps|middleware|guard for|bảo vệ|chặn|kiểm tra quyền|保护|ガード)(?!\p{L})/iu
const NAME = /^@?[A-Za-z_$][\w$]{3,60}(?:\(\))?$/

function found(statement: Statement): Found<Detail>[] {
  if (statement.form === 'fence' || !PROTECTS.test(statement.text.plain.slice(0, 600))) return []
  const parts = quoted(statement)
  const named = parts.filter(({ text }) => NAME.test(text) && /[a-z][A-Z]|_|[Gg]uard|[Mm]iddleware|[Aa]uth/.test(text))
  const paths = parts.flatMap(({ text }) => {
    const path = quotedPath(text)
    return path && path.kind !== 'glob' ? [path.path.replace(/\/+$/, '')] : []
  })
  return named.flatMap(({ text, span }) => {
    const name = text.replace(/^@|\(\)$/g, '')
    return paths.map((path) => ({ subject: `${name} in ${path}`, span, sure: 'high' as const, detail: { name, path } }))
  })
}

function judge({ detail: { name, path } }: Claim<Detail>, world: World): Finding {
  const { tree, where } = world
  const place = placeOf(path, world)
  if (!place) return unproven(`${path} is not there, so nothing can be said of what protects it.`)
  const files = place.kind === 'file' ? [place.path] : tree.files.filter((file) => file.startsWith(`${place.path}/`))
  const word = new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`)
  const user = files.slice(0, 500).find((file) => word.test(tree.read(file) ?? ''))
  if (user !== undefined) return holds(`${user} names ${name}.`, { path: user, line: null })
  const places = where(name)
  if (places === null) return unproven(`The code is too large to look for ${name} in all of it.`)
  const [elsewhere] = places
  if (elsewhere === undefined) return advice(`${name} stands nowhere in the code.`)
  return place.kind === 'file'
    ? broken(`${name} is said to protect ${place.path}, which does not name it; it stands in ${elsewhere}.`, {
        path: place.path,
        line: null,
      })
    : advice(`${name} is said to protect ${place.path}/, where no file names it; it stands in ${elsewhere}.`, {
        path: elsewhere,
        line: null,
      })
}
