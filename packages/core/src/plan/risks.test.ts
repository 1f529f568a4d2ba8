/**
 * The risk register in the notations of real plans. Behind `//=` stands what is read at the line: likelihood, impact,
 * title, and behind ` | ` the mitigation. `-` is silence; a line without a mark is no risk.
 */
import { describe, expect, test } from 'vitest'
import { lines } from '../testing/marked.ts'
import { document } from './document.ts'
import type { Risk } from './plan.ts'
import { readRisks } from './risks.ts'

const mark = ({ likelihood, impact, title, mitigation }: Risk) =>
  `${likelihood?.value ?? '-'} ${impact?.value ?? '-'} ${title}${mitigation ? ` | ${mitigation.value}` : ''}`

function check(marked: string): void {
  const rows = lines(marked).map((row) => row.split(/\s*\/\/= /))
  const found = readRisks(document(rows.map(([text]) => text).join('\n')))
  const at = (line: number) =>
    found
      .filter((risk) => risk.line === line)
      .map(mark)
      .join(' ; ')
  expect(rows.map(([text], index) => [text, at(index + 1)])).toEqual(rows.map(([text, expected = '']) => [text, expected]))
}

const each = (table: readonly (readonly [name: string, marked: string])[]) => test.each(table)('%s', (_, marked) => check(marked))

describe('tables', () => {
  each([
    [
      'risk, impact, mitigation',
      `
      ## Risks & Mitigation
      | Risk | Impact | Mitigation |
      |---|---|---|
      | The well runs dry | High | Dig a second one |   //= - high The well runs dry | Dig a second one
      | Frost in May | Low | Cover the beds |           //= - low Frost in May | Cover the beds`,
    ],
    [
      'columns in any order',
      `
      ## Risks
      | Mitigation | Impact | Probability | Risk | Owner |
      |---|---|---|---|---|
      | Two wells | High | Low | Drought | Ida |        //= low high Drought | Two wells`,
    ],
    [
      'an impact that is a sentence',
      `
      ## Risks
      | Risk | Likelihood | Impact |
      |---|---|---|
      | Drought | Medium | The beans die |              //= medium - Drought`,
    ],
    [
      'a single severity column goes to impact',
      `
      ## Risks
      | Severity | Description | Response |
      |---|---|---|
      | Medium | Slugs | Night patrol |                 //= - medium Slugs | Night patrol`,
    ],
    [
      'severity beside an impact in words',
      `
      ## Risks
      | Risk | Impact | Severity |
      |---|---|---|
      | Slugs | No salad for a month | High |           //= - high Slugs`,
    ],
    [
      'numbers and owners are no risks',
      `
      ## Risks
      | # | Risk | Likelihood | Impact | Owner |
      |---|---|---|---|---|
      | 1 | **Moles** | 4/5 | 30% | Otto |              //= high medium Moles`,
    ],
    [
      'status and notes',
      `
      ## Risks
      | Risk | Status | Notes |
      |---|---|---|
      | Wind | ✅ handled | Stakes are in |              //= - - Wind | Stakes are in`,
    ],
    [
      'levels in a column that is named for risks',
      `
      ## Risks
      | Item | Risk | Mitigation |
      |---|---|---|
      | Greenhouse glass | High | Tape it |             //= - high Greenhouse glass | Tape it
      | Gate hinge | Low | Oil it |                     //= - low Gate hinge | Oil it`,
    ],
    [
      'a row that says none',
      `
      ## Risks
      | Risk | Impact |
      |---|---|
      | None | - |
      | - | - |
      | Theft | High |                                  //= - high Theft`,
    ],
    [
      'Vietnamese',
      `
      ## Rủi ro & Giảm thiểu
      | Rủi ro | Xác suất | Tác động | Giảm thiểu |
      |---|---|---|---|
      | Mưa lớn | Trung bình | Cao | Đào mương |        //= medium high Mưa lớn | Đào mương`,
    ],
    [
      'Chinese',
      `
      ## 风险与缓解
      | 风险 | 概率 | 影响 | 缓解措施 |
      |---|---|---|---|
      | 干旱 | 低 | 高 | 打第二口井 |                     //= low high 干旱 | 打第二口井`,
    ],
    [
      'German',
      `
      ## Risiken und Maßnahmen
      | Risiko | Wahrscheinlichkeit | Auswirkung | Maßnahme |
      |---|---|---|---|
      | Hagel | gering | hoch | Netze spannen |         //= low high Hagel | Netze spannen`,
    ],
    [
      'a table of other things',
      `
      ## Risks
      | Bed | Plants |
      |---|---|
      | North | Beans |`,
    ],
  ])
})

