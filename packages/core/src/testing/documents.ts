/**
 * Random documents: fragments of plans, of Markdown and of rubbish, glued together.
 */
import fc from 'fast-check'

const WORDS = [
  'Parse',
  'numbers',
  'Task',
  'Phase',
  'Milestone',
  'M1',
  'T001',
  '1.1',
  '1.2',
  '2.1',
  '2.10',
  '1.x',
  '1.1-1.3',
  'depends on',
  'after',
  'before',
  'blocks',
  '→',
  '->',
  '─┬─>',
  '─┘',
  'and',
  ',',
  ';',
  ':',
  '：',
  '—',
  '-',
  '(',
  ')',
  '（',
  '）',
  '[',
  ']',
  '**',
  '*',
  '`',
  '~~',
  '<br>',
  '<!--',
  '-->',
  '|',
  '2d',
  '3-5 hours',
  '1/2/5d',
  '40 %',
  '@ana',
  'P0',
  '✅',
  '🚧',
  '2026-12-01',
  '2026-02-31',
  'Day 3',
  'Week 2-3',
  '📅 2026-12-01',
  'DONE',
  '(done)',
  '[P]',
  '[US1]',
  'all previous phases',
  'Giai đoạn 2',
  'phụ thuộc vào',
  '依赖',
  '任务 1.1',
  '第一阶段：',
  'フェーズ1',
  'に依存',
  'Этап 2',
  'зависит от',
  'המשימה',
  'المرحلة 1',
  'يعتمد على',
  '‏',
  '‮',
  '\u200b',
  '\u0000',
  '\ud800',
  '\udc00',
  '\ufeff',
  '👩‍👩‍👧',
  'e\u0301',
  '\\',
  '&amp;',
  '$&',
  '__proto__',
  'constructor',
  'toString',
]

const LINES = [
  '',
  '',
  '# Plan',
  '## Task Breakdown',
  '## Tasks',
  '## Milestones',
  '## Dependencies',
  '## Timeline & Estimates',
  '## Risks & Mitigation',
  '## Resources Needed',
  '## Development Setup',
  '## Code Structure',
  '## Acceptance Criteria',
  '### Phase 1: Base',
  '### Phase 1: Base (Week 1-3) ✅',
  '### Phase 2 — Top',
  '### Task 1.1: Parse',
  '## 1. Parser',
  '**Phase 1: Base**',
  '**Task 1.2: Print**',
  '**1.3 Sum**',
  '**Dependencies:** 1.1',
  '**Effort:** 2 hours',
  '**Status**: in progress',
  '- [ ] Task 1.1: Parse',
  '- [x] 1.2 Print (2d, after 1.1, @ana)',
  '- [ ] 1.1 Parse again',
  '  - [ ] step',
  '  - [x] 1.1.1 step',
  '    - [ ] deep',
  '- [~] doing',
  '- [-] cancelled',
  '- [!] blocked: keys',
  '- [ ]',
  '- [ ]* 2.1 optional',
  '1. [ ] first',
  '2. [ ] second',
  '- [ ] M1: Demo (2026-12-01)',
  '- [ ] Milestone 2: Sale',
  '- 1.2 depends on 1.1',
  '- 1.1 → 1.2 → 2.1',
  '- Phase 1 → Phase 2',
  '- After Phase 1:',
  '  - 2.1',
  '- 9.9 depends on 1.1',
  '- Phase 2 depends on all previous phases',
  '- **Owner**: Ana, Bo',
  '  - Depends on: 1.1; 1.2',
  '  - **Effort**: 3h | **Priority**: P0',
  '| Task | Depends on | Effort |',
  '|------|:----------:|--------|',
  '| 1.1 | 1.2 | 3h |',
  '| Risk | Impact | Mitigation |',
  '|---|---|---|',
  '| Late | High | Start early |',
  '|||',
  '| a',
  '- Risk: late → Mitigation: early',
  '- @ana (backend): 80 %, away 2026-12-21..2027-01-02',
  '- Total: 12-18 h (2-3 days)',
  '- Buffer: 20%',
  '- Node.js >= 20.11',
  '```',
  '```mermaid',
  '````',
  '~~~',
  'graph TD',
  '  A[1.1 Parse] --> B[1.2 Print]',
  '  T1_1 & T1_2 --> T2_1',
  '  subgraph "Phase 1"',
  '├── src/',
  '│   └── a.ts',
  '1.1 ─┬─> 2.1',
  '1.2 ─┘',
  '   ↓',
  '---',
  '---',
  'title: Plan',
  'phase: planning',
  'milemark: { start: 2026-12-01 }',
  'key: [open',
  '***',
  '===',
  '> - [ ] 1.4 Quoted',
  '> > deep quote',
  '<details>',
  '</details>',
  '<!-- open comment',
  '-->',
  '[link]: http://example.org',
  '\t- [ ] tabbed',
  '        indented code',
  '- - - nested',
  '* * *',
  '+ [ ] plus',
]

