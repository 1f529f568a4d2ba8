/**
 * Dependencies in sentences, arrows and lists of a Dependencies section: one line per case, `-` where it states none.
 */
import { describe, expect, test } from 'vitest'
import { cases, edges, sortedEdges } from '../testing/marked.ts'
import { plain } from './fixtures/dependencies.ts'

const check = (line: string, expected: string) => expect(edges(plain(line).dependencies)).toBe(sortedEdges(expected.split(' ')))

describe('arrows', () => {
  test.each(
    cases(`
      - 1.1 → 1.2                                        //= 1.1>1.2
      1.1 → 1.2                                          //= 1.1>1.2
      - 1.1 → 1.2 → 1.3                                  //= 1.1>1.2 1.2>1.3
      - 1.1 -> 1.2                                       //= 1.1>1.2
      - 1.1 --> 1.2                                      //= 1.1>1.2
      - 1.1 ==> 1.2                                      //= 1.1>1.2
      - 1.1 => 1.2                                       //= 1.1>1.2
      - 1.1 ➜ 1.2                                        //= 1.1>1.2
      - 1.1 > 1.2 > 1.3                                  //= 1.1>1.2 1.2>1.3
      - 1.1→1.2                                          //= 1.1>1.2
      - \`1.1 → 1.2\`                                    //= 1.1>1.2
      - **1.1 → 1.2**                                    //= 1.1>1.2
      - **1.1 → 1.2**: the printer needs numbers         //= 1.1>1.2
      - Task 1.1 → Task 1.2                              //= 1.1>1.2
      - Task 1.1 (Parse) → Task 1.2 (Print)              //= 1.1>1.2
      - T1.1 → T1.2 (tests need code)                    //= 1.1>1.2
      - 1.1 → 1.2, 1.3                                   //= 1.1>1.2 1.1>1.3
      - 1.1 → 1.2/1.3 (parallel) → 2.1                   //= 1.1>1.2 1.1>1.3 1.2>2.1 1.3>2.1
      - 1.1, 1.2 → 1.3                                   //= 1.1>1.3 1.2>1.3
      - 1.1 & 1.2 → 1.3                                  //= 1.1>1.3 1.2>1.3
      - 1.3 <- 1.1                                       //= 1.1>1.3
      - 1.3 ← 1.1                                        //= 1.1>1.3
      - 1.3 ← 1.1, 1.2                                   //= 1.1>1.3 1.2>1.3
      - 1.3 ← 1.2 ← 1.1                                  //= 1.1>1.2 1.2>1.3
      - Top ← Base                                       //= P1>P2
      - ~~1.1 → 1.2~~                                    //= -
      - ~~1.1 → 1.2~~ 1.1 → 1.3                          //= 1.1>1.3
      - ~~1.1~~ → ~~1.2~~ → 1.3                          //= 1.1>1.2 1.2>1.3
      - ~~1.2 depends on 1.1~~                           //= -
      - 1.1 + 1.2 → 1.3                                  //= 1.1>1.3 1.2>1.3
      - 1.1 and 1.2 → 1.3                                //= 1.1>1.3 1.2>1.3
      - [1.1, 1.2] → 1.3                                 //= 1.1>1.3 1.2>1.3
      - 1.1-1.3 → 2.1                                    //= 1.1>2.1 1.2>2.1 1.3>2.1
      - 1.x → 2.x                                        //= P1>P2
      - 1.x → 2.x → 3.x                                  //= P1>P2 P2>P3
      - Phase 1 → Phase 2                                //= P1>P2
      - Phase 1 → 2 → 3                                  //= P1>P2 P2>P3
      - Phase 1 → Phase 2 and Phase 3                    //= P1>P2 P1>P3
      - Phase 1 (1.1-1.2) → 3.1                          //= 1.1>3.1 1.2>3.1
      - Task 1.1 → Tasks 2.1-2.3                         //= 1.1>2.1 1.1>2.2 1.1>2.3
      - M1 → Phase 2                                     //= M1>P2
      - Base → Top → End                                 //= P1>P2 P2>P3
      - 1.1 ‖ 1.2 → 1.3                                  //= 1.1>1.3 1.2>1.3
      - 1.1（读）→ 1.2（写）                             //= 1.1>1.2
      - 2.10 → 2.2                                       //= 2.10>2.2
      1. 1.1 → 1.2                                       //= 1.1>1.2
      > 1.1 → 1.2                                        //= 1.1>1.2
      - 1.1 → unknown thing                              //= -
      - source → tree → text                             //= -
      - 3h → 5h                                          //= -
      - src/a.ts → lib/a.ts                              //= -
    `),
  )('%s', check)
})

