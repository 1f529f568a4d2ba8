/**
 * Strong words in the security notes that name nothing which could be looked up: one quiet remark. Who checked it by hand may say so:
 * `(checked by @ann 2026-11-22)`.
 */
import { originalSpan } from '../../text/phrase.ts'
import type { Finding, Found } from '../claim.ts'
import { unproven } from '../claim.ts'
import type { Kind } from '../kind.ts'
import type { Statement } from '../statement.ts'

export const said: Kind<null> = {
  name: 'said',
  summary: 'A strong statement about security names nothing that could be checked.',
  examples: [
    {
      document:
        '# Guide\n\n## Security Notes\n\n- All data is encrypted at rest\n- Every request passes `requireUser`\n- Passwords are hashed with argon2\n- Tokens are never logged\n\n## Notes\n\n- Carts are never empty\n',
      files: {},
      expect: ['unproven All data is encrypted', 'unproven never'],
    },
    {
      document: '# Guide\n\n## Ghi chú bảo mật\n\n- Mọi dữ liệu đều được mã hóa\n',
      files: {},
      expect: ['unproven Mọi dữ liệu đều được mã hóa'],
    },
  ],
  recognise: (statement) => found(statement),
  judge: ({ subject }): Finding =>
    unproven(
      `“${subject}”: nothing here can be looked up. Name the setting, file or test, or who checked it: (checked by @ann 2026-11-22).`,
    ),
}

const STRONG =
  /(?<!\p{L})(?:(?:all|every|any)\s+(?:[\p{L}-]+\s+){1,3}(?:is|are|must be|gets?|passes|pass)\s+(?:encrypted|validated|authenticated|authori[sz]ed|sanitized|signed|logged|checked|protected)|fully encrypted|end-to-end encrypted|never|enforced|guaranteed|impossible|(?:mọi|tất cả|toàn bộ)\s+(?:[\p{L}]+\s+){1,4}(?:được|phải)\s+(?:mã hóa|kiểm tra|xác thực|bảo vệ)|không bao giờ|luôn luôn|bắt buộc)(?!\p{L})/iu
/** What could be looked up: code, a link, a file. */
const NAMED = /[\w-]+\.(?:[a-z]{2,4})(?!\p{L})|https?:/iu

function found(statement: Statement): Found<null>[] {
  if (statement.form === 'fence' || statement.section !== 'security' || statement.form === 'heading' || statement.task) return []
  const { text } = statement
  const match = STRONG.exec(text.plain.slice(0, 600))
  if (!match || text.marks.some(({ kind }) => kind === 'code' || kind === 'link') || NAMED.test(text.plain)) return []
  return [
    { subject: match[0], span: originalSpan(text, match.index, match.index + match[0].length), sure: 'low', detail: null, tense: 'now' },
  ]
}
