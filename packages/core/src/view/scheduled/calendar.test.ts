/**
 * Weekends, holidays, the start of the plan, summer time, waiting by the clock, other working hours.
 */
import { describe } from 'vitest'
import { check } from '../../testing/scheduled.ts'

describe('days off', () => {
  check(
    'a weekend in the middle of a task',
    'seven days from Mon: five in the first week, two in the second',
    `
    ## Tasks
    - [ ] 1.1 Parse (7d, @ana)              //= Mon 11-23 09:00 .. Tue 12-01 17:00`,
    { days: 7, load: ['ana: 40 of 40, 16 of 40'] },
  )
  check(
    'a holiday in the middle of a task, one in a lag, one on a weekend',
    'Mon, then Wed (Tue is off); 4 h behind Wed 17:00 is Thu 13:00; Sat would not have been worked anyway, so 1.3 has Fri and Mon, each half',
    `
    ---
    milemark:
      holidays: DE-BY
    ---
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Wed 11-25 17:00
    - [ ] 1.2 Print (1d, after 1.1 + 4h, @ben)  //= Thu 11-26 13:00 .. Fri 11-27 13:00
    - [ ] 1.3 Sum (1d, after 1.2, @ben)     //= Fri 11-27 13:00 .. Mon 11-30 13:00`,
    {
      holidays: [
        { date: '2026-11-24', name: 'Day of tests' },
        { date: '2026-11-28', name: 'Day of rest' },
      ],
      days: 5,
    },
  )
  check(
    'a holiday inside a lag makes the wait a day longer',
    '1.1 ends Mon 17:00; 8 working hours later is Wed 17:00, since Tue is off; 1.2 has Thu',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d, after 1.1 + 1d, @ben)  //= Thu 11-26 09:00 .. Thu 11-26 17:00`,
    { holidays: [{ date: '2026-11-24', name: 'Day of tests' }] },
  )
  check(
    'the status date is a holiday',
    'work begins on the next working day, Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
    { holidays: [{ date: '2026-11-23', name: 'Day of tests' }] },
  )
})

describe('the start of the plan', () => {
  check(
    'on a weekend: work begins on the Monday after it',
    'Sat 2026-11-28 is no working day',
    `
    ---
    milemark: { start: 2026-11-28 }
    ---
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-30 09:00 .. Mon 11-30 17:00; held by start`,
  )
  check(
    'in the future: nothing starts before it',
    'Wed 2026-12-02',
    `
    ---
    start: 2026-12-02
    ---
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Wed 12-02 09:00 .. Thu 12-03 17:00; held by start`,
    { assumed: ['working time: Monday to Friday, 09:00 to 17:00', 'holidays: none'] },
  )
  check(
    'in the past: nothing open starts before the status date',
    'the plan started three weeks ago; open work starts on Mon 2026-11-23',
    `
    ---
    milemark: { start: 2026-11-02 }
    ---
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00; held by as-of`,
  )
  check(
    'not stated: the first commit, from which days are counted',
    'Day 17 from Mon 2026-11-02 is the 17th working day: five in each of three weeks, then Tue 2026-11-24',
    `
    ## Milestones
    - [ ] M1: Demo (Day 17)                 //= Mon 11-23 17:00; 1 early
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
    { firstCommit: '2026-11-02' },
  )
  check(
    'on a weekend, with a target on its first day: that is the Monday after it',
    'Sat 2026-11-28: Day 1 is Mon 2026-11-30, on which 1.1 ends',
    `
    ---
    start: 2026-11-28
    ---
    ## Milestones
    - [ ] M1: Demo of 1.1 (Day 1)           //= Mon 11-30 17:00; on the day; in time
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-30 09:00 .. Mon 11-30 17:00`,
  )
  check(
    'the status date on a weekend',
    'Sat 2026-11-21: work begins on Mon',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
    { asOf: '2026-11-21' },
  )
})

// On Sunday 2027-03-28 the clock goes from 02:00 to 03:00 in Europe.
describe('the change to summer time', () => {
  check(
    'costs nobody an hour of work',
    'Fri and Mon are eight hours each, and the start stays at 09:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Fri 03-26 09:00 .. Mon 03-29 17:00`,
    { asOf: '2027-03-26' },
  )
  check(
    'a wait over it is counted in days of 24 hours on the clock',
    'from Fri 17:00, 36 hours are Sun 05:00; work begins on Mon 09:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Fri 03-26 09:00 .. Fri 03-26 17:00
    - [ ] 1.2 Dry (36h elapsed, after 1.1)  //= Fri 03-26 17:00 .. Sun 03-28 05:00; by nobody
    - [ ] 1.3 Paint (1d, after 1.2, @ana)   //= Mon 03-29 09:00 .. Mon 03-29 17:00`,
    { asOf: '2027-03-26' },
  )
})