describe('what the right side has to wait for', () => {
  test.each(
    cases(`
      - 1.2 depends on 1.1                               //= 1.1>1.2
      - Task 1.2 depends on Task 1.1                     //= 1.1>1.2
      - **1.2** depends on **1.1**                       //= 1.1>1.2
      - 1.3 depends on 1.1, 1.2                          //= 1.1>1.3 1.2>1.3
      - 1.3 depends on 1.1 and 1.2.                      //= 1.1>1.3 1.2>1.3
      - 1.3 depends on both 1.1 and 1.2                  //= 1.1>1.3 1.2>1.3
      - 1.2 and 1.3 depend on 1.1                        //= 1.1>1.2 1.1>1.3
      - 2.1 (Sum) depends on 1.1 (Parse)                 //= 1.1>2.1
      - 1.2 needs 1.1 (not 1.3)                          //= 1.1>1.2
      - 2.1 needs Phase 1 (**not** 1.3)                  //= P1>2.1
      - 1.2 needs 1.1 (nicht 1.3)                        //= 1.1>1.2
      - 1.2 依赖 1.1（不是 1.3）                         //= 1.1>1.2
      - 2.1 needs Phase 1 (notes of 1.3)                 //= 1.3>2.1
      - Task 2.1 requires Task 1.1                       //= 1.1>2.1
      - 2.1 needs 1.1 & 1.3                              //= 1.1>2.1 1.3>2.1
      - 2.1 waits for 1.1                                //= 1.1>2.1
      - 2.1 waits until 1.1 is done                      //= 1.1>2.1
      - 2.1 is blocked by 1.1                            //= 1.1>2.1
      - 2.1 cannot start until 1.1 is done               //= 1.1>2.1
      - 2.1 must not start before 1.1 is merged          //= 1.1>2.1
      - 2.1 can start after 1.1                          //= 1.1>2.1
      - 2.1 can only begin once 1.1 is merged            //= 1.1>2.1
      - 2.1 after 1.1                                    //= 1.1>2.1
      - 2.1: after 1.1                                   //= 1.1>2.1
      - 2.1: needs 1.1                                   //= 1.1>2.1
      - **2.1**: depends on 1.1, 1.2                     //= 1.1>2.1 1.2>2.1
      - 2.1 — depends on 1.1                             //= 1.1>2.1
      - After 1.1: 2.1                                   //= 1.1>2.1
      - After 1.1, 2.1 can start                         //= 1.1>2.1
      - Once 1.1 is done, 2.1 can start                  //= 1.1>2.1
      - After Phase 1, start 2.1                         //= P1>2.1
      - 2.x depends on 1.x                               //= P1>P2
      - 2.* after 1.*                                    //= P1>P2
      - Phase 2 depends on Phase 1                       //= P1>P2
      - **Phase 3** depends on Phases 1 and 2            //= P1>P3 P2>P3
      - Phase 3 gated on all of 1-2                      //= P1>P3 P2>P3
      - Phase 2 can start after Phase 1 Task 1.1         //= 1.1>P2
      - **Phase 2**: Depends on Base completion          //= P1>P2
      - Phase 3 depends on all previous phases           //= P1>P3 P2>P3
      - 2.1 depends on all previous tasks                //= 1.1>2.1 1.2>2.1 1.3>2.1
      - T2.1 depends on T1.1; T2.2 on T1.2               //= 1.1>2.1 1.2>2.2
      - 2.1 depends on 1.1; 2.2 depends on 1.2           //= 1.1>2.1 1.2>2.2
      - 2.1 depends on 1.1. 2.2 depends on 1.2.          //= 1.1>2.1 1.2>2.2
      - 2.10 depends on 2.1                              //= 2.1>2.10
      - Phase 2 depends on M1                            //= M1>P2
      - 2.1 depends on 1.1 (needs the numbers)           //= 1.1>2.1
      - 2.1 depends on 1.1 and blocks 2.2                //= 1.1>2.1 2.1>2.2
    `),
  )('%s', check)
})

