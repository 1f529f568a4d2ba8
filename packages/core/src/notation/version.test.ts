import { describe, expect, test } from 'vitest'
import { version } from './version.ts'

const check = (text: string, expected: string | null) => expect(version(text)?.constraint ?? null).toBe(expected)
const checkPlain = (text: string, expected: string | null) => expect(version(text, 'plain')?.constraint ?? null).toBe(expected)

describe('constraints in any sentence', () => {
  test.each([
    ['Node.js >= 22.3.0', '>=22.3.0'],
    ['Node.js >=22', '>=22'],
    ['Deno => 2', '>=2'],
    ['PyTorch ≥ 2.4', '>=2.4'],
    ['Ruby > 3.1', '>3.1'],
    ['Elixir <= 1.17', '<=1.17'],
    ['Ruby ~> 3.3', '~>3.3'],
    ['vite ^7.x', '^7.x'],
    ['zod ~4.1.0', '~4.1.0'],
    ['flask == 3.1', '3.1'],
    ['Python >=3.11,<3.14', '>=3.11 <3.14'],
    ['Node >= 20 and < 25', '>=20 <25'],
    ['Node 22+', '>=22'],
    ['Node v22+ with pnpm', '>=22'],
    ['Go 1.24 +', '>=1.24'],
    ['JDK 21 or higher', '>=21'],
    ['JDK 21 (LTS) or later', '>=21'],
    ['JDK 21 (or newer)', '>=21'],
    ['JDK 21, or above', '>=21'],
    ['Maven 3.9.x or higher', '>=3.9'],
    ['Node 24 LTS or newer', '>=24'],
    ['at least version 5.1', '>=5.1'],
    ['the latest stable release', 'latest'],
  ])('%s', check)
})

describe('in other languages', () => {
  test.each([
    ['Python 3.13 hoặc cao hơn', '>=3.13'],
    ['Node 22 trở lên', '>=22'],
    ['tối thiểu phiên bản 8.2', '>=8.2'],
    ['bản mới nhất', 'latest'],
    ['Node 22 及以上版本', '>=22'],
    ['Node 22以上', '>=22'],
    ['至少 3.12', '>=3.12'],
    ['Python 3.12以降', '>=3.12'],
    ['Go 1.23 или выше', '>=1.23'],
    ['не ниже 14', '>=14'],
    ['PHP 8.3 o superior', '>=8.3'],
    ['PHP 8.3 ou mais recente', '>=8.3'],
    ['Java 21 oder neuer', '>=21'],
    ['mindestens 21', '>=21'],
    ['Java 21 이상', '>=21'],
  ])('%s', check)
})

describe('numbers behind a name', () => {
  test.each([
    ['Node 22', '22'],
    ['Node v22.1', '22.1'],
    ['Angular 19.x', '19.x'],
    ['Nuxt 4.0.0-rc.2', '4.0.0-rc.2'],
    ['Node 20 - 24', '>=20 <=24'],
    ['Python 3.11 to 3.13', '>=3.11 <=3.13'],
    ['Node 22 or 24', '22 || 24'],
    ['Python 3.12/3.13', '3.12 || 3.13'],
  ])('%s', (text, expected) => {
    check(text, null)
    checkPlain(text, expected)
  })
})

describe('no version at all', () => {
  test.each([
    '16 GB RAM',
    '16+ GB of memory',
    '3+ years with Rust',
    '2-3 days',
    'answers in < 200 ms',
    'an image of ~50MB',
    'PORT=3000',
    'a 3-node cluster',
    'Base64 and UTF8',
    '2+ developers',
    'hơn 5+ năm',
  ])('%s', (text) => checkPlain(text, null))
})

test('the first statement counts, and knows its place', () => {
  const text = 'Node.js 22+ (npm >= 10)'
  const found = version(text)
  expect(text.slice(found?.from, found?.to)).toBe('22+')
})
