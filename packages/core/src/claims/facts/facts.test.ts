import { describe, expect, test } from 'vitest'
import { memoryTree } from '../testing/memory-tree.ts'
import { definitionsOf } from './definitions.ts'
import { imports } from './imports.ts'
import { jsonc } from './jsonc.ts'
import { occurrencesIn } from './occurrences.ts'

describe('settings files', () => {
  test.each([
    ['{ "a": 1 }', { a: 1 }],
    ['\uFEFF{ // one\n "a": "x // y", /* two */ "b": [1, 2,],\n}', { a: 'x // y', b: [1, 2] }],
    ['{ "a": "\\"," , }', { a: '",' }],
    ['{ "a": ', undefined],
    ['/*/*/*/*', undefined],
  ])('%s', (text, expected) => expect(jsonc(text)).toEqual(expected))
})

describe('definitions', () => {
  const names = (path: string, text: string) =>
    [...definitionsOf(path, text)].flatMap(([name, { as }]) => (as === 'declared' ? [name] : [])).join(' ')
  test.each([
    ['a.ts', 'export const one = 1, { two, x: three } = all', 'one two three'],
    ['a.ts', 'class Cart { total() {} #sum = () => 1; count = 1 }', 'Cart total sum'],
    ['a.ts', 'type A = { b: 1 }\ninterface C { d(): void }\nenum E { F }', 'A C d E F'],
    ['a.tsx', "import { a } from 'b'\nexport default function Page() { return <Card kind='x' /> }", 'Page'],
    ['a.js', 'module.exports.read = 1\nexports.write = 2\nother.name = 3', 'read write'],
    ['a.py', 'class Cart:\n    async def total(self): ...\nLIMIT: int = 3', 'Cart total LIMIT'],
    ['a.go', 'func (c *Cart) Total() int {}\ntype Item struct{}', 'Total Item'],
    ['a.rs', 'pub fn add() {}\npub struct Cart;', 'add Cart'],
  ])('%s: %s', (path, text, expected) => expect(names(path, text)).toBe(expected))
})

describe('imports', () => {
  const tree = memoryTree({
    'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["lib/*"], "config": ["src/config.ts"] } } }',
    'packages/core/package.json': '{ "name": "@shop/core" }',
    'packages/core/src/index.ts': '',
    'lib/money.ts': '',
    'src/config.ts': '',
    'src/b/index.tsx': '',
    'src/a.ts':
      "import m from '@lib/money'\nimport type { B } from './b'\nexport * from '@shop/core'\nrequire('config')\nimport('left-pad')\n// import './no'\nconst s = './b'\nimport './gone'",
    'api/main.py': 'from .users import load\nfrom api.users import x\nimport os, json\n',
    'api/users.py': '',
  })
  test('TypeScript', () =>
    expect(imports(tree)('src/a.ts').map(({ line, path, package: from }) => `${line} ${path ?? from}`)).toEqual([
      '1 lib/money.ts',
      '2 src/b/index.tsx',
      '3 packages/core/src/index.ts',
      '4 src/config.ts',
      '5 left-pad',
      '8 null',
    ]))
  test('Python', () =>
    expect(imports(tree)('api/main.py').map(({ line, path, package: from }) => `${line} ${path ?? from}`)).toEqual([
      '1 api/users.py',
      '2 api/users.py',
      '3 os',
      '3 json',
    ]))
})

describe('what stands as code', () => {
  test.each([
    ['a.ts', ['eval(1) // eval\n"eval"; `eval $', '{eval}`'].join(''), 'eval', [1, 2]],
    ['a.ts', 'let a: any = b.any // any', 'any', [1]],
    ['a.tsx', '<p title="eval">eval {eval}</p>', 'eval', [1]],
    ['a.ts', '// @ts-ignore\nx', '@ts-ignore', [1]],
    ['a.py', '# print\nprint(1)  # print\nprinted()', 'print', [2]],
  ])('%s: %s', (path, text, literal, expected) => expect(occurrencesIn(path, text, literal)).toEqual(expected))
})
