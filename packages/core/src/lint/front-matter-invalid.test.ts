import { ruleTest } from './fixtures/rule-test.ts'
import { frontMatterInvalid } from './front-matter-invalid.ts'

const plan = (yaml: string) => `---\n${yaml}\n---\n# Raft\n\n## Task Breakdown\n\n- [ ] Task 1.1: Fell\n`

ruleTest(frontMatterInvalid, [
  ['a quotation mark without its partner', plan('title: "Raft'), ['2 [title: "Raft] The front matter is not valid YAML: Missing closing']],
  ['a key given twice', plan('title: Raft\ntitle: Boat'), ['3 [title] The front matter is not valid YAML: Map keys must be unique.']],
  ['brackets that do not close', plan('title: [Raft'), ['2 [title: [Raft]']],
  ['valid', plan('title: "Raft: a plan"\ntags: [wood, rope]'), []],
  ['none', '# Raft\n\n- [ ] Task 1.1: Fell\n', []],
])
