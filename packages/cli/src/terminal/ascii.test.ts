import { expect, test } from 'vitest'
import { ascii, wantsAscii } from './ascii.ts'
import { displayWidth } from './width.ts'

test('signs become ASCII of the same width, letters stay', () => {
  const drawn = '├─● 界 “Việt”… ██▓▓░░ ◆ │ ▼'
  expect(ascii(drawn)).toBe('|-* 界 "Việt"~ ##==-- * | v')
  expect(displayWidth(ascii(drawn))).toBe(displayWidth(drawn))
})

test.each([
  [{}, false],
  [{ TERM: 'xterm-256color', LANG: 'en_US.UTF-8' }, false],
  [{ LANG: 'C.utf8' }, false],
  [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, true],
  [{ LANG: 'de_DE.ISO-8859-1' }, true],
  [{ TERM: 'dumb', LANG: 'en_US.UTF-8' }, true],
])('%j', (env, expected) => expect(wantsAscii(env)).toBe(expected))
