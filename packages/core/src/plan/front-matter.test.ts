import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { source } from '../text/source.ts'
import { frontMatter } from './front-matter.ts'

const read = (yaml: string) => frontMatter(source(`---\n${yaml}\n---\n\n# Plan\n`))

describe('fields', () => {
  const check = (yaml: string, expected: string) =>
    expect(
      Object.entries(read(yaml).fields)
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; ') || '-',
    ).toBe(expected)
  test.each(
    cases(`
      phase: planning                           //= phase=planning
      title: "Feature: import"                  //= title=Feature: import
      title: 'It''s on'                         //= title=It's on
      version: 1.10                             //= version=1.10
      created: 2026-11-23                       //= created=2026-11-23
      done: yes                                 //= done=yes
      tags: [a, b]                              //= -
      a: 1 # one⏎b: 2                           //= a=1; b=2
      description: >⏎  two⏎  lines              //= description=two lines⏎
      empty:                                    //= empty=
      ключ: значение                            //= ключ=значение
    `),
  )('%s', (yaml, expected) => check(yaml, expected.replaceAll('⏎', '\n')))

  test('values keep their place', () => {
    const text = '---\ntitle: "Import"\nphase: planning\n---\n'
    const { fields } = frontMatter(source(text))
    expect(Object.values(fields).map(({ span }) => text.slice(span.from, span.to))).toEqual(['"Import"', 'planning'])
  })
  test('with CRLF and BOM', () => {
    const text = '\ufeff---\r\ntitle: Import\r\nphase: planning\r\n---\r\n\r\n# Plan\r\n'
    const { fields } = frontMatter(source(text))
    expect(Object.entries(fields).map(([name, { value, span }]) => `${name}=${value}@${text.slice(span.from, span.to)}`)).toEqual([
      'title=Import@Import',
      'phase=planning@planning',
    ])
  })
})

describe('problems', () => {
  test.each([
    ['an open bracket', 'a: [1'],
    ['a key twice', 'a: 1\na: 2'],
    ['a tab', 'a:\n\tb: 1'],
  ])('%s is told with its place and never thrown', (_, yaml) => {
    const { errors } = read(yaml)
    expect(errors.length).toBeGreaterThan(0)
    for (const { message, span } of errors)
      expect([message.includes('\n'), span.from <= span.to, span.to <= yaml.length + 20]).toEqual([false, true, true])
  })
  test.each(['a: &x [*x]', 'a: *nowhere', 'a: !!js/function x', 'a: !!binary x', '- 1\n- 2', 'a: ? b', 'x: "\\u0000"'])(
    '%j does not throw',
    (yaml) => {
      expect(() => read(yaml)).not.toThrow()
    },
  )
  test('aliases of aliases do not blow up', () => {
    const bomb = [
      'a: &a [1,1,1,1,1,1,1,1,1]',
      ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`),
    ]
    expect(read(bomb.join('\n')).settings).toMatchObject({ sizes: {}, checks: {} })
  })
})

describe('settings', () => {
  test('under milemark', () => {
    expect(
      read('milemark:\n  start: 2026-12-01\n  holidays: DE-BY\n  sizes: { S: 4, M: x }\n  checks:\n    no-estimate: off\n    loud: shout')
        .settings,
    ).toMatchObject({
      start: '2026-12-01',
      holidays: 'DE-BY',
      sizes: { S: 4 },
    })
  })
  test('the document goes before the folder', () => {
    const own = frontMatter(source('---\nmilemark: { start: 2026-12-01 }\n---\n'), { start: '2020-01-01', calendar: 'x', sizes: { S: 1 } })
    expect(own.settings).toEqual({ start: '2026-12-01', calendar: 'x', sizes: { S: 1 }, checks: {} })
  })
  test('a dialect and sizes that there cannot be have no effect', () =>
    expect(read('milemark:\n  dialect: klingon\n  sizes: { S: -4, M: .nan, L: 8 }').settings).toEqual({ sizes: { L: 8 }, checks: {} }))
})

test('no front matter', () => expect(frontMatter(source('# Plan\n'))).toMatchObject({ span: null, fields: {}, errors: [] }))
