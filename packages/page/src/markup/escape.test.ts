import { expect, test } from 'vitest'
import { el } from './element.ts'
import { escapeText } from './escape.ts'

const cases: readonly (readonly [string, string])[] = [
  ['<script>alert("x")</script>', '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;'],
  ["it's & so on", 'it&#39;s &amp; so on'],
  ['a\0b\x1b[31mc\x7f', 'ab[31mc'],
  ['left\u202eright', 'leftright'],
  ['half \ud83d of a pair', 'half \ufffd of a pair'],
  ['🚀 stays', '🚀 stays'],
  ['line\nbreak\tand tab', 'line\nbreak\tand tab'],
]

test.each(cases)('%j becomes text of a page', (text, expected) => {
  expect(escapeText(text)).toBe(expected)
})

test('text is escaped in elements and in attributes, markup is not', () => {
  expect(el('p', { title: '"><b>', none: null, x: 1.26 }, 'a < b ', el('b', {}, '&'), null, [3]).markup).toBe(
    '<p title="&quot;&gt;&lt;b&gt;" x="1.3">a &lt; b <b>&amp;</b>3</p>',
  )
})