describe('what the left side holds up', () => {
  test.each(
    cases(`
      - 1.1 blocks 1.2                                   //= 1.1>1.2
      - **1.1 (Parse)** blocks **1.2, 1.3**              //= 1.1>1.2 1.1>1.3
      - 1.1 blocks 1.2, 1.3 and 2.1                      //= 1.1>1.2 1.1>1.3 1.1>2.1
      - 1.1 before 1.2                                   //= 1.1>1.2
      - 1.1 must be completed before 1.2                 //= 1.1>1.2
      - 1.1 and 1.2 must finish before 1.3               //= 1.1>1.3 1.2>1.3
      - Task 1.1 is required for Task 1.2                //= 1.1>1.2
      - 1.1 is a prerequisite for 1.2                    //= 1.1>1.2
      - 1.1 unblocks 1.2                                 //= 1.1>1.2
      - 1.1, then 1.2                                    //= 1.1>1.2
      - 1.1 then 1.2 then 1.3                            //= 1.1>1.2 1.2>1.3
      - 1.1 enables 2.x                                  //= 1.1>P2
      - Phase 1 blocks all later work                    //= -
      - Phase 1 must be complete before Phase 2          //= P1>P2
      - Before 2.1: 1.1                                  //= 1.1>2.1
      - Before 2.1 starts, finish 1.1                    //= 1.1>2.1
    `),
  )('%s', check)
})

describe('types and lag', () => {
  test.each(
    cases(`
      - 1.2 starts with 1.1                              //= 1.1>1.2:SS
      - 1.2 finishes with 1.1                            //= 1.1>1.2:FF
      - 1.2 after 1.1 + 2d                               //= 1.1>1.2+16
      - 1.2 after 1.1 +4h                                //= 1.1>1.2+4
      - 1.2 after 1.1 + 1 week                           //= 1.1>1.2+40
      - 1.2 after 1.1 - 1d                               //= 1.1>1.2-8
      - 1.2 after 1.1 + 0,5d                             //= 1.1>1.2+4
      - 1.2 starts with 1.1 + 1d                         //= 1.1>1.2:SS+8
      - 1.2 after 1.1 (2d)                               //= 1.1>1.2
      - 1.2 starts 2 days after 1.1                      //= 1.1>1.2+16
      - 1.2 starts at least 3h after 1.1                 //= 1.1>1.2+3
      - 1.2 beginnt 1 Woche nach 1.1                     //= 1.1>1.2+40
      - 1.2 starts within 2 days after 1.1               //= 1.1>1.2
      - 1.2 takes 2 days after 1.1                       //= 1.1>1.2
    `),
  )('%s', check)
})

describe('no dependency', () => {
  test.each(
    cases(`
      - 1.1 and 1.2 can run in parallel                  //= -
      - 1.2 does not depend on 1.1                       //= -
      - 1.2 is independent of 1.1                        //= -
      - No dependencies between 1.1 and 1.2              //= -
      - 1.2 best after 1.1                               //= -
      - 1.2 ideally after 1.1                            //= -
      - 1.2 after 1.1 if needed                          //= -
      - 1.1: the parser                                  //= -
      - same template as 1.1-1.2                         //= -
      - telegraf: the bot library                        //= -
      - needs Python 3.11                                //= -
      - 1.1 depends on 1.1                               //= -
      - 9.9 depends on 8.8                               //= -
      - tests before code                                //= -
      - 2.1 is described after the table                 //= -
    `),
  )('%s', check)
})