describe('bullets', () => {
  each([
    [
      'plain',
      `
      ## Risks
      - Slugs eat the salad                             //= - - Slugs eat the salad
      * Rain comes late                                 //= - - Rain comes late`,
    ],
    [
      'numbered',
      `
      ## Risks
      1. Slugs eat the salad                            //= - - Slugs eat the salad
      2. Rain comes late                                //= - - Rain comes late`,
    ],
    ['an arrow', '\n## Risks\n- Slugs arrive → lay out copper  //= - - Slugs arrive | lay out copper'],
    ['an arrow of ASCII', '\n## Risks\n- Slugs arrive -> lay out copper  //= - - Slugs arrive | lay out copper'],
    ['a colon', '\n## Risks\n- Slugs arrive: lay out copper  //= - - Slugs arrive | lay out copper'],
    ['a bold name', '\n## Risks\n- **Slugs**: lay out copper  //= - - Slugs | lay out copper'],
    ['a bold name with its colon', '\n## Risks\n- **Slugs:** lay out copper  //= - - Slugs | lay out copper'],
    ['a dash explains', '\n## Risks\n- Slugs arrive — they like the rain  //= - - Slugs arrive'],
    [
      'a colon in code, in a time, in an address',
      `
      ## Risks
      - \`beds: 3\` is wrong                            //= - - beds: 3 is wrong
      - Frost after 22:30                               //= - - Frost after 22:30
      - http://garden.example goes away                 //= - - http://garden.example goes away`,
    ],
    ['labelled in one line', '\n## Risks\n- Slugs arrive. Mitigation: lay out copper  //= - - Slugs arrive | lay out copper'],
    ['labelled in brackets', '\n## Risks\n- Slugs arrive (Mitigation: lay out copper)  //= - - Slugs arrive | lay out copper'],
    ['mitigated by', '\n## Risks\n- Slugs arrive, mitigated by copper  //= - - Slugs arrive | copper'],
    ['risk and mitigation in one line', '\n## Risks\n- **Risk**: slugs. **Mitigation**: copper  //= - - slugs | copper'],
    ['arrow and label', '\n## Rủi ro\n- Rủi ro: Ốc sên → Giải pháp: rào đồng  //= - - Ốc sên | rào đồng'],
    ['several labels with bars', '\n## Risks\n- Slugs | Likelihood: High | Impact: Low | Mitigation: copper  //= high low Slugs | copper'],
    [
      'labels on the lines below',
      `
      ## Risks
      - **Slugs**                                       //= high low Slugs | copper
        Likelihood: High
        Impact: Low
        Mitigation: copper`,
    ],
    ['a risk that opens with no', '\n## Risks\n- No spare key for the shed  //= - - No spare key for the shed'],
  ])
})

