// The sandbox's clock as it ticks on this page, and dates and times as people read them.

import { tell } from './events.js';
import { locale, speaks, t } from './i18n.js';

const ZONE = 'Asia/Shanghai';
// China has had this offset, without summer time, since 1992.
const OFFSET = 8 * 3600;
const DAY = 86400;

let unix = Date.now() / 1000;
let heardAt = performance.now();

export const now = () => unix + (performance.now() - heardAt) / 1000;

export function setClock(heard) {
  const jumped = Math.abs(heard - now()) > 1.5;
  unix = heard;
  heardAt = performance.now();
  if (jumped) tell('clock');
}

setInterval(() => tell('tick'), 1000);

function format(moment, options) {
  return new Intl.DateTimeFormat(locale(), { timeZone: ZONE, ...options }).format(moment * 1000);
}

export const dayNumber = (moment) => Math.floor((moment + OFFSET) / DAY);
const startOfDay = (moment) => dayNumber(moment) * DAY - OFFSET;
// 1 January 1970 was a Thursday; Monday is 0.
const weekday = (moment) => (dayNumber(moment) + 3) % 7;
const yearOf = (moment) => new Date((moment + OFFSET) * 1000).getUTCFullYear();

export const timeOf = (moment) => format(moment, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const secondsOf = (moment) =>
  format(moment, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export const weekdayOf = (moment) => format(moment, { weekday: 'short' });

/** 9月15日, or with the year 2014年9月15日. */
export function dayOf(moment, withYear = false) {
  const month = speaks() === 'zh' ? 'long' : 'short';
  return format(moment, { month, day: 'numeric', ...(withYear ? { year: 'numeric' } : {}) });
}

/** The day above a day's messages; the year only when it is not this year. */
export function separatorOf(moment) {
  const day = dayOf(moment, yearOf(moment) !== yearOf(now()));
  return t('day', { day, weekday: weekdayOf(moment) });
}

/** The moment of a chat's newest message: the time today, the weekday this week, else the date. */
export function briefly(moment) {
  const days = dayNumber(now()) - dayNumber(moment);
  if (days === 0) return timeOf(moment);
  if (days > 0 && days < 7) return weekdayOf(moment);
  return format(moment, { year: '2-digit', month: 'numeric', day: 'numeric' });
}

/** The next half past eight in the morning. */
export function nextMorning() {
  const today = startOfDay(now()) + 8.5 * 3600;
  return today > now() ? today : today + DAY;
}

/** The next Friday, three in the afternoon. */
export function nextFriday() {
  const friday = startOfDay(now()) + ((4 - weekday(now()) + 7) % 7) * DAY + 15 * 3600;
  return friday > now() ? friday : friday + 7 * DAY;
}

/** The value of a date-and-time field, in the clock's zone. */
export const fieldOf = (moment) => new Date((Math.floor(moment / 60) * 60 + OFFSET) * 1000).toISOString().slice(0, 16);

export const isoOf = (moment) => new Date(moment * 1000).toISOString();

/** The moment a date-and-time field names, or NaN. */
export const momentOf = (field) => Date.parse(`${field}:00+08:00`) / 1000;
