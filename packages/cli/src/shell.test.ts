import { expect, test } from 'vitest'
import { shellWord } from './shell.ts'

test.each([
  ['docs/plan.md', 'docs/plan.md'],
  ['1.2', '1.2'],
  ['tài-liệu/kế_hoạch.md', 'tài-liệu/kế_hoạch.md'],
  ['my plan.md', "'my plan.md'"],
  ['$HOME/$&.md', "'$HOME/$&.md'"],
  ['`id`', "'`id`'"],
  ["it's", String.raw`'it'\''s'`],
  ['~/plan.md', "'~/plan.md'"],
  ['a;b', "'a;b'"],
  ['', "''"],
  ['a\nb\u001b[2J', "'a b[2J'"],
])('%j is typed as %s', (text, expected) => expect(shellWord(text)).toBe(expected))
