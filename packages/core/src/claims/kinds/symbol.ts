/**
 * A symbol in code quotes: `getUserProfile`, `createRoom()`, `Cart.add`, `src/cart.ts#add`.
 *
 * That a word stands somewhere is weak proof that the symbol is there, so nothing more is said; that it stands nowhere is strong
 * proof that it is not, yet it may be somebody else's. Red is only what moved out of the file that the words put it into.
 */
import { originalSpan } from '../../text/phrase.ts'
import type { Span } from '../../text/span.ts'
import type { Claim, Finding, Fix, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import { definitions } from '../facts/definitions.ts'
import { hasWord } from '../facts/literals.ts'
import { isAside } from '../facts/script.ts'
import type { Kind } from '../kind.ts'
import { named, nameOf } from '../places.ts'
import type { Statement } from '../statement.ts'
import type { PlacedSymbol } from '../symbol-place.ts'
import { placedSymbols } from '../symbol-place.ts'
import type { World } from '../tree.ts'

interface Detail {
  readonly name: string
  readonly owner: string | null
  readonly home: string | null
  readonly near: readonly string[]
  readonly isOwn: boolean
  /** Where the path stands, when symbol and path are one text: only that can be mended. */
  readonly path: Span | null
}

export const symbol: Kind<Detail> = {
  name: 'symbol',
  summary: 'A function, class or other symbol that is named is not in the code, or not in the file that is named with it.',
  examples: [
    {
      document:
        '# Guide\n\n## Notes\n\n- `createRoom()` in `server/rooms.js` opens a room\n- `closeRoom()` in `server/rooms.js` shuts it\n',
      files: {
        'server/rooms.js': 'export function closeRoom() {}',
        'server/rooms/create.js': 'export function createRoom() {}',
      },
      expect: ['broken createRoom', 'holds closeRoom'],
    },
    {
      document: '# Guide\n\n- See `src/cart.ts#addItem`, `src/cart.ts::total` and `src/cart.ts#Cart`.\n',
      files: { 'src/cart.ts': 'export const total = 1\nclass Cart {}', 'src/items.ts': 'export const addItem = () => 1' },
      expect: ['broken src/cart.ts#addItem', 'holds src/cart.ts#total', 'holds src/cart.ts#Cart'],
    },
    {
      document:
        '# Guide\n\nThe page asks `getUserProfile`, shows `ProfileCard` and `<ProfilePhoto />`; `useState` keeps it, `id` names it.\n',
      files: { 'src/profile.tsx': 'export const getUserProfile = () => null\nexport function ProfileCard() {}' },
      expect: ['holds getUserProfile', 'holds ProfileCard', 'advice ProfilePhoto'],
    },
    {
      document:
        '# Guide\n\n- Settings live in `Settings.load()`; read `os.path()`, `main`, `MAX_AGE`, `feature/room-list`, `status`, `varchar(255)`.\n',
      files: { 'src/settings.py': 'class Settings:\n    def load(self): ...\n' },
      expect: ['holds Settings.load'],
    },
    {
      document: '# Guide\n\n| Function | File |\n|---|---|\n| `parseRow()` | `src/rows.py` |\n| `readRow()` | `src/rows.py` |\n',
      files: { 'src/rows.py': 'def read_row(): pass\nreadRow = read_row\n', 'src/parse.py': 'def parseRow(): pass\n' },
      expect: ['broken parseRow', 'holds readRow'],
    },
    {
      document: '# Hướng dẫn\n\n- Hàm `formatMoney` trong `lib/money.ts`\n- `lib/money.ts`: `roundMoney`, `splitMoney`\n',
      files: {
        'src/lib/money.ts': "export { formatMoney } from './format'\nexport const roundMoney = 1",
        'src/lib/split.ts': 'const splitMoney = 1',
      },
      expect: ['holds formatMoney', 'holds roundMoney', 'broken splitMoney'],
    },
    {
      document: '# Plan\n\n## Task Breakdown\n\n- [ ] Add `exportInvoice()` to `src/invoice.ts`\n',
      files: { 'src/invoice.ts': '' },
      expect: ['planned exportInvoice'],
    },
    {
      document: '# Guide\n\n- `useCart` from `src/index.ts`; `useOrder` is no longer in `src/index.ts`\n',
      files: { 'src/index.ts': "export * from './cart'", 'src/cart.ts': 'export const useCart = 1' },
      expect: ['unproven useCart'],
    },
    {
      document: '# Guide\n\n- `Cache.clear` in `src/rows.ts`; `readRows()` in `rows.ts`\n',
      files: { 'src/rows.ts': '', 'src/store.ts': 'class Store { clear() {} }\nexport const readRows = () => []' },
      expect: ['unproven Cache.clear', 'advice readRows'],
    },
  ],
  recognise: (statement: Statement): Found<Detail>[] => {
    if (statement.form === 'fence') return []
    const seen = new Set<string>()
    return placedSymbols(statement)
      .map((placed) => found(statement.text, placed))
      .filter(({ subject }) => !seen.has(subject) && seen.add(subject))
  },
  needs: ({ detail }) => ({ words: [detail.name] }),
  judge: (claim: Claim<Detail>, world: World): Finding => {
    const { name, home, near } = claim.detail
    const asked = home === null ? near : [home]
    const files = asked.flatMap((path) => named(world.tree, path, world.document)).filter((path) => world.tree.kindOf(path) === 'file')
    const inFile = files.map((path) => findIn(name, path, world)).find(Boolean)
    if (inFile) return inFile
    const only = home !== null && files.length === 1 ? files[0] : undefined
    return only === undefined ? anywhere(claim, world) : elsewhere(claim, only, world)
  },
}

function found(text: Parameters<typeof originalSpan>[0], { mark, symbol: each, home, near }: PlacedSymbol): Found<Detail> {
  const { name, owner, path, isOwn } = each
  const subject = path === null ? (owner === null ? name : `${owner}.${name}`) : `${path}#${owner === null ? '' : `${owner}.`}${name}`
  return {
    subject,
    span: originalSpan(text, mark.from, mark.to),
    sure: home === null ? 'low' : 'high',
    detail: { name, owner, home, near, isOwn, path: path === null ? null : originalSpan(text, mark.from, mark.from + path.length) },
  }
}

function findIn(name: string, path: string, { tree }: World): Finding | null {
  const defined = definitions(tree)(path).get(name)
  if (defined) return holds(`${name} is in ${path}.`, { path, line: defined.line })
  const text = tree.read(path)
  return text !== null && hasWord(text, name) ? holds(`${name} is named in ${path}.`, { path, line: null }) : null
}

/** The file is there and does not hold it: where is it now? */
function elsewhere(claim: Claim<Detail>, file: string, world: World): Finding {
  const { name, owner, isOwn, home } = claim.detail
  const text = world.tree.read(file)
  if (text === null) return unproven(`${file} cannot be read, so ${name} was not looked for in it.`, { path: file, line: null })
  if (/export[ \t]*\*|from[ \t]+\S{1,200}[ \t]+import[ \t]+\*/.test(text))
    return unproven(`${file} passes on what others define, perhaps ${name}.`)
  const found = definers(name, world)
  const now = found.length === 1 ? found[0] : undefined
  // A bare name of a file, found somewhere, may be that of another file that is gone; a short name may be anybody's.
  const isSure =
    isOwn && (home?.includes('/') || file === home) && (owner === null || hasWord(world.tree.read(now?.path ?? '') ?? '', owner))
  if (now && isSure) return broken(`${name} is not in ${file}; it is in ${now.path}.`, now, moved(claim, file, now.path))
  const place = now ?? (world.where(name) ?? []).map((path) => ({ path, line: null }))[0]
  if (place === undefined)
    return isOwn ? advice(`${name} is neither in ${file} nor anywhere else in the code.`) : unproven(`${name} is not in ${file}.`)
  const why = `${name} is not in ${file}; it stands in ${place.path}.`
  return isOwn && (now || isSure) ? advice(why, place) : unproven(why, place)
}

/** Only `path#symbol` is mended: there the path says nothing else. */
function moved({ detail, subject }: Claim<Detail>, file: string, now: string): Fix | undefined {
  const written = subject.slice(0, subject.indexOf('#'))
  if (!detail.path || !file.endsWith(written)) return undefined
  return { title: `Write ${now}`, edits: [{ ...detail.path, insert: now }] }
}

function anywhere({ detail: { name, isOwn, home } }: Claim<Detail>, world: World): Finding {
  const files = world.where(name)
  if (files === null) return unproven(`The code is too large to look for ${name} in all of it.`)
  // To parse all that name it would cost more than the line is worth.
  const path = files.slice(0, LOOKED_AT).find((file) => declares(world.tree.read(file) ?? '', name)) ?? files[0]
  const place = path === undefined ? undefined : { path, line: null }
  const missing = home !== null && named(world.tree, home, world.document).length === 0
  if (place && missing) return unproven(`${name} is in ${place.path}; ${home} is not there.`, place)
  if (place) return holds(`${name} is in ${place.path}.`, place)
  return isOwn && !missing ? advice(`${name} stands nowhere in the code.`) : unproven(`${name} stands nowhere in the code.`)
}

/** Files in which the declaration is looked for; in others it is only named. */
const LOOKED_AT = 6

const declares = (text: string, name: string): boolean =>
  new RegExp(
    String.raw`(?:function|class|const|let|var|interface|type|enum|struct|trait|def|fn|func)\s+${name.replaceAll('$', String.raw`\$`)}(?![\w$])`,
  ).test(text)

/** `Tree.find` stops at this many files: behind it nothing can be said to be the only one. */
const MOST = 20

/** Where it is declared, tests left out; nothing where there may be more than is known. */
function definers(name: string, { tree, where }: World): { path: string; line: number }[] {
  const files = where(name) ?? []
  if (files.length >= MOST) return []
  return files
    .filter((path) => !isAside(path) && !/^(?:package-lock|pnpm-lock|yarn)\b/.test(nameOf(path)))
    .flatMap((path) => {
      const defined = definitions(tree)(path).get(name)
      return defined?.as === 'declared' ? [{ path, line: defined.line }] : []
    })
}
