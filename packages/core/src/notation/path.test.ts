import { describe, expect, test } from 'vitest'
import { barePath, pathKind, quotedPath, withoutRemark } from './path.ts'

describe('in code quotes', () => {
  test.each([
    ['src/cart/total.ts', 'file'],
    ['total.ts', 'file'],
    ['.env.local', 'file'],
    ['.gitignore', 'file'],
    ['Dockerfile', 'file'],
    ['Dockerfile.dev', 'file'],
    ['go.mod', 'file'],
    ['bin/serve.unknown', 'file'],
    ['app/[slug]/page.tsx', 'file'],
    ['app/(shop)/layout.tsx', 'file'],
    ['src/cart', 'directory'],
    ['cart/', 'directory'],
    ['../shared/', 'directory'],
    ['src/**/*.spec.ts', 'glob'],
    ['*_test.go', 'glob'],
    ['src/{cart,order}.ts', 'glob'],
    ['src/<feature>/index.ts', 'glob'],
    ['Cart', null],
    ['useCart()', null],
    ['cart.total', null],
    ['cart/total()', null],
    ['console.log', null],
    ['process.env', null],
    ['res.json', null],
    ['.then', null],
    ['Node.js', null],
    ['com.shop.Cart', null],
    ['@nestjs/core', null],
    ['@/components/ui', null],
    ['https://shop.test/cart', null],
    ['github.com/shop/cart', null],
    ['application/json', null],
    ['/api/carts', null],
    ['/etc/hosts', null],
    ['feature/cart', null],
    ['1/2', null],
    ['22.3.0', null],
    ['npm run dev', null],
    ['{domain}-{type}.py', null],
  ])('%s', (text, expected) => expect(pathKind(text)).toBe(expected))
})

describe('what is not part of the path', () => {
  test.each([
    ['./src/cart.ts', 'src/cart.ts'],
    ['src/cart.ts:42', 'src/cart.ts'],
    ['src/cart.rs:70-77', 'src/cart.rs'],
    ['src/cart.ts#L10-L20', 'src/cart.ts'],
    ['src/cart/...', 'src/cart/'],
  ])('%s', (text, expected) => expect(quotedPath(text)?.path).toBe(expected))
})

describe('without quotes only what can hardly be anything else', () => {
  test.each([
    ['src/cart.ts', true],
    ['cart.ts', true],
    ['modules/cart/', true],
    ['src/cart', true],
    ['src/**/*.ts', true],
    ['client/server', false],
    ['CI/CD', false],
    ['Vue.js', false],
    ['e.g.', false],
    ['Dockerfile', false],
  ])('%s', (text, expected) => expect(barePath(text) !== null).toBe(expected))
})

describe('names and remarks', () => {
  test.each([
    ['cart.ts', 'cart.ts', null],
    ['cart.ts  # sums', 'cart.ts', 'sums'],
    ['cart.ts // sums', 'cart.ts', 'sums'],
    ['cart.ts ← sums', 'cart.ts', 'sums'],
    ['cart.ts <- sums', 'cart.ts', 'sums'],
    ['cart.ts -- sums', 'cart.ts', 'sums'],
    ['cart.ts — sums', 'cart.ts', 'sums'],
    ['cart.ts - sums', 'cart.ts', 'sums'],
    ['cart.ts: sums', 'cart.ts', 'sums'],
    ['cart.ts /* sums */', 'cart.ts', 'sums'],
    ['cart.ts    sums', 'cart.ts', 'sums'],
    ['cart.ts\tsums', 'cart.ts', 'sums'],
    ['cart.ts (sums)', 'cart.ts', '(sums)'],
    ['cart.ts（合计）', 'cart.ts', '（合计）'],
    ['cart.ts NEW', 'cart.ts', 'NEW'],
    ['cart.ts [MODIFIED]', 'cart.ts', '[MODIFIED]'],
    ['cart.ts ✅ done', 'cart.ts', '✅ done'],
    ['[NEW] cart.ts', 'cart.ts', 'NEW'],
    ['NEW: cart.ts', 'cart.ts', 'NEW'],
    ['(update) cart.ts', 'cart.ts', 'update'],
    ['+ cart.ts', 'cart.ts', '+'],
    ['M  cart.ts', 'cart.ts', 'M'],
    ['📁 cart/', 'cart/', null],
    ['`cart.ts` – sums', 'cart.ts', 'sums'],
    ['(shop)/page.tsx', '(shop)/page.tsx', null],
    ['new/page.tsx', 'new/page.tsx', null],
    ['2031-04-01.md  # a log', '2031-04-01.md', 'a log'],
  ])('%s', (text, name, remark) => expect(withoutRemark(text)).toEqual({ name, remark }))
})