describe('sibling bullets', () => {
  each([
    [
      'risk and mitigation',
      `
      ## Risks
      - **Risk**: the roof leaks                        //= - - the roof leaks | new felt
      - **Mitigation**: new felt
      - **Risk**: the door jams                         //= - - the door jams
      - Risk: the lock rusts                            //= - - the lock rusts | oil it
      - Mitigation: oil it`,
    ],
    [
      'likelihood and impact too',
      `
      ## Rủi ro
      - **Rủi ro:** mái dột                             //= low high mái dột | lợp lại
      - **Khả năng:** Thấp
      - **Tác động:** Cao
      - **Giảm thiểu:** lợp lại`,
    ],
    [
      'a bare risk before its mitigation',
      `
      ## Risks
      - The roof leaks                                  //= - - The roof leaks | new felt
      - Mitigation: new felt`,
    ],
    [
      'the first mitigation stays',
      `
      ## Risks
      - The roof leaks → new felt                       //= - - The roof leaks | new felt
      - Mitigation: a bucket`,
    ],
    [
      'lines of a paragraph',
      `
      ## Risks
      **Risk:** the roof leaks                          //= - - the roof leaks | new felt
      **Mitigation:** new felt

      **Risk:** the door jams                           //= - - the door jams
      **Risk:** the lock rusts                          //= - - the lock rusts | oil it
      **Mitigation:** oil it`,
    ],
  ])
})

describe('nested bullets', () => {
  each([
    [
      'a mitigation below',
      `
      ## Risks
      - The roof leaks                                  //= - - The roof leaks | new felt
        - Mitigation: new felt
        - Owner: Otto`,
    ],
    [
      'all fields below',
      `
      ## Risks
      1. **Leaking roof**                               //= medium high Leaking roof | new felt
         - Likelihood: Medium
         - Impact: High - the tools rust
         - Mitigation: new felt`,
    ],
    [
      'all fields in one bullet below',
      `
      ## Risks
      - Leaking roof                                    //= low high Leaking roof | new felt
        - Impact: High | Likelihood: Low | Mitigation: new felt`,
    ],
    [
      'a list of mitigations below',
      `
      ## Risks
      - Leaking roof                                    //= - - Leaking roof | new felt; a bucket
        - Mitigation:
          - new felt
          - a bucket`,
    ],
    [
      'details are no risks',
      `
      ## Risks
      - Leaking roof                                    //= - - Leaking roof
        - it leaked last year
        - it may leak again`,
    ],
    [
      'groups',
      `
      ## Risks
      - Technical risks
        - The pump fails                                //= - - The pump fails
        - The hose bursts                               //= - - The hose bursts
      - **Resource risks:**
        - Otto is away                                  //= - - Otto is away`,
    ],
    ['a group in the line', '\n## Risks\n- Technical risks: the pump fails → spare pump  //= - - the pump fails | spare pump'],
    [
      'mitigation strategies',
      `
      ## Risks
      - Dependency risks
        - Seeds come late                               //= - - Seeds come late
      - Mitigation strategies
        - order early
        - keep a stock`,
    ],
  ])
})

describe('blocks', () => {
  each([
    [
      'numbered headings with bold fields',
      `
      ## Risks
      ### Risk 1: Flood                                 //= low high Flood | a wall
      - **Impact**: High - the cellar fills
      - **Likelihood**: Low
      - **Mitigation**: a wall
      ### Risk 2: Fire                                  //= - - Fire | a hose
      **Mitigation**: a hose`,
    ],
    [
      'bold lines',
      `
      ## Risks
      ### Technical Risks
      **Risk 1: Flood**                                 //= - medium Flood | a wall
      - Impact: Medium
      - Mitigation: a wall

      **Risk 2 – Fire**                                 //= high - Fire
      - Probability: High`,
    ],
    [
      'a list behind the label',
      `
      ## Risks
      ### Risk 1: Flood                                 //= - low Flood | a wall; a ditch
      **Impact**: Low
      **Mitigation**:
      - a wall
      - a ditch`,
    ],
    [
      'a bold line as the label',
      `
      ## Risks
      ### Flood                                         //= - low Flood | a wall; a ditch
      - Impact: Low

      **Mitigation:**

      - a wall
      - a ditch`,
    ],
    [
      'headings without a number',
      `
      ## Risks
      ### Flood in spring                               //= low high Flood in spring | a wall.
      Likelihood: Low. Impact: High. Mitigation: a wall.
      ### Risk of frost                                 //= - medium Risk of frost
      - Severity: Medium`,
    ],
    [
      'a heading over several risks',
      `
      ## Risks
      ### Water
      - The well runs dry                               //= - - The well runs dry | dig
      - Mitigation: dig
      - The pump fails                                  //= - - The pump fails | spare part
      - Mitigation: spare part`,
    ],
    [
      'bold names over their text, where there is no list',
      `
      ## Risks
      **Flood** — the river is near. Mitigation: a wall.   //= - - Flood | a wall.

      **Frost**: cover the beds.                        //= - - Frost | cover the beds.

      All in all we are calm.

      **Overall risk level:** Low`,
    ],
  ])
})