const word = fc.constantFrom(...WORDS)
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
const opening = fc.constantFrom('', '- ', '- [ ] ', '- [x] ', '  - ', '    - [ ] ', '1. ', '# ', '### ', '> ', '| ', '**', '\t', '      ')
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LINES) },
  { weight: 3, arbitrary: fc.tuple(opening, sentence).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
)
/** Runs of one shape: depth, width and length that nobody writes by hand. */
const run = fc
  .tuple(
    fc.constantFrom('list', 'quote', 'table', 'heading', 'brackets', 'stars', 'arrows', 'ids', 'fences'),
    fc.integer({ min: 1, max: 50 }),
  )
  .map(([shape, size]) => shaped(shape, size))

function shaped(shape: string, size: number): string {
  const each = (make: (at: number) => string, between = '\n') => Array.from({ length: size }, (_, at) => make(at)).join(between)
  switch (shape) {
    case 'list':
      return each((at) => `${'  '.repeat(at)}- [ ] 1.${at} level`)
    case 'quote':
      return `${'> '.repeat(size)}- [ ] 1.1 deep`
    case 'table':
      return [`|${each(() => ' h ', '|')}|`, `|${each(() => '---', '|')}|`, `|${each((at) => ` 1.${at} `, '|')}|`].join('\n')
    case 'heading':
      return each((at) => `${'#'.repeat((at % 6) + 1)} Phase ${at}: x`)
    case 'brackets':
      return `${'['.repeat(size)}${'('.repeat(size)}`
    case 'stars':
      return `${'*'.repeat(size)}a${'_'.repeat(size)}`
    case 'arrows':
      return `- ${each((at) => `1.${at}`, ' → ')}`
    case 'ids':
      return `- 2.1 depends on ${each((at) => `1.${at}`, ', ')}`
    default:
      return each((at) => '`'.repeat((at % 5) + 1))
  }
}

const TASKS = '## Tasks\n### Phase 1: Base\n- [ ] 1.1 Parse\n- [x] 1.2 Print\n### Phase 2: Top\n- [ ] 2.1 Sum\n\n## Dependencies\n'

const ending = fc.constantFrom('\n', '\n', '\r\n', '\r')

/** A document of a few dozen lines. */
export const documents = fc
  .tuple(
    fc.constantFrom('', '', TASKS, TASKS, '\ufeff', '---\ntitle: x\n---\n', '# Plan\n---\nphase: planning\n---\n', '```markdown\n'),
    fc.array(fc.oneof({ weight: 14, arbitrary: line }, { weight: 1, arbitrary: run }), { maxLength: 25, size: '+1' }),
    ending,
  )
  .map(([head, body, end]) => `${head}${body.join('\n')}${head.startsWith('```') ? '\n```' : ''}`.replaceAll('\n', end))
