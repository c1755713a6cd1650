import type { Calendar } from "./language.ts";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

export const englishCalendar: Calendar = {
  weekdays: weekdays.map(
    (day) =>
      `${day}|${day === "thursday" ? "thu|thur|thurs" : day === "tuesday" ? "tue|tues" : day === "wednesday" ? "wed|weds" : day.slice(0, 3)}`,
  ),
  weekdaysEach: weekdays.map((day) => `${day}s`),
  months: [
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sep|sept",
    "october|oct",
    "november|nov",
    "december|dec",
  ],
  each: "each|every|any|all",
  other: "other|second",
  daily: "daily|everyday|each and every day|day by day|once a day|every single day",
  workdays:
    "weekdays|workdays|working days|business days|on weekdays|every weekday|during the week|week days|work days",
  weekly: "weekly|once a week|every week",
  monthly: "monthly|once a month|every month",
  otherRhythms:
    "biweekly|bi-weekly|fortnightly|every fortnight|every other day|quarterly|every quarter|yearly|annually|once a year|every year|each year|every hour|hourly|twice a day|twice a week|twice a month|every minute|every second week|every 2 weeks|every two weeks|every 3 weeks|bimonthly|every six months|every 6 months",
  units: {
    minute: "minute|minutes|min|mins",
    hour: "hour|hours|hrs",
    day: "day|days",
    week: "week|weeks|wk|wks",
    month: "month|months",
    year: "year|years",
  },
  workday: "weekday|workday|working day|work day|business day|week day|school day",
  partsOfDay: {
    morning: "09:00",
    mornings: "09:00",
    noon: "12:00",
    lunchtime: "12:00",
    afternoon: "15:00",
    evening: "18:00",
    night: "20:00",
  },
  on: "on|at|in|by",
  at: "at|@|around|about|until|till|by|before|from|after|til|closes at|close at",
  to: "to|-|–|through|thru|until|till",
  ofMonth:
    "of the month|of each month|of every month|of a month|in the month|in each month|in every month|each month|every month|in a month|of month",
  endOfMonth:
    "end of the month|at the end of the month|end of each month|at the end of each month|end of every month|at the end of every month|month end|at month end|at the end of month|month's end|last day of the month|on the last day of the month|last day of each month|on the last day of each month|on the last day of every month|last of the month",
  startOfMonth:
    "beginning of the month|at the beginning of the month|start of the month|at the start of the month|start of each month|at the start of each month|at the beginning of each month|beginning of each month|at the start of every month|at the beginning of every month",
  ordinals: { first: 1, "1st": 1, second: 2, "2nd": 2, third: 3, "3rd": 3, fourth: 4, "4th": 4 },
  last: "last",
  next: "next|coming|this|this coming",
  today: "today|tonight",
  tomorrow: "tomorrow",
  inFuture: "in",
  am: "am|a.m.|a.m|in the morning",
  pm: "pm|p.m.|p.m|in the afternoon|in the evening|at night",
  oclock: "o'clock|oclock|h|hrs|hours sharp|sharp",
  clockPhrases: {
    "half past": 30,
    "quarter past": 15,
    "a quarter past": 15,
    "quarter to": -15,
    "a quarter to": -15,
    "ten past": 10,
    "ten to": -10,
  },
  namedTimes: {
    noon: "12:00",
    "12 noon": "12:00",
    "12 midday": "12:00",
    "twelve noon": "12:00",
    midday: "12:00",
    midnight: "00:00",
    "lunch time": "12:00",
    lunchtime: "12:00",
    "end of day": "17:00",
    "end of the day": "17:00",
    eod: "17:00",
    "close of business": "17:00",
  },
};