describe('levels beside the name', () => {
  each([
    ['in brackets behind', '\n## Risks\n- Frost (High): cover the beds  //= - high Frost (High) | cover the beds'],
    ['both in brackets', '\n## Risks\n- Frost (low probability, high impact)  //= low high Frost (low probability, high impact)'],
    ['in brackets before', '\n## Risks\n- **[HIGH]** Frost kills the beans  //= - high Frost kills the beans'],
    ['as a label', '\n## Risks\n- **Medium**: Frost kills the beans  //= - medium Frost kills the beans'],
    ['as a sign', '\n## Risks\n- 🔴 Frost kills the beans  //= - high Frost kills the beans'],
    ['as a label behind', '\n## Risks\n- Frost. Risk: High  //= - high Frost'],
    [
      'in the heading above',
      `
      ## Risks
      ### High Risk
      - Frost                                           //= - high Frost
      ### 🟢 Low
      - Wind                                            //= - low Wind`,
    ],
    ['a bracket that is none', '\n## Risks\n- Frost (in May)  //= - - Frost (in May)'],
  ])
})

describe('names', () => {
  each([
    [
      'a number before',
      `
      ## Risks
      - R10: Frost                                      //= - - Frost
      - Risk 2: Wind → stakes                           //= - - Wind | stakes
      - RISK-03: Hail                                   //= - - Hail`,
    ],
    ['the bold part', '\n## Risks\n- **Frost in May.** It comes each year.  //= - - Frost in May'],
    [
      'struck, or with a box',
      `
      ## Risks
      - ~~Frost in May~~                                //= - - Frost in May
      - [ ] Hail in June → nets                         //= - - Hail in June | nets`,
    ],
    [
      'in a quote',
      `
      ## Risks
      > **Risk**: frost                                 //= - - frost | nets
      > **Mitigation**: nets`,
    ],
  ])
})

describe('no risks', () => {
  each([
    [
      'the bullets of the template',
      `
      ## Risks & Mitigation
      **What could go wrong?**

      - Technical risks
      - Resource risks
      - Dependency risks
      - Mitigation strategies`,
    ],
    [
      'words for none',
      `
      ## Risks
      - None
      - N/A
      - No known risks
      - None identified.
      - No external dependencies
      - All dependencies are in place
      - Không có rủi ro`,
    ],
    [
      'below mitigation strategies',
      `
      ## Risks
      - Frost                                           //= - - Frost
      ### Mitigation Strategies
      - cover the beds
      - water early`,
    ],
    [
      'assumptions',
      `
      ## Risks & Assumptions
      ### Risks
      - Frost                                           //= - - Frost
      ### Assumptions
      - The well is deep
      ### More risks
      - Assumption: rain in June
      - Wind                                            //= - - Wind`,
    ],
    [
      'other sections',
      `
      ## Notes
      - Frost → cover the beds
      ## Tasks
      - [ ] 1.1 Lower the risk: buy nets`,
    ],
  ])
})

describe('where it is written', () => {
  const text = '## Risks\n\n- **Frost** (High): cover the beds\n  and water them\n'
  const [risk] = readRisks(document(text))
  const at = (span: { from: number; to: number } | undefined) => span && text.slice(span.from, span.to)

  test('impact', () => expect(at(risk?.impact?.span)).toBe('High'))
  test('mitigation', () => expect(at(risk?.mitigation?.span)).toBe('cover the beds\n  and water them'))
  test('the whole', () => expect(at(risk?.span)).toContain('**Frost**'))
  test('group', () => expect(readRisks(document('## Risks\n### Water\n- Frost')).map(({ group }) => group)).toEqual(['Water']))
})
