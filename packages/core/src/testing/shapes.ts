/**
 * Documents that grow in one direction: what a reader that is quadratic somewhere would show.
 *
 * Used by `growth.test.ts`, which counts steps, and by `bench/growth.mjs`, which measures time.
 */

export interface Shape {
  readonly name: string
  readonly make: (size: number) => string
}

const each = (size: number, make: (at: number) => string, between = '\n'): string =>
  Array.from({ length: size }, (_, at) => make(at)).join(between)

const tasks = (size: number): string => `## Tasks\n${each(size, (at) => `- [ ] 1.${at} Do thing ${at}`)}\n`
/** A plan of two tasks, and a section about them. */
const two = (section: string, text: string): string => `## Tasks\n- [ ] 1.1 Parse\n- [ ] 1.2 Print\n\n## ${section}\n\n${text}`
const line = (text: string): string => `## Tasks\n- [ ] 1.1 ${text}`

const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  tasks,
  'tasks that wait for the one before': (n) => `## Tasks\n${each(n, (at) => `- [ ] 1.${at} Do (2d, after 1.${at - 1}, @ana)`)}`,
  'tasks of one title': (n) => `## Tasks\n${each(n, () => '- [ ] Do thing')}`,
  'tasks of one id': (n) => `## Tasks\n${each(n, (at) => `- [ ] 1.1 Do ${at} (after 1.2)\n- [ ] 1.2 Do`)}`,
  'heading tasks with fields': (n) => `## Tasks\n${each(n, (at) => `### Task ${at}: Do\n**Effort**: 2h\n**Depends on**: ${at - 1}`)}`,
  'bold tasks': (n) => `## Tasks\n${each(n, (at) => `**Task ${at}.1: Do**\n\n- **Effort**: 2h\n`)}`,
  'bold labels': (n) => `## Tasks\n### Task 1.1: Do\n${each(n, (at) => `**Label ${at}**\n\n- text\n`)}`,
  'task rows': (n) => `## Tasks\n| ID | Task | Depends on |\n|---|---|---|\n${each(n, (at) => `| 1.${at} | Do | 1.${at - 1} |`)}`,
  phases: (n) => `## Tasks\n${each(n, (at) => `### Phase ${at}: Part ${at}\n- [ ] ${at}.1 Do`)}`,
  'bold phases': (n) => `## Tasks\n${each(n, (at) => `**Phase ${at}: Part ${at}**\n\n- [ ] ${at}.1 Do\n`)}`,
  'numbered headings': (n) => each(n, (at) => `## ${at}. Part\n- [ ] ${at}.1 Do`),
  'milestones of phases': (n) =>
    `## Milestones\n${each(n, (at) => `- [ ] M${at}: Goal ${at}`)}\n## Tasks\n${each(n, (at) => `### Phase ${at}: Part ${at}\n- [ ] ${at}.1 Do`)}`,
  headings: (n) => each(n, (at) => `${'#'.repeat(1 + (at % 6))} Heading ${at}`),
  sections: (n) => each(n, (at) => `## Tasks\n- [ ] 1.${at} Do\n## Dependencies\n- 1.${at} depends on 1.1\n## Risks\n- late: start early`),
  sentences: (n) => `${tasks(n)}\n## Dependencies\n${each(n - 1, (at) => `- 1.${at + 1} depends on 1.${at}`)}`,
  'a chain of arrows': (n) => `${tasks(n)}\n## Dependencies\n- ${each(n, (at) => `1.${at} (Do)`, ' → ')}`,
  'many sentences in a line': (n) => `${tasks(n)}\n## Dependencies\n- ${each(n, (at) => `Task 1.${at} depends on Task 1.1`, '; ')}`,
  'a long list of ids': (n) => `${tasks(n)}\n## Dependencies\n- 1.0 depends on ${each(n - 1, (at) => `1.${at + 1}`, ', ')}`,
  ranges: (n) => `${tasks(n)}\n## Dependencies\n${each(n, (at) => `- 1.${at} depends on 1.1-1.3`)}`,
  wildcards: (n) =>
    `## Tasks\n${each(n, (at) => `- [ ] ${at}.1 Do`)}\n## Dependencies\n${each(n, (at) => `- ${at + 1}.x depends on ${at}.x`)}`,
  'unknown references': (n) =>
    two(
      'Dependencies',
      each(n, (at) => `- 1.1 depends on 9.${at}`),
    ),
  'an order list': (n) => `${tasks(n)}\n## Implementation Order\n${each(n, (at) => `${at + 1}. 1.${at}`)}`,
  'a Mermaid graph': (n) =>
    `${tasks(n)}\n## Dependencies\n\`\`\`mermaid\ngraph TD\n${each(n, (at) => `A${at}[Do thing ${at}] --> A${at + 1}[Do thing ${at + 1}]`)}\n\`\`\``,
  'a drawn graph': (n) => `${tasks(n)}\n## Dependencies\n\`\`\`\n${each(n, (at) => `1.${at} ─┬─> 1.1`)}\n\`\`\``,
  'phases of a timeline': (n) =>
    `## Tasks\n${each(n, (at) => `- [ ] Task ${at}: Do`)}\n## Timeline\n${each(n, (at) => `- Phase ${at} (tasks ${at}-${at}): 2d`)}`,
  'a table of estimates': (n) =>
    `${tasks(n)}\n## Timeline & Estimates\n| Task | Effort |\n|---|---|\n${each(n, (at) => `| 1.${at} | 3h |`)}`,
  'details of one task': (n) => `## Tasks\n- [ ] 1.1 Do\n${each(n, (at) => `  - detail ${at}: after all`)}`,
  'a wrapped paragraph': (n) =>
    two(
      'Dependencies',
      each(n, () => '**1.1 → 1.2**: and more words'),
    ),
  'a wide table': (n) => `## Tasks\n${each(3, (row) => `|${each(n, (at) => (row === 1 ? '-' : ` 1.${at} `), '|')}|`)}`,
  'a tree of files': (n) => `## Code Structure\n\`\`\`\nsrc/\n${each(n, (at) => `├── file${at}.ts # note`)}\n\`\`\``,
  risks: (n) => `## Risks\n| Risk | Impact | Mitigation |\n|---|---|---|\n${each(n, (at) => `| Late ${at} | High | Start |`)}`,
  people: (n) =>
    `## Resources Needed\n${each(n, (at) => `- @ana${at} (backend): 80 %`)}\n## Tasks\n${each(n, (at) => `- [ ] 1.${at} Do (@ana${at})`)}`,
  'placeholders of a template': (n) => `## Tasks\n${each(n, (at) => `- [ ] Task 1.${at}: [Description]`)}`,
  'front matter without end': (n) => `---\n${each(n, (at) => `key${at}: value`)}`,
  'words in a line': (n) => line('lorem ipsum, (dolor) sit: '.repeat(n)),
  'spaces in a line': (n) => line(`a${' '.repeat(20 * n)}b`),
  'digits in a line': (n) => line('1'.repeat(20 * n)),
  'dashes in a line': (n) => two('Dependencies', `- 1.1 ${'─'.repeat(20 * n)}`),
  'opening brackets in a line': (n) => line('['.repeat(20 * n)),
  'brackets in a line': (n) => line('(after 1.1) [a] '.repeat(n)),
  'people in a line': (n) => line('@ana '.repeat(n)),
  'bold words in a line': (n) => line('**a** `b` '.repeat(n)),
  'durations in a line': (n) => line('3h and '.repeat(n)),
  'dates in a line': (n) => line('📅 2026-12-01 '.repeat(n)),
  'shares in a line': (n) => line(`(${'40 % '.repeat(n)})`),
  'links in a line': (n) => line('[a](b) <c> '.repeat(n)),
  'signs in a line': (n) => line('✅ 🚧 '.repeat(n)),
  'pipes in a row': (n) => `## Tasks\n| a | b |\n|---|---|\n${'|'.repeat(10 * n)}`,
  'quotes in a line': (n) => `${'>'.repeat(n)} - [ ] 1.1 Do`,
  fences: (n) => each(n, (at) => `\`\`\`js\nconst a${at} = 1\n\`\`\``),
  'rules and titles': (n) => each(n, (at) => `# Title ${at}\n\n---\n\nsome text\n`),
  milestones: (n) => `## Milestones\n${each(n, (at) => `- [ ] M${at}: Goal ${at} (2026-12-01)`)}`,
  'external items': (n) =>
    two(
      'External Dependencies',
      each(n, (at) => `- Service ${at}, expected 2026-12-01, blocks 1.1`),
    ),
  'a table of needs': (n) =>
    `${tasks(n)}\n## Dependencies\n| Task | Depends on |\n|---|---|\n${each(n, (at) => `| 1.${at} | 1.${at - 1} |`)}`,
  'bullets below conditions': (n) => `${tasks(n)}\n## Dependencies\n${each(n, (at) => `- After 1.${at}:\n  - 1.${at + 1}`)}`,
  'colons in a line': (n) => line('Effort: 2h | '.repeat(n)),
}

export const shapes: readonly Shape[] = Object.entries(SHAPES).map(([name, make]) => ({ name, make }))
