/**
 * The HTTP routes of a repository: out of OpenAPI files, else as literals in the code and as files of Next.js.
 */
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { hits } from './lines.ts'
import { at, data, isTable, lineOf, tableAt } from './yaml.ts'

export interface Route {
  /** Upper case; `*` for any. */
  readonly method: string
  /** As written. */
  readonly route: string
  readonly path: string
  readonly line: number | null
}

/** `/users/{id}`, `/users/:id`, `/users/[id]` and `/users/<int:id>` are one. */
export const shapeOf = (route: string): string =>
  route
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\{[^}/]*\}|:[A-Za-z_]\w*\??|\[{1,2}[^\]/]*\]{1,2}|<[^>/]*>/g, '{}')
    .toLowerCase() || '/'

export const openApiRoutes = fact((tree): readonly Route[] =>
  tree.files
    .filter((path) => /(?:^|\/)[\w.-]*(?:openapi|swagger|api-spec)[\w.-]*\.(?:ya?ml|json)$/i.test(path))
    .flatMap((path) => {
      const spec = data(tree, path)
      const prefix = typeof at(spec, 'basePath') === 'string' ? String(at(spec, 'basePath')).replace(/\/$/, '') : ''
      return Object.entries(tableAt(spec, 'paths')).flatMap(([route, item]) =>
        isTable(item)
          ? Object.keys(item)
              .filter((key) => METHOD.test(key))
              .map((key) => ({ method: key.toUpperCase(), route: prefix + route, path, line: lineOf(tree.read(path), route) }))
          : [],
      )
    }),
)

const METHOD = /^(?:get|post|put|patch|delete|head|options)$/i
const CODE = /\.(?:[cm]?[jt]sx?|py|go|rb|php|java|kt|rs|cs)$/
/** `app.get('/x'`, `@router.post("/x")`, `@Get('x')`, `r.HandleFunc("/x"`, `path('x/'`, `Route::get('/x'`. */
const CALL =
  /(?:\.|@|::|\b)(get|post|put|patch|delete|head|options|all|route|use|api_route|HandleFunc|Handle|Get|Post|Put|Patch|Delete|Controller|RequestMapping|GetMapping|PostMapping|PutMapping|DeleteMapping|PatchMapping|APIRouter|path|re_path|url)\s?\(\s?(?:prefix\s?=\s?)?["'`](\/?[\w{}:<>[\]./*-]{0,120})["'`]/
const NEXT = /(?:^|\/)(?:src\/)?(?:app\/(api(?:\/.*)?)\/route|pages\/(api\/.+))\.[cm]?[jt]sx?$/

/** The routes that one file of code names as literals. */
export const routesIn = fact((tree: Tree) => {
  const known = new Map<string, readonly Route[]>()
  return (path: string): readonly Route[] => {
    const found = known.get(path) ?? (CODE.test(path) && !/[._-](?:test|spec)\./.test(path) ? literals(tree, path) : [])
    known.set(path, found)
    return found
  }
})

const literals = (tree: Tree, file: string): Route[] =>
  [...hits(tree, [file], CALL)].map(({ path, line, match: [, method = '', route = ''] }) => ({
    method: methodOf(method),
    route: route.startsWith('/') ? route : `/${route}`,
    path,
    line,
  }))

/** The routes that Next.js makes out of the places of files. */
export const fileRoutes = fact((tree: Tree): readonly Route[] =>
  tree.files.flatMap((path) => {
    const match = NEXT.exec(path)
    const route = match?.[1] ?? match?.[2]?.replace(/\/index$/, '')
    return route === undefined ? [] : [{ method: '*', route: `/${route}`, path, line: null }]
  }),
)

const methodOf = (word: string): string => {
  const plain = word.replace(/Mapping$/, '')
  return METHOD.test(plain) ? plain.toUpperCase() : '*'
}