describe('waiting by the clock', () => {
  check(
    'overnight: 16 hours from the evening are the morning',
    'Mon 17:00 and 16 h is Tue 09:00, so that nobody loses any time',
    `
    ## Tasks
    - [ ] 1.1 Glue (1d, @ana)               //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Dry (16h elapsed, after 1.1)  //= Mon 11-23 17:00 .. Tue 11-24 09:00; by nobody; held by dependency 1.1
    - [ ] 1.3 Paint (1d, after 1.2, @ana)   //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
    { load: ['ana: 16 of 40'] },
  )
  check(
    'over a weekend: three days from Fri evening are Mon evening',
    'Fri 17:00 and 72 h is Mon 17:00; 1.3 has Tue',
    `
    ## Tasks
    - [ ] 1.1 Glue (5d, @ana)               //= Mon 11-23 09:00 .. Fri 11-27 17:00
    - [ ] 1.2 Dry (3d elapsed, after 1.1)   //= Fri 11-27 17:00 .. Mon 11-30 17:00
    - [ ] 1.3 Paint (1d, after 1.2, @ana)   //= Tue 12-01 09:00 .. Tue 12-01 17:00`,
  )
  check(
    'needs nobody, even where one person does everything',
    'the wait begins on Mon 09:00 beside 1.1; a day of it ends Tue 09:00',
    `
    ## Tasks
    - [ ] 1.1 Print (2d)                    //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Wait for the paper (1d waiting)  //= Mon 11-23 09:00 .. Tue 11-24 09:00; by nobody`,
  )
})

describe('working time', () => {
  check(
    'Monday to Thursday with a break',
    'from 08:00; 5 days of 8 h are Mon to Thu and the Mon behind it; 1.2 has 5 h on Tue: 08:00 to 12:00 and 13:00 to 14:00',
    `
    ---
    milemark:
      calendar: Mon-Thu 8-12 13-17
    ---
    ## Tasks
    - [ ] 1.1 Parse (5d, @ana)              //= Mon 11-23 08:00 .. Mon 11-30 17:00
    - [ ] 1.2 Print (5h, after 1.1, @ana)   //= Tue 12-01 08:00 .. Tue 12-01 14:00`,
    { days: 6, load: ['ana: 32 of 32, 13 of 32'] },
  )
  check(
    'days of six hours: a day of work is six hours, eight hours are more',
    'work stops at 15:00; two days are 12 h, Mon and Tue; 8 h are Wed and two hours of Thu; a week is five days',
    `
    ---
    milemark:
      calendar: 6h
    ---
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Tue 11-24 15:00; effort 12
    - [ ] 1.2 Print (8h, after 1.1, @ana)   //= Wed 11-25 09:00 .. Thu 11-26 11:00
    - [ ] 1.3 Sum (1w, @ben)                //= Mon 11-23 09:00 .. Fri 11-27 15:00; effort 30`,
  )
  check(
    'two plans with working hours of their own: a person works by those of the first plan that names them',
    'Ana by the usual ones, Mon and then Tue from 09:00; Ben by those of the second plan, from 08:00 with a break',
    [
      `
      ## Tasks
      - [ ] 1.1 Parse (1d, @ana)            //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
      `
      ---
      milemark: { calendar: Mon-Thu 8-12 13-17 }
      ---
      ## Tasks
      - [ ] 1.1 Print (1d, @ana)            //= Tue 11-24 09:00 .. Tue 11-24 17:00
      - [ ] 1.2 Sum (1d, @ben)              //= Mon 11-23 08:00 .. Mon 11-23 17:00`,
    ],
  )
  check(
    'a short Friday',
    '4 days are 32 h: Mon to Thu; 1.2 has the five hours of Fri and three hours of Mon',
    `
    ---
    milemark:
      calendar: Mon-Thu 9-17, Fri 9-14
    ---
    ## Tasks
    - [ ] 1.1 Parse (4d, @ana)              //= Mon 11-23 09:00 .. Thu 11-26 17:00
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Fri 11-27 09:00 .. Mon 11-30 12:00`,
  )
})
