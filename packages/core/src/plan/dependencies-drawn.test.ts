/**
 * Dependencies that are drawn: Mermaid flowcharts, lines of arrows in a fence, joins and branches, trees.
 */
import { describe, expect, test } from 'vitest'
import { edges, lines, sortedEdges } from '../testing/marked.ts'
import { plain } from './fixtures/dependencies.ts'

const check = (language: string) => (text: string, expected: string) =>
  expect(edges(plain(`\`\`\`${language}\n${lines(text).join('\n')}\n\`\`\``).dependencies)).toBe(sortedEdges(expected.split(' ')))

describe('Mermaid', () => {
  const graph = (body: string, expected: string) => check('mermaid')(`graph TD\n${lines(body).join('\n')}`, expected)

  test.each([
    ['id in the label', 'A[1.1 Parse] --> B[1.2 Print]', '1.1>1.2'],
    ['quoted label', 'A["1.1 Parse"] --> B["1.2: Print"]', '1.1>1.2'],
    ['Task in the label', 'A[Task 1.1: Parse] --> B[Task 1.2]', '1.1>1.2'],
    ['bold label', 'A["**1.1** Parse"] --> B["**1.2** Print"]', '1.1>1.2'],
    ['label with a break', 'A["1.1<br/>Parse"] --> B["1.2<br>Print"]', '1.1>1.2'],
    ['id in the name', 'T1_1 --> T1_2', '1.1>1.2'],
    ['name and label', 'T1_1[1.1 Parse] --> T1_2[1.2 Print]', '1.1>1.2'],
    ['name with dots', 'T1.1[Parse] --> T1.2[Print]', '1.1>1.2'],
    ['squeezed name', 'T11[Parse] --> T12[Print]', '1.1>1.2'],
    ['label is a title', 'A[Parse] --> B[Print]', '1.1>1.2'],
    ['labels defined first', 'A[1.1 Parse]\nB[1.2 Print]\nA --> B', '1.1>1.2'],
    ['a chain', 'T1_1 --> T1_2 --> T1_3', '1.1>1.2 1.2>1.3'],
    ['several on the left', 'T1_1 & T1_2 --> T1_3', '1.1>1.3 1.2>1.3'],
    ['several on the right', 'T1_1 --> T1_2 & T1_3', '1.1>1.2 1.1>1.3'],
    ['a text on the line', 'T1_1 -->|needs| T1_2', '1.1>1.2'],
    ['a text in the line', 'T1_1 -- needs --> T1_2', '1.1>1.2'],
    ['dotted', 'T1_1 -.-> T1_2', '1.1>1.2'],
    ['dotted with text', 'T1_1 -. needs .-> T1_2', '1.1>1.2'],
    ['thick', 'T1_1 ==> T1_2', '1.1>1.2'],
    ['thick with text', 'T1_1 == needs ==> T1_2', '1.1>1.2'],
    ['long', 'T1_1 ----> T1_2', '1.1>1.2'],
    ['semicolons', 'T1_1 --> T1_2;\nT1_2 --> T1_3;', '1.1>1.2 1.2>1.3'],
    ['round nodes', 'A(1.1 Parse) --> B([1.2 Print])', '1.1>1.2'],
    ['circles and rhombs', 'A((1.1 Parse)) --> B{1.2 Print}', '1.1>1.2'],
    ['boxes', 'A[[1.1 Parse]] --> B{{1.2 Print}}', '1.1>1.2'],
    ['a class on a node', 'A[1.1 Parse]:::done --> B[1.2 Print]', '1.1>1.2'],
    ['one node is a range', 'A[1.1-1.3 All] --> B[2.1 Sum]', '1.1>2.1 1.2>2.1 1.3>2.1'],
    ['phases', 'P1[Phase 1] --> P2[Phase 2: Top]', 'P1>P2'],
    ['phases by name of node', 'P1 --> P2 --> P3', 'P1>P2 P2>P3'],
    ['phase with a break', 'A["Phase 1<br/>Base"] --> B["Phase 2<br/>Top"]', 'P1>P2'],
    ['a milestone', 'A[M1 Demo] --> B[Phase 2]', 'M1>P2'],
    ['unknown nodes', 'Client --> Server --> Store', '-'],
    ['comments and styles', '%% T1_1 --> T1_2\nstyle T1_1 fill:#fff\nclassDef done fill:#ccc\nclass T1_1 done', '-'],
    ['edges inside subgraphs', 'subgraph "Phase 1"\nT1_1 --> T1_2\nend\nT1_2 --> T2_1', '1.1>1.2 1.2>2.1'],
    ['CJK labels', 'A[1.1 解析] --> B[1.2 打印]', '1.1>1.2'],
    ['emoji', 'A[✅ 1.1 Parse] --> B[🚧 1.2 Print]', '1.1>1.2'],
    ['a line without a head', 'T1_1 --- T1_2', '1.1>1.2'],
    ['2.10 is not 2.1', 'A[2.10 Mode] --> B[2.2 Mean]', '2.10>2.2'],
  ])('%s', (_, body, expected) => graph(body, expected))

  test('flowchart, and other directions', () => check('mermaid')('flowchart LR\n  T1_1 --> T1_2', '1.1>1.2'))
  test('a fence without its language', () => check('')('graph TD\n  T1_1 --> T1_2', '1.1>1.2'))
  test('a sequence diagram states nothing', () => check('mermaid')('sequenceDiagram\n  T1_1->>T1_2: call', '-'))
  test('a class diagram states nothing', () => check('mermaid')('classDiagram\n  T1_1 --> T1_2', '-'))
})

describe('lines in a fence', () => {
  test.each([
    ['one arrow', '1.1 → 1.2', '1.1>1.2'],
    ['ASCII arrows', '1.1 --> 1.2 --> 1.3', '1.1>1.2 1.2>1.3'],
    ['several lines', '1.1 → 1.2\n1.2 → 1.3', '1.1>1.2 1.2>1.3'],
    ['titles', 'Task 1.1 (Parse) → Task 1.2 (Print)', '1.1>1.2'],
    ['phases', 'Phase 1 → Phase 2', 'P1>P2'],
    ['sentences', '1.2 depends on 1.1', '1.1>1.2'],
    ['downwards', '1.1\n  ↓\n1.2\n  ↓\n1.3', '1.1>1.2 1.2>1.3'],
    ['downwards with bars', 'Task 1.1\n   |\n   v\nTask 1.2', '1.1>1.2'],
    ['a join', '1.1 ─┬─> 2.1\n1.2 ─┘', '1.1>2.1 1.2>2.1'],
    ['a branch', '1.1 ─┬─> 2.1\n     └─> 2.2', '1.1>2.1 1.1>2.2'],
    ['join and branch', 'Task 1.1 ─┬─> Task 2.1\nTask 1.2 ─┤\nTask 1.3 ─┘', '1.1>2.1 1.2>2.1 1.3>2.1'],
    ['a branch below', '1.1\n├─→ 2.1\n└─→ 2.2', '1.1>2.1 1.1>2.2'],
    ['a tree', '1.1 Parse\n├── 1.2 Print\n│   └── 2.1 Sum\n└── 1.3 Store', '1.1>1.2 1.2>2.1 1.1>1.3'],
    ['an ASCII tree', '1.1 Parse\n|-- 1.2 Print\n`-- 1.3 Store', '1.1>1.2 1.1>1.3'],
    ['a tree of files', 'src/\n├── a.ts\n└── b.ts', '-'],
    ['data flow', 'client → server → store', '-'],
  ])('%s', (_, body, expected) => check('')(body, expected))
})
